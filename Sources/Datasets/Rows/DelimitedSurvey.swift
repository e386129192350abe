import Formats
internal import Geometry

/// What must be known of delimited text before its rows can be given on: where blocks of them begin, what its columns
/// hold, which rows have no position. One look at every cell, by all cores; nothing of a row is kept.
struct DelimitedSurvey: Sendable {
    /// Where the blocks of rows begin, and the end of the last; `firstRows` has the number of each block's first row, from 1.
    private(set) var starts: [Int]
    private(set) var firstRows: [Int] = []
    private(set) var rowCount = 0
    private(set) var typing: ColumnTyping
    /// The first rows without a position, and how many there are.
    private(set) var rejected: [RejectedRow] = []
    private(set) var rejectedCount = 0
    /// What else is wrong: where, and how often.
    private(set) var surplusCount = 0
    private(set) var surplus: [(offset: Int, fields: Int)] = []
    private(set) var notText: Int?
    private(set) var open: Int?

    /// Blocks of about this many bytes: enough to be worth a thread's while, little to hold.
    private static let stretch = 1 << 18

    /// - Parameter shown: How many of the rows without a position are kept.
    /// - Throws: `TableError` for a row that is too long.
    init(
        _ bytes: TableBytes, _ header: DelimitedHeader, name: String, shown: Int, threads: Int?
    ) throws(TableError) {
        starts = [header.end]
        typing = ColumnTyping(columns: header.columns.count)
        let size = bytes.count - header.end
        let count = (size + Self.stretch - 1) / Self.stretch
        try Parallel.inOrder(count: count, threads: threads ?? Parallel.width) { number, _ -> Part in
            let start = header.end + number * Self.stretch
            // As in `DelimitedReading`: begun after a line end, and again where that lay within a field.
            let first = number == 0 ? start : DelimitedReading.afterLineEnd(bytes, from: start - 1)
            return Part(bytes, header, from: first, to: start + Self.stretch, shown: shown)
        } take: { (number, part) throws(TableError) in
            var part = part
            let start = self.starts[self.starts.count - 1]
            if part.start != start {
                let limit = header.end + (number + 1) * Self.stretch
                part = Part(bytes, header, from: start, to: limit, shown: shown)
            }
            guard part.end - part.start <= RowBlock.limit else {
                throw TableError(
                    path: name,
                    reason: "\(bytes.lines(at: [start])[0]): a row from here on is longer than 4 GB")
            }
            self.add(part, shown: shown)
        }
    }

    private mutating func add(_ part: Part, shown: Int) {
        guard part.rows > 0 else { return }
        firstRows.append(rowCount + 1)
        starts.append(part.end)
        for row in part.rejected.prefix(max(0, shown - rejected.count)) {
            rejected.append(
                RejectedRow(
                    row: rowCount + row.row, offset: row.offset, column: row.column, reason: row.reason))
        }
        surplus += part.surplus.prefix(max(0, RowNotes.shown - surplus.count))
        rowCount += part.rows
        typing.add(part.typing)
        rejectedCount += part.rejectedCount
        surplusCount += part.surplusCount
        notText = notText ?? part.notText
        open = open ?? part.open
    }

    /// One stretch of the file.
    private struct Part: Sendable {
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

        /// Looks at the rows that begin from `start` on and before `limit`.
        init(_ bytes: TableBytes, _ header: DelimitedHeader, from start: Int, to limit: Int, shown: Int) {
            self.start = start
            end = start
            let columns = header.columns.count
            typing = ColumnTyping(columns: columns)
            let all = unsafe bytes.block.bytes(0, bytes.count)
            var scanner = unsafe DelimitedScanner(all, delimiter: header.delimiter, at: start)
            while scanner.position < limit, scanner.beginRow(), scanner.position < limit {
                let rowStart = scanner.position
                var latitude = 0..<0
                var longitude = 0..<0
                var column = 0
                var hasSurplus = false
                while true {
                    let field = scanner.field()
                    if column < columns {
                        if column == header.latitude { latitude = field.range }
                        if column == header.longitude { longitude = field.range }
                        unsafe typing.look(column, scanner.bytes(field.range))
                    } else if !field.range.isEmpty {
                        // A delimiter at the end of a row takes nothing away.
                        hasSurplus = true
                    }
                    column += 1
                    if field.isLast { break }
                }
                if DelimitedReading.position(scanner, latitude, longitude) == nil {
                    rejectedCount += 1
                    if rejected.count < shown {
                        let fault = DelimitedReading.fault(
                            scanner, latitude, longitude, fields: column, header)
                        rejected.append(
                            RejectedRow(
                                row: rows, offset: rowStart, column: fault.column, reason: fault.reason))
                    }
                } else if scanner.isOpen {
                    open = rowStart
                }
                if hasSurplus {
                    surplusCount += 1
                    if surplus.count < RowNotes.shown { surplus.append((rowStart, column)) }
                }
                if notText == nil, !scanner.isText(from: rowStart) { notText = rowStart }
                rows += 1
            }
            end = min(bytes.count, scanner.position)
            bytes.release(start..<end)
        }
    }
}
