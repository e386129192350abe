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
        @usableFromInline let isOwn: Bool
        /// Whether every format writes its text as it is: printable ASCII without " \\ & < and >.
        package let isPlain: Bool
        @usableFromInline var start: UInt32
        package let length: UInt32

        @inlinable @inline(__always)
        init(kind: Kind, isOwn: Bool, isPlain: Bool, start: UInt32, length: UInt32) {
            self.kind = kind
            self.isOwn = isOwn
            self.isPlain = isPlain
            self.start = start
            self.length = length
        }
    }

    /// How many columns there are.
    package let columns: Int
    /// The cells, row after row.
    @usableFromInline package var cells: [Cell] = []
    /// The positions, by row; not a number where there is none.
    package private(set) var latitudes: [Double] = []
    package private(set) var longitudes: [Double] = []
    /// Which block of its source it is, from 0.
    package private(set) var number = 0
    /// Where the rows are, for whoever wants to read some of them again.
    package private(set) var places: [RowPlace] = []
    /// The level of the map that the rows are drawn on, if they are in regions.
    var level: Int?
    private var firstRow = 1

    private var source: MemoryBlock?
    private var base = 0
    private var own: [UInt8] = []

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
        level = nil
        cells.removeAll(keepingCapacity: true)
        latitudes.removeAll(keepingCapacity: true)
        longitudes.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        own.removeAll(keepingCapacity: true)
    }

    /// Adds a cell that lies in the source; `start` counts from its base. It is `isPlain` when that is known.
    @inlinable @inline(__always)
    package mutating func add(_ kind: Kind, _ start: Int, _ length: Int, isPlain: Bool = false) {
        cells.append(
            Cell(
                kind: kind, isOwn: false, isPlain: isPlain, start: UInt32(truncatingIfNeeded: start),
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
                kind: kind, isOwn: true, isPlain: false, start: UInt32(clamping: start),
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

    /// Numbers the rows that were added from `first` on, which nobody knew when they were.
    package mutating func number(from first: Int) {
        let step = first - firstRow
        firstRow = first
        guard step != 0 else { return }
        for index in places.indices {
            places[index] = RowPlace(row: places[index].row + step, place: places[index].place)
        }
    }

    /// Takes rows from records (see `RecordHead`), in place of those that it has, and gives the memory of these for them.
    mutating func begin(_ number: Int, level: Int, records: inout [UInt8]) {
        begin(number, firstRow: 1)
        self.level = level
        swap(&own, &records)
        let (columns, own) = (columns, own)
        unsafe own.withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count {
                let head = unsafe RecordHead.read(bytes, start)
                var place = start + RecordHead.size
                let first = cells.count
                var lengths = 0
                for _ in 0..<columns {
                    let kind = unsafe bytes[place]
                    var length = unsafe UInt32(bytes[place + 1])
                    place += 2
                    if length == 0xFF {
                        length = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
                        place += 4
                    }
                    cells.append(
                        Cell(
                            kind: Kind(rawValue: kind & 0x7F) ?? .null, isOwn: true,
                            isPlain: kind & 0x80 != 0,
                            start: UInt32(truncatingIfNeeded: lengths), length: length))
                    lengths += Int(length)
                }
                // The bytes come behind all lengths.
                for index in first..<cells.count { cells[index].start += UInt32(truncatingIfNeeded: place) }
                places.append(RowPlace(row: Int(head.key & 0xFFFF_FFFF), place: 0))
                latitudes.append(head.latitude)
                longitudes.append(head.longitude)
                start += head.count
            }
        }
    }

    /// Gives the memory of the block's own cells away, to be filled anew.
    mutating func takeMemory() -> [UInt8] {
        var memory: [UInt8] = []
        swap(&memory, &own)
        memory.removeAll(keepingCapacity: true)
        return memory
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
    package func forEach(_ body: (Row) throws -> Void) rethrows { try forEach(in: 0..<count, body) }

    /// Calls `body` with rows in the order in which they are named, from 0.
    @inline(__always)
    func forEach(in order: some Sequence<Int>, _ body: (Row) throws -> Void) rethrows {
        let all = unsafe source.map { unsafe $0.bytes(base, $0.count - base) }
        try unsafe own.withUnsafeBytes { own in
            try unsafe cells.withUnsafeBufferPointer { cells in
                for row in order {
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

        /// Writes the bytes of a cell as they are; there must be room for 16 more.
        @inline(__always)
        func put(_ cell: Cell, to out: inout ByteCursor) {
            let all = unsafe cell.isOwn ? own : source
            let (start, length) = (Int(cell.start), Int(cell.length))
            if start + length + 16 <= all.count, let first = all.baseAddress {
                unsafe out.put(overrunning: first + start, length)
            } else {
                unsafe out.put(bytes(cell))
            }
        }
    }
}
