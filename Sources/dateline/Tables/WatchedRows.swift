import Formats
import Synchronization

/// The rows of a source, told of on a terminal as they go by.
struct WatchedRows: RowSource {
    private let base: any RowSource
    private let progress: ProgressLine
    private let count = Count()

    /// What several threads add to.
    private final class Count: Sendable {
        let rows = Atomic<Int>(0)
        let blocks = Atomic<Int>(0)
    }

    init(_ base: any RowSource, _ title: String) {
        self.base = base
        progress = ProgressLine(title, unit: "rows")
    }

    var fields: [Field] { base.fields }
    var identifier: Int? { base.identifier }
    var wideColumns: Set<Int> { base.wideColumns }
    var blockCount: Int { base.blockCount }

    func read(block number: Int, into rows: inout RowBlock) throws(FormatError) {
        try base.read(block: number, into: &rows)
        let read = count.rows.wrappingAdd(rows.count, ordering: .relaxed).newValue
        let blocks = count.blocks.wrappingAdd(1, ordering: .relaxed).newValue
        progress.update(read, share: Double(blocks) / Double(max(1, blockCount)))
    }

    func finish(block number: Int) { base.finish(block: number) }
}
