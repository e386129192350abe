import Foundation
import GRDB
import Geometry

/// Reads the features of a GeoPackage layer (OGC 12-128r17) in WGS84.
public enum GeoPackageReader {
    /// Whether bytes begin as a SQLite database does.
    public static func looksLike(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: Array("SQLite format 3\u{0}".utf8))
    }

    /// The features of a layer; of the only one when none is named.
    ///
    /// - Throws: `FormatError` when the file is no GeoPackage, has no such layer or several, or is not in WGS84.
    public static func read(_ path: String, layer: String? = nil) throws(FormatError) -> FeatureTable {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            return try DatabaseQueue(path: path, configuration: configuration).read { db in
                try read(db, path, layer)
            }
        } catch let error as FormatError {
            throw error
        } catch {
            throw FormatError(path: path, database: error)
        }
    }

    private static func read(_ db: Database, _ path: String, _ wanted: String?) throws -> FeatureTable {
        func failure(_ reason: String, _ advice: String) -> FormatError {
            FormatError(path: path, reason: reason, advice: advice)
        }
        guard try db.tableExists("gpkg_geometry_columns") else {
            throw failure("the file is no GeoPackage with features", "give a GeoPackage with a feature table")
        }
        let layers = try Row.fetchAll(
            db, sql: "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns ORDER BY table_name")
        let names = layers.map { $0["table_name"] as String }
        let chosen = layers.filter { wanted == nil || $0["table_name"] as String == wanted }
        guard let layer = chosen.first, chosen.count == 1 else {
            throw failure(
                wanted.map { "there is no layer \u{2018}\($0)\u{2019}" }
                    ?? "there are \(names.count) layers",
                "choose one with --layer: \(names.joined(separator: ", "))")
        }
        let system: Int = layer["srs_id"]
        guard system == 4326 else {
            throw failure(
                "the layer is in coordinate system \(system), not WGS84",
                "convert it: ogr2ogr -t_srs EPSG:4326 wgs84.gpkg \(path)")
        }
        return try features(db, path, layer["table_name"], layer["column_name"])
    }

    private static func features(
        _ db: Database, _ path: String, _ table: String, _ column: String
    ) throws -> FeatureTable {
        let key = try db.primaryKey(table).columns.first
        var gatherer = FieldGatherer()
        var features: [SourceFeature] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(table.quotedDatabaseIdentifier)")
        while let row = try rows.next() {
            var members: [(name: String, value: FieldValue)] = []
            var id: String?
            var shapes: [Shape] = []
            var fault: String?
            for (name, value) in row {
                if name == column {
                    do { shapes = try Self.shapes(value) } catch { fault = "\(error)" }
                } else if name == key {
                    id = Int.fromDatabaseValue(value).map(String.init)
                } else {
                    members.append((name, FieldValue(value)))
                }
            }
            features.append(
                SourceFeature(
                    id: id, place: id.map { "feature \($0)" } ?? "row \(features.count + 1)", shapes: shapes,
                    fault: fault, values: gatherer.row(members)))
        }
        return FeatureTable(name: path, fields: gatherer.fields, features: features)
    }

    /// A geometry blob (2.1.3): a header, perhaps an envelope, and well-known binary.
    private static func shapes(_ value: DatabaseValue) throws -> [Shape] {
        guard let data = Data.fromDatabaseValue(value) else { return [] }
        let bytes = Array(data)
        guard bytes.count >= 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else {
            throw GeoJSONGeometry.Fault(description: "the geometry is no GeoPackage blob")
        }
        let envelope = Int(bytes[3] >> 1 & 7)
        guard bytes[3] & 0b10_0000 == 0, envelope < 5 else {
            throw GeoJSONGeometry.Fault(description: "the geometry is of a kind that is not read")
        }
        if bytes[3] & 0b1_0000 != 0 { return [] }
        var decoder = WKBDecoder(bytes, from: 8 + [0, 32, 48, 48, 64][envelope])
        return try decoder.shapes()
    }
}

extension FieldValue {
    /// The value of a column; bytes become their hexadecimal digits.
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(Int(number))
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data):
            self = .text(data.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
        }
    }
}
