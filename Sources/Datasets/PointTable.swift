public import Formats
public import Geometry

/// A table of points: positions in memory, all else where it came from, and read again when a row is wanted.
public struct PointTable: Sendable {
    /// How the file was named.
    public let path: String
    /// The names of its columns, in order.
    public let columns: [String]
    /// How many rows there are, with those that have no usable position.
    public let rowCount: Int
    /// Degrees, by row; not a number where there is no usable position. Empty once they were taken.
    public private(set) var latitudes: [Double]
    /// Degrees, by row; not a number where there is no usable position. Empty once they were taken.
    public private(set) var longitudes: [Double]
    /// The rows without a usable position, in order.
    public let rejected: [RejectedRow]
    /// How many rows have no usable position; an index counts them and does not keep them.
    public let rejectedCount: Int
    /// What else can be read of a row.
    package let rows: any TableRows

    init(
        path: String, columns: [String], latitudes: [Double], longitudes: [Double], rowCount: Int,
        rejected: [RejectedRow], rejectedCount: Int? = nil, rows: any TableRows
    ) {
        self.path = path
        self.columns = columns
        self.latitudes = latitudes
        self.longitudes = longitudes
        self.rowCount = rowCount
        self.rejected = rejected
        self.rejectedCount = rejectedCount ?? rejected.count
        self.rows = rows
    }

    /// What people call the file.
    public var name: String { path == "-" ? "standard input" : path }

    /// The values of a row, one a column; what is missing is null.
    ///
    /// - Throws: `TableError` when the file has changed and the row is no longer there.
    public func values(ofRow row: Int) throws(TableError) -> [FieldValue] {
        var values = try rows.values(row)
        while values.count < columns.count { values.append(.null) }
        return values
    }

    /// Calls `body` with the values of one row after the other, as `values(ofRow:)` gives them.
    ///
    /// - Throws: `TableError` when the file has changed.
    public func forEach(in range: Range<Int>, _ body: (Int, [FieldValue]) -> Void) throws(TableError) {
        try rows.forEach(in: range) { row, values in
            var values = values
            while values.count < columns.count { values.append(.null) }
            body(row, values)
        }
    }

    /// The numbers of a column, by row; not a number where there is none. All cores read.
    ///
    /// - Throws: `TableError` when the file has changed.
    public func numbers(ofColumn column: Int) throws(TableError) -> [Double] {
        let pieces = Parallel.pieces(of: rowCount, atLeast: 4096)
        let rows = rows
        let parts = Parallel.map(count: pieces.count, threads: Parallel.width) { piece in
            Result { () throws(TableError) in try rows.numbers(ofColumn: column, in: pieces[piece]) }
        }
        var numbers: [Double] = []
        numbers.reserveCapacity(rowCount)
        for part in parts { numbers += try part.get() }
        return numbers
    }

    /// The position of a row; nil when it has no usable one. Not for tables whose positions were taken.
    public func coordinate(ofRow row: Int) -> Coordinate? {
        Coordinate(latitude: latitudes[row], longitude: longitudes[row])
    }

    /// The first rows without a usable position, a line for people each: file, line, column and reason.
    public func rejections(first limit: Int) -> [String] {
        let shown = Array(rejected.prefix(limit))
        return zip(shown, rows.places(shown)).map { row, place in
            row.line(in: name, at: place)
        }
    }

    /// The table with the index of its points; the positions are then in the index alone.
    public consuming func indexed(threads: Int? = nil) -> IndexedTable {
        let index = takeIndex(threads: threads)
        return IndexedTable(table: self, index: index)
    }

    /// The index of its points; the positions are given up for it.
    public mutating func takeIndex(threads: Int? = nil) -> PointIndex {
        takeIndex(before: 0, after: 0, threads: threads)
    }

    /// The same with so many bytes of its block left for the caller.
    mutating package func takeIndex(before: Int, after: Int, threads: Int? = nil) -> PointIndex {
        let (latitudes, longitudes) = (self.latitudes, self.longitudes)
        self.latitudes = []
        self.longitudes = []
        return PointIndex(
            latitudes: consume latitudes, longitudes: consume longitudes, before: before, after: after,
            threads: threads)
    }
}

/// Where the values of rows come from.
package protocol TableRows: Sendable {
    /// The values of a row; there may be fewer than columns.
    func values(_ row: Int) throws(TableError) -> [FieldValue]
    /// Calls `body` with the values of one row after the other.
    func forEach(in range: Range<Int>, _ body: (Int, [FieldValue]) -> Void) throws(TableError)
    /// The numbers of a column; not a number where there is none.
    func numbers(ofColumn column: Int, in range: Range<Int>) throws(TableError) -> [Double]
    /// Where rows are, for people: a line's number in most files. They ascend.
    func places(_ rejected: [RejectedRow]) -> [String]
    /// What `RejectedRow.offset` is of a row.
    func offset(ofRow row: Int) -> Int
    /// What was noticed in rows while they were read; nil where nothing can be.
    var notes: RowNotes? { get }
}

extension TableRows {
    package var notes: RowNotes? { nil }

    package func forEach(in range: Range<Int>, _ body: (Int, [FieldValue]) -> Void) throws(TableError) {
        for row in range { body(row, try values(row)) }
    }

    package func numbers(ofColumn column: Int, in range: Range<Int>) throws(TableError) -> [Double] {
        var numbers: [Double] = []
        numbers.reserveCapacity(range.count)
        try forEach(in: range) { _, values in
            numbers.append(column < values.count ? FieldValue.number(values[column]) ?? .nan : .nan)
        }
        return numbers
    }
}

/// Which columns hold the position, when their names are not the usual ones, and how a table is written.
public struct TableOptions: Hashable, Sendable {
    /// The column with the latitude.
    public var latitude: String?
    /// The column with the longitude.
    public var longitude: String?
    /// What stands between fields; found out from the first line unless it is given.
    public var delimiter: UInt8?
    /// How many threads read.
    public var threads: Int?

    /// Everything is found out.
    public init() {}

    static let latitudes = ["lat", "latitude", "y"]
    static let longitudes = ["lon", "lng", "long", "longitude", "x"]
}

extension FieldValue {
    /// The number that a value is or writes; nil when it is none.
    static func number(_ value: FieldValue) -> Double? {
        switch value {
        case .integer(let number): Double(number)
        case .real(let number): number
        case .text(let text): Double(text)
        default: nil
        }
    }
}
