import Formats
import GRDB
internal import Geometry

/// Reads a layer of points from a GeoPackage (OGC 12-128r17), all cores at once.
enum GeoPackageReading {
    /// - Throws: `TableError` when there is no such layer, or SQLite's reason.
    static func read(_ path: String) throws(TableError) -> PointTable {
        do {
            let snapshot = try SQLiteSnapshot(path)
            let layer = try snapshot.read { db in try Self.layer(db, path) }
            return try table(layer, snapshot)
        } catch let error as TableError {
            throw error
        } catch {
            throw TableError(path: path, reason: (error as? DatabaseError)?.message ?? "\(error)")
        }
    }

    /// A layer of points.
    struct Layer: Sendable {
        let name: String
        let geometry: String
        /// All columns but the geometry.
        let columns: [String]
        /// The least and the greatest number of a row; nil when there is none.
        let numbers: ClosedRange<Int64>?
    }

    private static func layer(_ db: Database, _ path: String) throws -> Layer {
        let layers = try Row.fetchAll(
            db,
            sql: """
                SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns
                ORDER BY geometry_type_name <> 'POINT', table_name
                """)
        guard let layer = layers.first else {
            throw TableError(path: path, reason: "the GeoPackage has no layer with geometries")
        }
        let name: String = layer[0]
        let geometry: String = layer[1]
        let system: Int = layer[2]
        guard system == 4326 else {
            throw TableError(
                path: path,
                reason: "layer \(name) is in reference system \(system): convert it, ogr2ogr -t_srs EPSG:4326"
            )
        }
        let table = name.quotedDatabaseIdentifier
        // Each by itself is found at an end of the table, both at once by looking through it.
        let ends = try Row.fetchOne(
            db, sql: "SELECT (SELECT min(rowid) FROM \(table)), (SELECT max(rowid) FROM \(table))")
        let (first, last): (Int64?, Int64?) = (ends?[0], ends?[1])
        return Layer(
            name: name, geometry: geometry,
            columns: try db.columns(in: name).map(\.name).filter { $0 != geometry },
            numbers: first.flatMap { first in last.map { first...$0 } })
    }

    /// Some rows, in the order of their numbers.
    private struct Part: Sendable {
        var latitudes: [Double] = []
        var longitudes: [Double] = []
        var numbers: [Int64] = []
        var rejected: [(row: Int, reason: String)] = []
    }

    private static func table(_ layer: Layer, _ snapshot: SQLiteSnapshot) throws -> PointTable {
        let sql = """
            SELECT rowid, \(layer.geometry.quotedDatabaseIdentifier)
            FROM \(layer.name.quotedDatabaseIdentifier) WHERE rowid BETWEEN ? AND ? ORDER BY rowid
            """
        let parts = try layer.numbers.map { range in
            try snapshot.map(from: range.lowerBound, through: range.upperBound) { db, numbers in
                var part = Part()
                let ends = [numbers.lowerBound, numbers.upperBound]
                try SQLiteRow.forEach(of: db.cachedStatement(sql: sql), ends, in: db) { row in
                    add(row, to: &part)
                    return true
                }
                return part
            }
        }
        var all = Part()
        var rejected: [RejectedRow] = []
        for part in parts ?? [] {
            for fault in part.rejected {
                rejected.append(
                    RejectedRow(
                        row: all.numbers.count + fault.row, offset: Int(part.numbers[fault.row]),
                        column: layer.geometry, reason: fault.reason))
            }
            all.latitudes += part.latitudes
            all.longitudes += part.longitudes
            all.numbers += part.numbers
        }
        return PointTable(
            path: snapshot.path, columns: layer.columns, latitudes: all.latitudes,
            longitudes: all.longitudes, rowCount: all.numbers.count, rejected: rejected,
            rows: GeoPackageRows(snapshot: snapshot, layer: layer, numbers: all.numbers))
    }

    private static func add(_ row: SQLiteRow, to part: inout Part) {
        switch unsafe point(row.bytes(1)) {
        case .success(let position):
            part.latitudes.append(position.latitude)
            part.longitudes.append(position.longitude)
        case .failure(let fault):
            part.latitudes.append(.nan)
            part.longitudes.append(.nan)
            part.rejected.append((part.numbers.count, fault.reason))
        }
        part.numbers.append(row.integer(0))
    }

    private struct Fault: Error {
        let reason: String
    }

