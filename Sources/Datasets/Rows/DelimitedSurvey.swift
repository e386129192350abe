import Formats
internal import Geometry

/// What is known of delimited text from its first blocks on, as far as they were read: where they begin, what their columns
/// hold, which rows have no position. Nothing of a row is kept.
struct DelimitedSurvey: Sendable {
    /// One block, as whoever has read it found it.
    struct Part: Sendable {
        let start: Int
        var end: Int
        var rows = 0
        var typing: ColumnTyping
        var rejected: [RejectedRow] = []
        var rejectedCount = 0
        var surplusCount = 0
        var surplus: [(offset: Int, fields: Int)] = []
        var notText: Int?
        var open: Int?

        /// A block from `start` on, in which nothing was read yet.
        init(start: Int, _ typing: ColumnTyping) {
            (self.start, end) = (start, start)
            self.typing = typing
        }
    }

    /// Where the blocks begin and the last of them ends, and the number of the first row there, from 1.
    private(set) var starts: [Int]
    private(set) var firstRows = [1]
    private(set) var typing: ColumnTyping
    /// The first rows without a position, and how many there are.
    private(set) var rejected: [RejectedRow] = []
    private(set) var rejectedCount = 0
    /// What else is wrong: where, and how often.
    private(set) var surplusCount = 0
    private(set) var surplus: [(offset: Int, fields: Int)] = []
    private(set) var notText: Int?
    private(set) var open: Int?

    /// Nothing yet of rows that begin behind a header.
    init(_ header: DelimitedHeader) {
        starts = [header.end]
        typing = ColumnTyping(columns: header.columns.count)
    }

    /// How many blocks are known.
    var blockCount: Int { starts.count - 1 }

    /// How many rows they have.
    var rowCount: Int { firstRows[blockCount] - 1 }

    /// Adds the next block.
    ///
    /// - Parameter shown: How many of the rows without a position are kept.
    mutating func add(_ part: Part, shown: Int) {
        for row in part.rejected.prefix(max(0, shown - rejected.count)) {
            rejected.append(
                RejectedRow(
                    row: rowCount + row.row, offset: row.offset, column: row.column, reason: row.reason))
        }
        surplus += part.surplus.prefix(max(0, RowNotes.shown - surplus.count))
        firstRows.append(firstRows[blockCount] + part.rows)
        starts.append(part.end)
        typing.add(part.typing)
        rejectedCount += part.rejectedCount
        surplusCount += part.surplusCount
        notText = notText ?? part.notText
        open = open ?? part.open
    }
}

/// The survey of a table that threads read block by block, each of which ends where the next one begins.
///
/// Nobody can tell whether the middle of a file lies within a quoted field. A block is read as if it began after a line end
/// outside of one; once all before it are known, it shows whether it does, and its rows get their numbers.
final class DelimitedLedger: @unchecked Sendable {
    // All that changes is read and written under the monitor alone.
    private var survey: DelimitedSurvey
    private var begun = 0
    private var refuted = false
    private let monitor = Monitor()
    private let shown: Int

    init(_ header: DelimitedHeader, shown: Int) {
        survey = DelimitedSurvey(header)
        self.shown = shown
    }

    /// What is known by now.
    var known: DelimitedSurvey { monitor.locked { survey } }

    /// Whether the columns turned out to hold something else than was assumed.
    var isRefuted: Bool { monitor.locked { refuted } }

    /// Tells that they do; whatever is still read will be thrown away.
    func refute() {
        monitor.locked {
            refuted = true
            monitor.tell()
        }
    }

    /// Says that the caller is going to read a block.
    ///
    /// - Returns: The blocks before it that nobody has begun, which are now the caller's, too.
    func begin(_ number: Int) -> Range<Int> {
        monitor.locked {
            defer { begun = max(begun, number + 1) }
            return min(begun, number)..<number
        }
    }

    /// Where a block begins and the number of its first row, if all before it are known.
    func place(_ number: Int) -> (start: Int, firstRow: Int)? {
        monitor.locked {
            number <= survey.blockCount ? (survey.starts[number], survey.firstRows[number]) : nil
        }
    }

    /// The same, waiting for those who read the blocks before it; nil when that is of no use any more.
    func settledPlace(_ number: Int) -> (start: Int, firstRow: Int)? {
        monitor.locked {
            while !refuted, number > survey.blockCount { monitor.wait() }
            return refuted ? nil : (survey.starts[number], survey.firstRows[number])
        }
    }

    /// Adds a block that begins where those before it end; one that is known is not added again.
    func add(_ number: Int, _ part: DelimitedSurvey.Part) {
        monitor.locked {
            if number == survey.blockCount {
                survey.add(part, shown: shown)
                monitor.tell()
            }
        }
    }
}
