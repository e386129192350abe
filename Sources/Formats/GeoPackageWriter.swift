import GRDB

/// Layers into one GeoPackage 1.3 file (OGC 12-128r17), which QGIS opens with its names and colours.
///
/// The writer owns the file until `finish`; stage it in a `FileGroup`, so that nobody sees it before.
public struct GeoPackageWriter: ~Copyable {
    private let file: StagedFile
    private let lastChange: String
    private var hasStyles = false

    /// SQLite's limit on columns.
    private static let mostColumns = 2000

    /// Opens an empty staged file.
    ///
    /// - Parameter epoch: The moment to record as the last change, in seconds since 1970; now when nil.
    ///   Pass `SOURCE_DATE_EPOCH` on for files that are to be the same on every run.
    /// - Throws: `FormatError` when the file cannot be written.
    public init(_ file: StagedFile, epoch: Int? = nil) throws(FormatError) {
        self.file = file
        let moment = epoch.map { "\($0), 'unixepoch'" } ?? "'now'"
        lastChange = try Self.connected(to: file) { db in
            try db.execute(sql: "PRAGMA page_size = \(PageFile.size)")
            try db.execute(sql: geoPackageSchema)
            return try String.fetchOne(db, sql: "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', \(moment))")
                ?? "1970-01-01T00:00:00.000Z"
        }
    }

    /// What a connection is needed for; while the rows are packed, there is none.
    private static func connected<Result>(
        to file: StagedFile, _ body: (Database) throws -> Result
    ) throws(FormatError) -> Result {
        do {
            var configuration = Configuration()
            configuration.label = "GeoPackage"
            // The file is nobody's until it is renamed: a journal would only cost time.
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            }
            let queue = try DatabaseQueue(path: file.temporary, configuration: configuration)
            let result = try queue.writeWithoutTransaction(body)
            try queue.close()
            return result
        } catch {
            throw FormatError(path: file.destination, database: error)
        }
    }

    /// Writes a layer with all its features.
    ///
    /// - Throws: `FormatError` when the disk is full, or two layers have the same name or title.
    public mutating func add(_ layer: GeoPackageLayer, _ features: some Sequence<Feature>) throws(FormatError)
    {
        try add(layer) { packed throws(FormatError) in
            var piece = PackedLayer.Piece()
            var record = SQLiteRecord()
            var row = 0
            for feature in features {
                row += 1
                piece.add(feature, row: row, of: layer, &record)
                if piece.leaves.bytes.count > 1 << 18 {
                    try packed.add(piece)
                    piece.removeAll()
                }
            }
            try packed.add(piece)
            return row
        }
    }

    /// Writes a layer with all rows of a source, which are turned into pages by all cores.
    ///
    /// - Throws: `FormatError` when the disk is full, or the source cannot be read.
    package mutating func add(_ layer: GeoPackageLayer, rows source: some RowSource) throws(FormatError) {
        try add(layer) { packed throws(FormatError) in
            var rows = 0
            try RowStream.convert(source, using: PageMaker.init) { maker throws(FormatError) in
                rows = max(rows, maker.lastRow)
                try packed.add(maker.piece)
            }
            return rows
        }
    }

    /// Makes a layer's tables, has them filled, and tells the GeoPackage of them.
    ///
    /// - Parameter fill: Adds the rows and returns the greatest number among them.
    private mutating func add(
        _ layer: GeoPackageLayer, _ fill: (inout PackedLayer) throws(FormatError) -> Int
    ) throws(FormatError) {
        guard layer.fields.count + 2 <= Self.mostColumns else {
            throw FormatError(
                path: file.destination,
                reason: "\(layer.fields.count) columns, of which a GeoPackage holds \(Self.mostColumns - 2)",
                advice: "write GeoJSON or CSV, or fewer columns")
        }
        let needsStyles = layer.style != nil && !hasStyles
        let roots = try Self.connected(to: file) { db in
            try db.inTransaction {
                if needsStyles { try createStyles(db) }
                try create(layer, db)
                return .commit
            }
            return try PackedLayer.Roots(of: layer, db)
        }
        var packed = try PackedLayer(roots, in: file)
        let last = try fill(&packed)
        let bounds = try packed.finish()
        try Self.connected(to: file) { db in
            try db.inTransaction {
                // As if the rows had been inserted: the next one gets the number after them.
                if last > 0 {
                    try db.execute(
                        sql: "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
                        arguments: [layer.name, last])
                }
                if layer.shapes != nil { try db.execute(sql: GeoPackageIndex.triggers(layer.name)) }
                try register(layer, bounds, db)
                if let style = layer.style { try db.add(style: style, of: layer, changed: lastChange) }
                return .commit
            }
        }
        hasStyles = hasStyles || needsStyles
    }

    /// Ends the file: what was added is in it already.
    public consuming func finish() throws(FormatError) {}

    private func create(_ layer: GeoPackageLayer, _ db: Database) throws {
        var columns = [#""fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"#]
        if let shapes = layer.shapes { columns.append(#""geom" \#(shapes.rawValue)"#) }
        columns += layer.fields.map { "\(quoted($0.name)) \($0.type.sql)" }
        try db.execute(sql: "CREATE TABLE \(quoted(layer.name)) (\(columns.joined(separator: ", ")))")
        if layer.shapes != nil { try db.execute(sql: GeoPackageIndex.table(layer.name)) }
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
