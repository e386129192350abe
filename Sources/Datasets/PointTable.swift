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
    /// What else can be read of a row.
    package let rows: any TableRows

    init(
        path: String, columns: [String], latitudes: [Double], longitudes: [Double], rowCount: Int,
        rejected: [RejectedRow], rows: any TableRows
    ) {
        self.path = path
        self.columns = columns
        self.latitudes = latitudes
        self.longitudes = longitudes
        self.rowCount = rowCount
        self.rejected = rejected
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

    /// One line for people about a row without a usable position: file, line, column and reason.
    public func message(_ rejected: RejectedRow) -> String {
        let column = rejected.column.isEmpty ? "" : ": \(rejected.column)"
        return "\(name):\(rows.place(rejected))\(column): \(rejected.reason)"
    }

    /// The index of its points; the positions are given up for it.
    public mutating func takeIndex(threads: Int? = nil) -> PointIndex {
        takeIndex(before: 0, after: 0, threads: threads)
    }

    /// The same with so many bytes of its block left for the caller.
    mutating func takeIndex(before: Int, after: Int, threads: Int? = nil) -> PointIndex {
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
    /// Where a row is, for people: a line's number in most files.
    func place(_ rejected: RejectedRow) -> String
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
