public import Geometry

/// A published table: columns of text, and rows that are read a piece at a time.
public struct SourceTable: Sendable {
    /// What people call the file.
    public let name: String
    /// The columns; names made up by us where the table has none.
    public let columns: [String]
    /// HXL tags of the columns, such as `#geo+lat`; empty without any (hxlstandard.org 1.1).
    public let tags: [String]
    /// Whether the first line is a row.
    public let isHeaderless: Bool
    /// What was noticed of the file as a whole: lines for people.
    public let notes: [String]
    /// How many bytes there are to read, for telling how far a reader has come.
    public let size: Int
    /// What people call the number of a row: its line, or its row where it is in a store.
    public let unit: String
    let body: SourceBody

    init(
        name: String, columns: [String], tags: [String] = [], isHeaderless: Bool = false,
        notes: [String] = [], size: Int, unit: String = "line", body: SourceBody
    ) {
        self.unit = unit
        self.name = name
        self.columns = columns
        self.tags = tags
        self.isHeaderless = isHeaderless
        self.notes = notes
        self.size = size
        self.body = body
    }

    /// A table whose rows somebody else reads, `pieces` of them at a time; the rows' lines are numbers that `unit` names.
    package init(
        name: String, _ layout: PublishedLayout, size: Int, unit: String, pieces: Int,
        read: @escaping @Sendable (Int) -> [SourceRow]
    ) {
        self.init(
            name: name, columns: layout.columns, tags: layout.tags, isHeaderless: layout.header == .none,
            size: size, unit: unit, body: .read(pieces: pieces, read))
    }

    /// Whether rows have points beside their columns, as features do.
    public var hasPoints: Bool {
        guard case .held(let rows) = body else { return false }
        return rows.contains { $0.point != nil }
    }

    /// A table with the same columns and no rows.
    public func emptied(name: String) -> SourceTable {
        SourceTable(name: name, columns: columns, tags: tags, size: 0, unit: unit, body: .held([]))
    }

    /// The same table with other columns.
    func named(_ columns: [String], tags: [String] = [], notes: [String]? = nil) -> SourceTable {
        SourceTable(
            name: name, columns: columns, tags: tags, isHeaderless: isHeaderless,
            notes: notes ?? self.notes, size: size, unit: unit, body: body)
    }
}

/// Where the rows of a table come from.
enum SourceBody: Sendable {
    /// Delimited text from an offset on.
    case delimited(bytes: TableBytes, delimiter: UInt8, start: Int, line: Int)
    /// Rows that were read already.
    case held([SourceRow])
    /// Rows that a function reads a piece at a time.
    case read(pieces: Int, @Sendable (Int) -> [SourceRow])
}

/// A row as it was published.
public struct SourceRow: Hashable, Sendable {
    /// Where it is in the file: a line's number in text, a row's or a feature's elsewhere, from 1.
    public var line: Int
    /// The texts of the columns, as they stand in the file. There may be fewer or more than columns.
    public var fields: [String]
    /// Why it cannot be read; nil when it can.
    public var fault: String?
    /// The point of a feature, which no column has.
    public var point: Coordinate?
    /// How far a line or an area reaches from there, metres; nil for a point.
    public var reach: Double?
    /// The area of a feature that is one.
    public var area: Shape?

    /// A row.
    public init(line: Int, fields: [String], fault: String? = nil) {
        self.line = line
        self.fields = fields
        self.fault = fault
    }
}

extension SourceTable {
    /// A stretch of the file: the rows that begin in it.
    package struct Piece: Sendable {
        /// The rows; lines count from the first of the piece, 0.
        package var rows: [SourceRow] = []
        /// Line ends in it.
        package var lineCount = 0
        /// Where its first row begins.
        package var start: Int
        /// Where the next piece must begin.
        package var end: Int
    }

    /// Bytes of a piece: large enough to be worth a thread, small enough to hold.
    private static let stretch = 1 << 20
    private static let heldRows = 4096

