internal import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A table in the order of its regions: the blocks are regions, their rows read again from where they are.
package struct RegionSource<Base: RowSource>: RowSource {
    /// The regions.
    package let plan: RegionPlan
    private let base: Base
    private let levels: [LevelFile]

    package var fields: [Field] { base.fields }
    package var identifier: Int? { base.identifier }
    package var wideColumns: Set<Int> { base.wideColumns }
    package var blockCount: Int { plan.regions.count }

    /// Spreads a table of so many rows over regions; their order lies in files without a name beside `staged`.
    ///
    /// - Throws: `FormatError` when the table cannot be read, or the disk is full.
    package init(_ base: Base, rowCount: Int, beside staged: StagedFile) throws(FormatError) {
        self.base = base
        var sorter = ExternalSorter<PlacedRow>(beside: staged)
        try RowStream.convert(base, using: PlaceMaker.init) { maker throws(FormatError) in
            try sorter.add(maker.rows)
        }
        // Each level has four times the rows of those before it, together with them.
        var depth = 0
        while rowCount >> (2 * depth) > RegionPlan.regionSize { depth += 1 }
        var levels: [LevelFile] = []
        for level in 0...depth {
            levels.append(try LevelFile(beside: staged, number: level))
        }
        var regions = Array(repeating: [Region](), count: levels.count)
        var number = 0
        try sorter.forEach { row throws(FormatError) in
            let level = number == 0 ? 0 : depth - min(depth, number.trailingZeroBitCount / 2)
            number += 1
            try levels[level].append(row)
            let place = levels[level].count
            if let last = regions[level].last, last.rows.count < RegionPlan.regionSize,
                last.bounds.isEmpty == row.isNowhere
            {
                var bounds = last.bounds
                bounds.add(row.bounds)
                regions[level][regions[level].count - 1] = Region(
                    level: level, rows: last.rows.lowerBound..<place, bounds: bounds)
            } else {
                regions[level].append(Region(level: level, rows: place - 1..<place, bounds: row.bounds))
            }
        }
        for level in levels { try level.finish() }
        self.levels = levels
        plan = RegionPlan(regions: regions.flatMap(\.self))
    }

    package func read(block number: Int, into rows: inout RowBlock) throws(FormatError) {
        let region = plan.regions[number]
        try base.read(levels[region.level].rows(region.rows), asBlock: number, into: &rows)
    }

    package func read(
        _ places: [RowPlace], asBlock number: Int, into rows: inout RowBlock
    ) throws(FormatError) {
        try base.read(places, asBlock: number, into: &rows)
    }
}

/// A row with its position along the curve.
private struct PlacedRow: SortableEntry {
    let key: UInt64
    let place: UInt64
    let longitude: Float
    let latitude: Float

    /// Rows without a position come last.
    init(_ place: RowPlace, _ position: Coordinate?) {
        self.place = place.place
        let bounds = position.map { PlanarBounds($0) }
        key =
            bounds.map { SpatialEntry(row: place.row, $0).key }
            ?? UInt64(UInt32.max) << 32 | UInt64(UInt32(truncatingIfNeeded: place.row))
        longitude = position.map { Float($0.longitude) } ?? .nan
        latitude = position.map { Float($0.latitude) } ?? .nan
    }

    var isNowhere: Bool { latitude.isNaN }

    /// A box that the position surely lies in, although its numbers are short.
    var bounds: PlanarBounds {
        var bounds = PlanarBounds()
        if isNowhere { return bounds }
        (bounds.west, bounds.east) = (Double(longitude.nextDown), Double(longitude.nextUp))
        (bounds.south, bounds.north) = (Double(latitude.nextDown), Double(latitude.nextUp))
        return bounds
    }

    var rowPlace: RowPlace { RowPlace(row: Int(key & 0xFFFF_FFFF), place: place) }
}

/// The places of a block's rows, in order of the curve.
private struct PlaceMaker: RowMaker {
    private(set) var rows: [PlacedRow] = []

    mutating func make(_ block: RowBlock) {
        rows.removeAll(keepingCapacity: true)
        for (row, place) in block.places.enumerated() {
            rows.append(
                PlacedRow(
                    place, Coordinate(latitude: block.latitudes[row], longitude: block.longitudes[row])))
        }
        rows.sort { $0.key < $1.key }
    }
}

/// The rows of a level in a file that has no name.
private final class LevelFile: @unchecked Sendable {
    // Written to by one thread before any other reads.
    private var waiting: [PlacedRow] = []
    private(set) var count = 0
    private let descriptor: Int32
    private let destination: String

    private static let fill = 2048

    init(beside staged: StagedFile, number: Int) throws(FormatError) {
        let path = "\(staged.temporary).level\(number)"
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        destination = staged.destination
        guard descriptor >= 0 else { throw FormatError(path: staged.destination, errno: errno) }
        // The name goes at once: nothing is left behind when the program is killed.
        unsafe unlink(path)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func append(_ row: PlacedRow) throws(FormatError) {
        waiting.append(row)
        count += 1
        if waiting.count == Self.fill { try finish() }
    }

    func finish() throws(FormatError) {
        let stride = MemoryLayout<PlacedRow>.stride
        let start = (count - waiting.count) * stride
        let size = waiting.count * stride
        var done = 0
        while done < size {
            let written = unsafe waiting.withUnsafeBytes { bytes in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
                return unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(start + done))
            }
            if written >= 0 {
                done += written
            } else if errno != EINTR {
                throw FormatError(path: destination, errno: errno)
            }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    func rows(_ range: Range<Int>) throws(FormatError) -> [RowPlace] {
        let stride = MemoryLayout<PlacedRow>.stride
        let rows = unsafe [PlacedRow](unsafeUninitializedCapacity: range.count) { buffer, filled in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            var done = 0
            while done < range.count * stride {
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
                let got = unsafe pread(
                    descriptor, rest.baseAddress, range.count * stride - done,
                    off_t(range.lowerBound * stride + done))
                if got > 0 { done += got } else if got == 0 || errno != EINTR { break }
            }
            filled = done / stride
        }
        guard rows.count == range.count else { throw FormatError(path: destination, errno: errno) }
        return rows.map(\.rowPlace)
    }
}
