import Formats
internal import Geometry

/// The rows of delimited text, to be given on as they are.
///
/// They are read once. What the columns hold is taken from a sample, and every cell is held against that on the way; when
/// one tells otherwise, `isRefuted` says so, and the rows have to be taken again from `surveyed`.
struct DelimitedRowSource: RowSource {
    let fields: [Field]
    let identifier: Int?
    let wideColumns: Set<Int>
    /// How many rows there are, as far as a sample tells.
    let expectedRowCount: Int
    private let blocks: DelimitedBlocks
    private let threads: Int
    /// What the columns are taken for; nil while nobody knows.
    private let assumed: ColumnTyping?
    /// The blocks that the sample was taken from.
    private let sampled: Set<Int>
    private let ledger: DelimitedLedger

    /// How many blocks make a sample. A table that has no more is read as a whole beforehand.
    private static let sampleSize = 16

    /// Looks at a sample of a table.
    ///
    /// - Parameter threads: How many may read at a time; nil for as many as there are cores.
    /// - Throws: `TableError` for a row that is too long.
    init(_ blocks: DelimitedBlocks, identifier: Int?, threads: Int?) throws(TableError) {
        let threads = threads ?? Parallel.width
        let unknown = DelimitedRowSource(blocks, identifier: identifier, threads: threads, nil)
        guard blocks.count > Self.sampleSize else {
            self = try unknown.surveyed()
            return
        }
        let sampled = (0..<Self.sampleSize).map { $0 * blocks.count / Self.sampleSize }
        let columns = blocks.header.columns.count
        let none = ColumnTyping(columns: columns)
        let parts = Parallel.map(count: sampled.count, threads: threads, tool: { RowBlock(columns: columns) })
        { place, rows in
            let part = blocks.read(
                sampled[place], from: blocks.likelyStart(sampled[place]), none, into: &rows)
            blocks.bytes.release(part.start..<part.end)
            return part
        }
        let rows = parts.reduce(0) { $0 + $1.rows }
        let size = parts.reduce(1) { $0 + $1.end - $1.start }
        self.init(
            blocks, identifier: identifier, threads: threads,
            parts.reduce(into: none) { $0.add($1.typing) }, sampled: Set(sampled),
            expectedRowCount: Int(Double(rows) * Double(blocks.size) / Double(size)))
    }

    private init(
        _ blocks: DelimitedBlocks, identifier: Int?, threads: Int, _ typing: ColumnTyping?,
        sampled: Set<Int> = [], expectedRowCount: Int = 0, _ ledger: DelimitedLedger? = nil
    ) {
        self.blocks = blocks
        self.identifier = identifier
        self.threads = threads
        self.sampled = sampled
        self.expectedRowCount = expectedRowCount
        self.ledger = ledger ?? DelimitedLedger(blocks.header, shown: blocks.shown)
        assumed = typing
        let known = typing ?? ColumnTyping(columns: blocks.header.columns.count)
        wideColumns = known.wideColumns
        fields = uniqueNames(
            zip(blocks.header.columns, known.types).map { Field($0, $1, $0) }, folding: false)
    }

    var blockCount: Int { blocks.count }

    /// Whether the columns hold something else than `fields` say, as far as was read.
    var isRefuted: Bool { ledger.isRefuted }

    /// What all rows tell together; those that nobody has read yet are read for it.
    ///
    /// - Throws: `TableError` for a row that is too long.
    func survey() throws(TableError) -> DelimitedSurvey {
        // Then nobody goes by the types of the sample, and all is read anew.
        if isRefuted { return ledger.known }
        let first = ledger.known.blockCount
        try Parallel.inOrder(count: blockCount - first, threads: threads) { number, used -> Reading in
            let reading = used ?? Reading(RowBlock(columns: fields.count))
            do throws(FormatError) {
                try read(block: first + number, into: &reading.rows)
                finish(block: first + number)
            } catch {
                reading.failure = error
            }
            return reading
        } take: { (_, reading) throws(TableError) in
            if let failure = reading.failure { throw TableError(path: failure.path, reason: failure.reason) }
        }
        return ledger.known
    }

    /// The same rows, with columns of which all rows were asked what they hold.
    ///
    /// - Throws: `TableError` for a row that is too long.
    func surveyed() throws(TableError) -> DelimitedRowSource {
        let unknown = DelimitedRowSource(blocks, identifier: identifier, threads: threads, nil)
        let survey = try unknown.survey()
        return DelimitedRowSource(
            blocks, identifier: identifier, threads: threads, survey.typing,
            expectedRowCount: survey.rowCount, unknown.ledger)
    }

    /// What a thread reads rows into that nobody wants.
    private final class Reading: @unchecked Sendable {
        // One thread has it at a time.
        var rows: RowBlock
        var failure: FormatError?

        init(_ rows: RowBlock) { self.rows = rows }
    }

    func read(block number: Int, into rows: inout RowBlock) throws(FormatError) {
        // Blocks that nobody has begun must be read before this one can end.
        for earlier in ledger.begin(number) { try settle(earlier, into: &rows) }
        try settle(number, into: &rows)
    }

    private func settle(_ number: Int, into rows: inout RowBlock) throws(FormatError) {
        // What is written from here on is thrown away.
        if ledger.isRefuted { return rows.begin(number, firstRow: 1) }
        let typing = assumed ?? ColumnTyping(columns: fields.count)
        let likely = ledger.place(number)?.start ?? blocks.likelyStart(number)
        var part = blocks.read(number, from: likely, typing, into: &rows)
        guard let place = ledger.settledPlace(number) else {
            return rows.begin(number, firstRow: 1)
        }
        if part.start != place.start {
            // What was taken for rows when the sample was taken was none.
            if sampled.contains(number) { ledger.refute() }
            part = blocks.read(number, from: place.start, typing, into: &rows)
        }
        rows.number(from: place.firstRow)
        if let assumed, !part.typing.isAlike(assumed) { ledger.refute() }
        ledger.add(number, part)
        guard part.end - part.start <= RowBlock.limit else {
            throw FormatError(
                path: blocks.name,
                reason: "\(blocks.bytes.lines(at: [part.start])[0]): a row from here on is longer than 4 GB",
                advice: "a quotation mark may be missing")
        }
    }

    func finish(block number: Int) {
        if let start = ledger.place(number)?.start, let end = ledger.place(number + 1)?.start {
            blocks.bytes.release(start..<end)
        }
    }
}
