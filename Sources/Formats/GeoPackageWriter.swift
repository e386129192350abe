import Foundation
import GRDB

/// Layers into one GeoPackage 1.3 file (OGC 12-128r17), which QGIS opens with its names and colours.
///
/// The writer owns the file until `finish`; stage it in a `FileGroup`, so that nobody sees it before.
public struct GeoPackageWriter: ~Copyable {
    private let queue: DatabaseQueue
    private let path: String
    private let lastChange: String
    private var hasStyles = false

    /// Opens an empty staged file.
    ///
    /// - Parameter epoch: The moment to record as the last change, in seconds since 1970; now when nil.
    ///   Pass `SOURCE_DATE_EPOCH` on for files that are to be the same on every run.
    /// - Throws: `FormatError` when the file cannot be written.
    public init(_ file: StagedFile, epoch: Int? = nil) throws(FormatError) {
        do {
            (queue, lastChange) = try Self.open(file.temporary, epoch: epoch)
        } catch {
            throw FormatError(path: file.destination, database: error)
        }
        path = file.destination
    }

    private static func open(_ path: String, epoch: Int?) throws -> (DatabaseQueue, lastChange: String) {
        var configuration = Configuration()
        configuration.label = "GeoPackage"
        // The file is nobody's until it is renamed: a journal would only cost time.
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let moment = epoch.map { "\($0), 'unixepoch'" } ?? "'now'"
        let lastChange = try queue.writeWithoutTransaction { db in
            try db.execute(sql: geoPackageSchema)
            return try String.fetchOne(db, sql: "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', \(moment))")
        }
        return (queue, lastChange ?? "1970-01-01T00:00:00.000Z")
    }

    /// Writes a layer with all its features.
    ///
    /// - Throws: `FormatError` when the disk is full, or two layers have the same name or title.
    public mutating func add(_ layer: GeoPackageLayer, _ features: some Sequence<Feature>) throws(FormatError)
    {
        let needsStyles = layer.style != nil && !hasStyles
        do {
            try queue.write { db in
                if needsStyles { try createStyles(db) }
                try create(layer, db)
                let bounds = try fill(layer, features, db)
                if layer.shapes != nil { try db.execute(sql: GeoPackageIndex.triggers(layer.name)) }
                try register(layer, bounds, db)
                if let style = layer.style { try db.add(style: style, of: layer, changed: lastChange) }
            }
        } catch {
            throw FormatError(path: path, database: error)
        }
        hasStyles = hasStyles || needsStyles
    }

    /// Closes the file.
    ///
    /// - Throws: `FormatError` when its last pages cannot be written.
    public consuming func finish() throws(FormatError) {
        do { try queue.close() } catch { throw FormatError(path: path, database: error) }
    }

    private func create(_ layer: GeoPackageLayer, _ db: Database) throws {
        var columns = [#""fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"#]
        if let shapes = layer.shapes { columns.append(#""geom" \#(shapes.rawValue)"#) }
        columns += layer.fields.map { "\(quoted($0.name)) \($0.type.sql)" }
        try db.execute(sql: "CREATE TABLE \(quoted(layer.name)) (\(columns.joined(separator: ", ")))")
        if layer.shapes != nil { try db.execute(sql: GeoPackageIndex.table(layer.name)) }
    }

    /// Inserts the rows, and the boxes of those with a shape into the index.
    private func fill(_ layer: GeoPackageLayer, _ features: some Sequence<Feature>, _ db: Database) throws
        -> PlanarBounds
    {
        let width = layer.fields.count + (layer.shapes == nil ? 1 : 2)
        let marks = Array(repeating: "?", count: width).joined(separator: ", ")
        let row = try db.makeStatement(sql: "INSERT INTO \(quoted(layer.name)) VALUES (\(marks))")
        let box = try layer.shapes.map { _ in
            try db.makeStatement(
                sql: "INSERT INTO \(quoted("rtree_\(layer.name)_geom")) VALUES (?, ?, ?, ?, ?)")
        }
        var extent = PlanarBounds()
        for (index, feature) in features.enumerated() {
            var values: [DatabaseValue] = [(index + 1).databaseValue]
            if let box {
                if let shape = feature.shape.map({ layer.asDeclared($0) }) {
                    let bounds = PlanarBounds(shape)
                    values.append(Data(geoPackageBlob(shape, bounds: bounds)).databaseValue)
                    try box.execute(arguments: [
                        index + 1, bounds.west, bounds.east, bounds.south, bounds.north,
                    ])
                    extent.add(bounds)
                } else {
                    values.append(.null)
                }
            }
            values += feature.values.map(\.databaseValue)
            try row.execute(arguments: StatementArguments(values))
        }
        return extent
    }

    private func register(_ layer: GeoPackageLayer, _ bounds: PlanarBounds, _ db: Database) throws {
        let isSpatial = layer.shapes != nil
        let corners = [bounds.west, bounds.south, bounds.east, bounds.north]
        let extent = corners.map { isSpatial && !bounds.isEmpty ? $0.databaseValue : .null }
        try db.execute(
            sql: "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: StatementArguments(
                [
                    layer.name.databaseValue, (isSpatial ? "features" : "attributes").databaseValue,
                    layer.title.databaseValue, layer.summary.databaseValue, lastChange.databaseValue,
                ] + extent + [isSpatial ? 4326.databaseValue : .null]))
        if let shapes = layer.shapes {
            try db.execute(
                sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)",
                arguments: [layer.name, shapes.rawValue])
        }
        for field in layer.fields {
            try db.execute(
                sql: "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, ?, NULL)",
                arguments: [
                    layer.name, field.name, field.title, field.title, field.title,
                    field.type == .object ? "application/json" : nil,
                ])
        }
    }

    private func createStyles(_ db: Database) throws {
        try db.execute(sql: layerStylesSchema)
        try db.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
                VALUES ('layer_styles', 'attributes', 'layer_styles', 'How QGIS draws the layers', ?)
                """,
            arguments: [lastChange])
    }
}
