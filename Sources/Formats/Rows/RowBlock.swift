package import Geometry

/// Some rows of a table as bytes: what lies between whoever reads a table and whoever writes one.
///
/// Texts are UTF-8 without U+0000, numbers are written as JSON writes them, so that writers copy and need not look twice.
/// They lie in the file that was read, or in memory of the block's own where they had to be made.
package struct RowBlock: Sendable {
    /// What a cell holds.
    package enum Kind: UInt8, Sendable, BitwiseCopyable {
        /// Nothing.
        case null
        /// Text.
        case text
        /// A whole number that fits 64 bits.
        case integer
        /// A finite number.
        case real
        /// True.
        case yes
        /// False.
        case no
        /// A calendar day, `YYYY-MM-DD`.
        case date
        /// A piece of JSON.
        case json
    }

    /// A cell: what it is, and where its bytes lie.
    package struct Cell: Sendable, BitwiseCopyable {
        package let kind: Kind
        fileprivate let isOwn: Bool
        fileprivate let start: UInt32
        package let length: UInt32
    }

    /// How many columns there are.
    package let columns: Int
    /// The cells, row after row.
    package private(set) var cells: [Cell] = []
    /// The positions, by row; not a number where there is none.
    package private(set) var latitudes: [Double] = []
    package private(set) var longitudes: [Double] = []
    /// Which block of its source it is, from 0.
    package private(set) var number = 0
    /// Where the rows are, for whoever wants to read some of them again.
    package private(set) var places: [RowPlace] = []
    private var firstRow = 1

    private var source: MemoryBlock?
    private var base = 0
    private var own: [UInt8] = []
    private var scratch: MemoryBlock?

    /// The longest stretch of a file that cells can point into.
    package static let limit = Int(UInt32.max)

    /// A block without rows.
    package init(columns: Int) { self.columns = columns }

    /// How many rows there are.
    package var count: Int { latitudes.count }

    /// Takes all rows away and begins anew with cells from `source`, counted from `base` on; none when all cells are
    /// the block's own. The rows are numbered from `firstRow` on, or by the places that they are given.
    package mutating func begin(
        _ number: Int, firstRow: Int, source: MemoryBlock? = nil, base: Int = 0
    ) {
        self.number = number
        self.firstRow = firstRow
        self.source = source
        self.base = base
        cells.removeAll(keepingCapacity: true)
        latitudes.removeAll(keepingCapacity: true)
        longitudes.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        own.removeAll(keepingCapacity: true)
    }

    /// Memory of the block's own, for rows that are read from all over a file; it is used again for the next ones.
    package mutating func scratch(atLeast size: Int) -> MemoryBlock {
        if let scratch, scratch.count >= size { return scratch }
        let block = MemoryBlock(zeros: size + size / 2)
        scratch = block
        return block
    }

    /// Adds a cell that lies in the source; `start` counts from its base.
    @inline(__always)
    package mutating func add(_ kind: Kind, _ start: Int, _ length: Int) {
        cells.append(
            Cell(
                kind: kind, isOwn: false, start: UInt32(truncatingIfNeeded: start),
                length: UInt32(truncatingIfNeeded: length)))
    }

    /// Adds an empty cell.
    package mutating func addNull() { add(.null, 0, 0) }

    /// Adds a cell whose bytes `body` appends.
    package mutating func add(_ kind: Kind, _ body: (inout [UInt8]) -> Void) {
        let start = own.count
        body(&own)
        cells.append(
            Cell(
                kind: kind, isOwn: true, start: UInt32(clamping: start),
                length: UInt32(clamping: own.count - start)))
    }

    /// Ends a row, whose cells have been added.
    ///
    /// - Parameter place: Where the source can find it again; it need not be the same for any two readings.
    package mutating func end(latitude: Double, longitude: Double, place: UInt64) {
        end(latitude: latitude, longitude: longitude, RowPlace(row: firstRow + count, place: place))
    }

    /// Ends a row that was read out of its order.
    package mutating func end(latitude: Double, longitude: Double, _ place: RowPlace) {
        places.append(place)
        latitudes.append(latitude)
        longitudes.append(longitude)
    }

    /// Takes away the rows that do not pass a test.
    package mutating func keep(_ test: (Row) throws -> Bool) rethrows {
        var passes: [Bool] = []
        passes.reserveCapacity(count)
        try forEach { row in passes.append(try test(row)) }
        var kept = 0
        for row in passes.indices where passes[row] {
            if kept < row {
                for column in 0..<columns { cells[kept * columns + column] = cells[row * columns + column] }
                (latitudes[kept], longitudes[kept], places[kept]) = (
                    latitudes[row], longitudes[row], places[row]
                )
            }
            kept += 1
        }
        cells.removeLast((count - kept) * columns)
        places.removeLast(count - kept)
        longitudes.removeLast(count - kept)
        latitudes.removeLast(count - kept)
    }

    /// Calls `body` with one row after the other.
    @inline(__always)
    package func forEach(_ body: (Row) throws -> Void) rethrows {
        let all = unsafe source.map { unsafe $0.bytes(base, $0.count - base) }
        try unsafe own.withUnsafeBytes { own in
            try unsafe cells.withUnsafeBufferPointer { cells in
                for row in 0..<count {
                    let line = unsafe UnsafeBufferPointer(
                        rebasing: cells[row * columns..<(row + 1) * columns])
                    let position = Coordinate(latitude: latitudes[row], longitude: longitudes[row])
                    try unsafe body(
                        Row(
                            number: places[row].row, isFirst: row == 0, position: position, cells: line,
                            own: own, source: all ?? UnsafeRawBufferPointer(start: nil, count: 0)))
                }
            }
        }
    }

    /// A row, good as long as it is being looked at.
    @safe package struct Row {
        /// Its number, from 1.
        package let number: Int
        /// Whether it is the first of its block.
        package let isFirst: Bool
        /// Where it is; nil when that is not known.
        package let position: Coordinate?
        fileprivate let cells: UnsafeBufferPointer<Cell>
        fileprivate let own: UnsafeRawBufferPointer
        fileprivate let source: UnsafeRawBufferPointer

        /// How many cells there are.
        package var columns: Int { unsafe cells.count }

        /// How long all cells are together.
        @inline(__always)
        package var length: Int {
            var length = 0
            for column in unsafe 0..<cells.count { length += unsafe Int(cells[column].length) }
            return length
        }

        /// A cell.
        @inline(__always)
        package subscript(column: Int) -> Cell {
            unsafe precondition(column >= 0 && column < cells.count)
            return unsafe cells[column]
        }

        /// A cell as text; nothing for what is missing.
        package func text(_ column: Int) -> String {
            let cell = self[column]
            return switch cell.kind {
            case .yes: "true"
            case .no: "false"
            default: unsafe String(decoding: bytes(cell), as: UTF8.self)
            }
        }

        /// The bytes of a cell.
        @unsafe @inline(__always)
        package func bytes(_ cell: Cell) -> UnsafeRawBufferPointer {
            let all = unsafe cell.isOwn ? own : source
            let (start, length) = (Int(cell.start), Int(cell.length))
            precondition(start + length <= all.count)
            guard length > 0, let first = all.baseAddress else {
                return unsafe UnsafeRawBufferPointer(start: nil, count: 0)
            }
            return unsafe UnsafeRawBufferPointer(start: first + start, count: length)
        }
    }
}