    /// How many pieces there are.
    package var pieceCount: Int {
        switch body {
        case .delimited(let bytes, _, let start, _):
            max(1, (bytes.count - start + Self.stretch - 1) / Self.stretch)
        case .held(let rows): max(1, (rows.count + Self.heldRows - 1) / Self.heldRows)
        case .read(let pieces, _): max(1, pieces)
        }
    }

    /// The line of the first row; 0 where rows know their own.
    package var firstLine: Int {
        if case .delimited(_, _, _, let line) = body { return line }
        return 0
    }

    /// Reads a piece.
    ///
    /// Nobody can tell whether the middle of a file lies within a quoted field: a piece is read as if it began after a line
    /// end outside of one. When the piece before it turns out to end elsewhere, read it again with that `start`.
    package func piece(_ number: Int, from known: Int? = nil) -> Piece {
        switch body {
        case .held(let rows):
            let start = min(rows.count, number * Self.heldRows)
            let end = min(rows.count, start + Self.heldRows)
            return Piece(rows: Array(rows[start..<end]), start: start, end: end)
        case .read(let pieces, let read):
            return Piece(rows: number < pieces ? read(number) : [], start: number, end: number + 1)
        case .delimited(let bytes, let delimiter, let first, _):
            let from = first + number * Self.stretch
            let start = known ?? (number == 0 ? first : bytes.afterLineEnd(from: from - 1))
            return Self.read(bytes, delimiter, start, to: min(bytes.count, from + Self.stretch))
        }
    }

    /// Calls `body` with all rows in their order, with the numbers of their lines in the file.
    public func forEachRow(_ body: (SourceRow) throws -> Void) rethrows {
        var line = firstLine
        var expected: Int?
        for number in 0..<pieceCount {
            let piece = self.piece(number, from: expected)
            for var row in piece.rows {
                row.line += line
                try body(row)
            }
            expected = piece.end
            line += piece.lineCount
        }
    }

    private static func read(_ bytes: TableBytes, _ delimiter: UInt8, _ start: Int, to limit: Int) -> Piece {
        var piece = Piece(start: start, end: start)
        guard start < limit else { return piece }
        var scanner = unsafe DelimitedScanner(
            bytes.block.bytes(0, bytes.count), delimiter: delimiter, at: start)
        var counted = start
        while scanner.beginRow(), scanner.position < limit {
            let rowStart = scanner.position
            piece.lineCount += bytes.lineEnds(in: counted..<rowStart)
            counted = rowStart
            var row = SourceRow(line: piece.lineCount, fields: scanner.row())
            if scanner.isOpen {
                row.fault = "a quoted field begins here and is not closed before the end of the file"
            }
            // Delimiters alone are what a spreadsheet leaves below its last row.
            if row.fields.allSatisfy(\.isBlank) { continue }
            piece.rows.append(row)
        }
        piece.end = min(bytes.count, scanner.position)
        piece.lineCount += bytes.lineEnds(in: counted..<max(counted, piece.end))
        bytes.done(start..<piece.end)
        return piece
    }
}

extension String {
    /// Whether there is nothing but white space in it.
    var isBlank: Bool { utf8.isEmpty || utf8.allSatisfy { $0 <= 0x20 } }
}

extension TableBytes {
    /// The first byte behind a line end, from `start` on.
    func afterLineEnd(from start: Int) -> Int {
        let all = unsafe block.bytes(0, count)
        var index = start
        while index < all.count, unsafe all[index] != 0x0A { index += 1 }
        return min(all.count, index + 1)
    }

    /// How many line feeds a part has, eight bytes at a time.
    func lineEnds(in range: Range<Int>) -> Int {
        let part = unsafe block.bytes(range.lowerBound, range.count)
        let (ones, lows): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x7F7F_7F7F_7F7F_7F7F)
        var found = 0
        var index = 0
        while index + 8 <= part.count {
            let word = unsafe part.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ (ones &* 0x0A)
            // The high bit of each byte that is zero, exactly: no carry leaves a byte.
            let zeros = ~((word & lows) &+ lows | word | lows)
            found += zeros.nonzeroBitCount
            index += 8
        }
        while index < part.count {
            found += unsafe part[index] == 0x0A ? 1 : 0
            index += 1
        }
        return found
    }
}
