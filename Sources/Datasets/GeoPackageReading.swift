import Formats
import Foundation
import GRDB
internal import Geometry

/// Reads a layer of points from a GeoPackage (OGC 12-128r17).
enum GeoPackageReading {
    /// - Throws: `TableError` when there is no such layer, or SQLite's reason.
    static func read(_ path: String) throws(TableError) -> PointTable {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            return try queue.read { db in try table(db, queue, path) }
        } catch let error as TableError {
            throw error
        } catch {
            throw TableError(path: path, reason: "\(error)")
        }
    }

    private static func table(_ db: Database, _ queue: DatabaseQueue, _ path: String) throws -> PointTable {
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
        let columns = try db.columns(in: name).map(\.name).filter { $0 != geometry }
        var latitudes: [Double] = []
        var longitudes: [Double] = []
        var numbers: [Int64] = []
        var rejected: [RejectedRow] = []
        let cursor = try Row.fetchCursor(
            db,
            sql:
                "SELECT rowid, \(geometry.quotedDatabaseIdentifier) FROM \(name.quotedDatabaseIdentifier) ORDER BY rowid"
        )
        while let row = try cursor.next() {
            let number: Int64 = row[0]
            let blob: Data? = row[1]
            switch point(blob.map { Array($0) } ?? []) {
            case .success(let position):
                latitudes.append(position.latitude)
                longitudes.append(position.longitude)
            case .failure(let fault):
                latitudes.append(.nan)
                longitudes.append(.nan)
                rejected.append(
                    RejectedRow(
                        row: numbers.count, offset: Int(number), column: geometry, reason: fault.reason))
            }
            numbers.append(number)
        }
        return PointTable(
            path: path, columns: columns, latitudes: latitudes, longitudes: longitudes,
            rowCount: numbers.count,
            rejected: rejected,
            rows: GeoPackageRows(queue: queue, path: path, layer: name, columns: columns, numbers: numbers))
    }

    private struct Fault: Error {
        let reason: String
    }

    /// The point of a geometry blob: clause 2.1.3, then well-known binary.
    private static func point(_ blob: [UInt8]) -> Result<Coordinate, Fault> {
        func double(_ start: Int, _ isLittle: Bool) -> Double {
            var bits: UInt64 = 0
            for index in 0..<8 {
                bits |= UInt64(blob[start + index]) << UInt64(8 * (isLittle ? index : 7 - index))
            }
            return Double(bitPattern: bits)
        }
        guard blob.count >= 8, blob[0] == 0x47, blob[1] == 0x50 else {
            return .failure(Fault(reason: blob.isEmpty ? "is null" : "is no geometry"))
        }
        let envelopes = [0, 32, 48, 48, 64, 0, 0, 0]
        let start = 8 + envelopes[Int(blob[3] >> 1 & 7)]
        guard blob.count >= start + 5 else { return .failure(Fault(reason: "is truncated")) }
        let isLittle = blob[start] == 1
        let low = isLittle ? blob[start + 1] : blob[start + 4]
        let high = isLittle ? blob[start + 2] : blob[start + 3]
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

/// The rows of a layer.
private struct GeoPackageRows: TableRows {
    let queue: DatabaseQueue
    let path: String
    let layer: String
    let columns: [String]
    let numbers: [Int64]
    private let selection: String

    init(queue: DatabaseQueue, path: String, layer: String, columns: [String], numbers: [Int64]) {
        self.queue = queue
        self.path = path
        self.layer = layer
        self.columns = columns
        self.numbers = numbers
        let names = columns.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
        selection = "SELECT \(names) FROM \(layer.quotedDatabaseIdentifier) WHERE rowid = ?"
    }

    func values(_ row: Int) throws(TableError) -> [FieldValue] {
        do {
            // The file is open to be read only; a statement made anew for each of a million rows takes a minute.
            let found = try queue.unsafeRead { db in
                try Row.fetchOne(db.cachedStatement(sql: selection), arguments: [numbers[row]])
            }
            guard let found else { throw TableError(path: path, reason: "feature \(numbers[row]) is gone") }
            return columns.indices.map { column in
                switch (found[column] as DatabaseValue).storage {
                case .null: .null
                case .int64(let number): .integer(Int(number))
                case .double(let number): .real(number)
                case .string(let text): .text(text)
                case .blob: .null
                }
            }
        } catch let error as TableError {
            throw error
        } catch {
            throw TableError(path: path, reason: "\(error)")
        }
    }

    func offset(ofRow row: Int) -> Int { Int(numbers[row]) }

    func places(_ rejected: [RejectedRow]) -> [String] { rejected.map { "feature \($0.offset)" } }
}
