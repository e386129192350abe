internal import Geometry

/// A table in the order of its regions, which are its blocks: the rows are sorted along Hilbert's curve on the disk, and each
/// is dealt to the level that its turn on the curve says. A region is ready when its level has as many rows as it takes.
///
/// The regions can be read once, by several threads that begin them in their order.
package final class RegionSource: RowSource, @unchecked Sendable {
    package let fields: [Field]
    package let identifier: Int?
    package let wideColumns: Set<Int>
    /// How many regions there are.
    package let blockCount: Int
    /// What a viewer shows of the rows.
    package let look: KMLLook
    private let monitor = Monitor()
    /// Read and written under the monitor alone.
    private var dealer: RegionDealer
    private var nextRegion = 0
    private var failure: FormatError?

    /// Spreads a table over regions; its rows lie in a file without a name beside `staged` meanwhile.
    ///
    /// - Throws: `FormatError` when the table cannot be read, or the disk is full.
    package init(
        _ base: some RowSource, _ meaning: RowMeaning, beside staged: StagedFile
    ) throws(FormatError) {
        var sorter = try RowSorter(beside: staged)
        var located = 0
        var rows = 0
        var look = KMLLook(meaning)
        var counter = KindCounter(look)
        let (columns, output) = (look, sorter.output)
        let maker = { @Sendable in RecordMaker(columns, to: output) }
        try RowStream.convert(base, using: maker) { maker throws(FormatError) in
            if !maker.isWritten { _ = try output.finish() }
            sorter.add(maker.run)
            counter.add(maker.counter)
            located += maker.located
            rows += maker.rows
        }
        look.add(counter)
        self.look = look
        try sorter.merge()
        let plan = RegionPlan(located: located, elsewhere: rows - located)
        blockCount = plan.regionCount
        dealer = RegionDealer(sorter, plan)
        (fields, identifier, wideColumns) = (base.fields, base.identifier, base.wideColumns)
    }

    package func read(block number: Int, into rows: inout RowBlock) throws(FormatError) {
        var records = rows.takeMemory()
        let taken: Result<Int, FormatError> = monitor.locked {
            while nextRegion < number, failure == nil { monitor.wait() }
            defer { monitor.tell() }
            if let failure { return .failure(failure) }
            do throws(FormatError) {
                let level = try dealer.takeRegion(&records)
                nextRegion += 1
                return .success(level)
            } catch {
                failure = error
                return .failure(error)
            }
        }
        rows.begin(number, level: try taken.get(), records: &records)
    }
}

/// Deals sorted rows to levels until one has enough for a region.
private struct RegionDealer: ~Copyable {
    private var sorter: RowSorter
    private let plan: RegionPlan
    private var turn = 0
    private var pending: [(records: [UInt8], rows: Int)]

    init(_ sorter: consuming RowSorter, _ plan: RegionPlan) {
        self.sorter = sorter
        self.plan = plan
        pending = Array(repeating: ([], 0), count: plan.levelCount + 1)
    }

    /// Takes rows until a region is full, or one that is not when there are no more; gives its level.
    mutating func takeRegion(_ records: inout [UInt8]) throws(FormatError) -> Int {
        var level = plan.level(ofTurn: turn)
        while try sorter.next(to: &pending[level].records) {
            turn += 1
            pending[level].rows += 1
            if pending[level].rows == RegionPlan.regionSize { break }
            level = plan.level(ofTurn: turn)
        }
        if pending[level].rows < RegionPlan.regionSize {
            level = pending.firstIndex { $0.rows > 0 } ?? level
        }
        swap(&records, &pending[level].records)
        pending[level].rows = 0
        return level
    }
}

/// The rows of a block as records on the disk, in order of the curve; rows without a position come last.
private struct RecordMaker: RowMaker {
    /// Where they lie.
    private(set) var run = 0..<0
    private(set) var isWritten = true
    private(set) var rows = 0
    private(set) var located = 0
    private(set) var counter: KindCounter
    private var records: [UInt8] = []
    private var order: [(key: UInt64, row: Int)] = []
    private let output: PlacedOutput

    init(_ look: KMLLook, to output: PlacedOutput) {
        counter = KindCounter(look)
        self.output = output
    }

    mutating func make(_ block: RowBlock) {
        records.removeAll(keepingCapacity: true)
        order.removeAll(keepingCapacity: true)
        counter.make(block)
        rows = block.count
        located = 0
        for (row, place) in block.places.enumerated() {
            let position = Coordinate(latitude: block.latitudes[row], longitude: block.longitudes[row])
            if position != nil { located += 1 }
            let turn = position.map { SpatialBox.place(PlanarBounds($0)) } ?? UInt64(UInt32.max)
            order.append((turn << 32 | UInt64(UInt32(truncatingIfNeeded: place.row)), row))
        }
        order.sort { $0.key < $1.key }
        var next = 0
        block.forEach(in: order.lazy.map(\.row)) { row in
            row.append(key: order[next].key, to: &records)
            next += 1
        }
        let place = output.place(for: records.count)
        run = place..<place + records.count
        isWritten = output.write(records[...], at: place)
    }
}