    /// The point of a geometry blob: clause 2.1.3, then well-known binary.
    private static func point(_ blob: UnsafeRawBufferPointer) -> Result<Coordinate, Fault> {
        func double(_ start: Int, _ isLittle: Bool) -> Double {
            let bits = unsafe blob.loadUnaligned(fromByteOffset: start, as: UInt64.self)
            return Double(bitPattern: isLittle ? UInt64(littleEndian: bits) : UInt64(bigEndian: bits))
        }
        guard unsafe blob.count >= 8 && blob[0] == 0x47 && blob[1] == 0x50 else {
            return .failure(Fault(reason: blob.count == 0 ? "is null" : "is no geometry"))
        }
        let envelope = unsafe Int(blob[3] >> 1 & 7)
        let start = 8 + [0, 32, 48, 48, 64, 0, 0, 0][envelope]
        guard blob.count >= start + 5 else { return .failure(Fault(reason: "is truncated")) }
        let isLittle = unsafe blob[start] == 1
        let low = unsafe isLittle ? blob[start + 1] : blob[start + 4]
        let high = unsafe isLittle ? blob[start + 2] : blob[start + 3]
        // 1 is a point; 1001, 2001 and 3001 have a height or a measure, too.
        guard (Int(high) << 8 | Int(low)) % 1000 == 1 else {
            return .failure(Fault(reason: "is not a point"))
        }
        guard blob.count >= start + 21 else { return .failure(Fault(reason: "is truncated")) }
        let (x, y) = (double(start + 5, isLittle), double(start + 13, isLittle))
        guard let position = Coordinate(latitude: y, longitude: x) else {
            return .failure(Fault(reason: x.isNaN || y.isNaN ? "is empty" : "\(y), \(x) is not on the globe"))
        }
        return .success(position)
    }
}

/// The rows of a layer, in the state that their positions were read in.
private struct GeoPackageRows: TableRows {
    private let snapshot: SQLiteSnapshot
    private let table: String
    private let columns: [String]
    private let numbers: [Int64]

    init(snapshot: SQLiteSnapshot, layer: GeoPackageReading.Layer, numbers: [Int64]) {
        self.snapshot = snapshot
        self.numbers = numbers
        table = layer.name.quotedDatabaseIdentifier
        columns = layer.columns.map(\.quotedDatabaseIdentifier)
    }

    private func statement(_ columns: [String], _ condition: String, _ db: Database) throws -> Statement {
        // One made anew for each of a million rows takes a minute.
        try db.cachedStatement(
            sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE \(condition) ORDER BY rowid")
    }

    private func look<Result>(_ body: (Database) throws -> Result) throws(TableError) -> Result {
        do {
            return try snapshot.read(body)
        } catch {
            throw TableError(path: snapshot.path, reason: "\(error)")
        }
    }

    private func values(_ row: SQLiteRow) -> [FieldValue] {
        columns.indices.map { row.value($0, as: .text) }
    }

    func values(_ row: Int) throws(TableError) -> [FieldValue] {
        var found: [FieldValue]?
        try look { db in
            let statement = try statement(columns, "rowid = ?", db)
            try SQLiteRow.forEach(of: statement, [numbers[row]], in: db) { row in
                found = values(row)
                return true
            }
        }
        guard let found else {
            throw TableError(path: snapshot.path, reason: "feature \(numbers[row]) is gone")
        }
        return found
    }

    func forEach(in range: Range<Int>, _ body: (Int, [FieldValue]) -> Void) throws(TableError) {
        try forEach(columns, in: range) { row, found in body(row, values(found)) }
    }

    func numbers(ofColumn column: Int, in range: Range<Int>) throws(TableError) -> [Double] {
        var found: [Double] = []
        found.reserveCapacity(range.count)
        try forEach([columns[column]], in: range) { _, row in
            found.append(row.number(0) ?? FieldValue.number(row.value(0, as: .text)) ?? .nan)
        }
        return found
    }

    /// Calls `body` with these columns of one row after the other.
    private func forEach(
        _ columns: [String], in range: Range<Int>, _ body: (Int, SQLiteRow) -> Void
    ) throws(TableError) {
        guard let first = range.first, let last = range.last else { return }
        try look { db in
            let statement = try statement(columns, "rowid BETWEEN ? AND ?", db)
            var row = first
            try SQLiteRow.forEach(of: statement, [numbers[first], numbers[last]], in: db) { found in
                body(row, found)
                row += 1
                return true
            }
        }
    }

    func offset(ofRow row: Int) -> Int { Int(numbers[row]) }

    func places(_ rejected: [RejectedRow]) -> [String] { rejected.map { "feature \($0.offset)" } }
}
