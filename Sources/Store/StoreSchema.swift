internal import Datasets
internal import Formats
internal import GRDB

/// The tables of a store. Each version is a migration, and a store of an older one is brought up when it is opened to be
/// written to; what a migration once did never changes.
enum StoreSchema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: incidents, areas, evidence, sources, rejects") { db in
            try db.execute(sql: geoPackageSchema)
            for layer in layers { try create(layer, db) }
            try db.execute(
                sql: """
                    \(dateIndex);
                    CREATE INDEX rejects_source ON rejects (source);
                    """)
        }
        migrator.registerMigration("2: removed") { db in try create(removed, db) }
        migrator.registerMigration("3: layouts of sources") { db in
            for field in layoutFields { try add(field, to: sources, db) }
        }
        migrator.registerMigration("4: layer_styles, types of sources") { db in
            try StoreStyles.create(db)
            try db.execute(
                sql: """
                    ALTER TABLE sources ADD COLUMN types TEXT;
                    INSERT INTO gpkg_data_columns VALUES ('sources', 'types', 'types',
                      'Types of event and how many rows have each, JSON', NULL, NULL, NULL);
                    UPDATE gpkg_data_columns SET title = 'How far it reaches from there (m)'
                      WHERE table_name = 'areas' AND column_name = 'uncertainty_m';
                    UPDATE sources SET types = (
                      SELECT json_group_object(type, n) FROM (
                        SELECT type, count(*) AS n FROM incidents
                        WHERE source_id = sources.fid AND type NOT NULL GROUP BY type ORDER BY n DESC LIMIT 200));
                    """)
            try StoreStyles.update(db)
        }
        migrator.registerMigration("5: keys of names that are numbers, extents as published") { db in
            try db.execute(
                sql: """
                    UPDATE gpkg_data_columns SET title = 'Gazetteer place, or the incident whose extent it is'
                      WHERE table_name = 'areas' AND column_name = 'matched';
                    """)
            let rows = try Row.fetchAll(
                db,
                sql:
                    "SELECT fid, dataset, id FROM incidents WHERE id GLOB '*[0-9].0' OR id GLOB '*[0-9].0#[0-9]*'"
            )
            for row in rows {
                let parts = (row[2] as String).split(separator: "#")
                let key = StoreWriter.key(row[1], String(parts[0]), parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
                try db.execute(
                    sql: "UPDATE evidence SET key = ? WHERE fid = ?",
                    arguments: [Int64(bitPattern: key), row[0] as Int64])
            }
        }
        return migrator
    }()

    /// How a file is laid out, and which of its columns the user named: what `export --columns native`, `audit` and `diff`
    /// need to read its rows again.
    private static let layoutFields = [
        Field("header", .text, "What stands above the rows: names, names and tags, tags or none"),
        Field("delimiter", .text, "What parts fields"),
        Field("roles", .text, "Columns that the user named, by what they mean, JSON"),
    ]

    static let dateIndex = "CREATE INDEX IF NOT EXISTS incidents_date ON incidents (date_start)"

    /// A table: its columns after `fid` and, where it has shapes, `geom`.
    struct Layer {
        let name: String
        let title: String
        let summary: String
        let shapes: GeoPackageLayer.Shapes?
        let fields: [Field]
    }

    static let incidents = Layer(
        name: "incidents", title: "Incidents",
        summary: "One point an incident; uncertainty_m says how far from it the truth may lie, rule why",
        shapes: .points,
        fields: ImportedFields.table + [
            Field("area", .integer, "The area in which it may have happened: fid in areas"),
            Field("source_id", .integer, "The file that it was last read from: fid in sources"),
        ])

    static let areas = Layer(
        name: "areas", title: "Areas of uncertainty",
        summary: "Where incidents may have happened whose place is no point; incidents share areas",
        shapes: .areas,
        fields: [
            Field("lat", .real, "Latitude of the middle"), Field("lon", .real, "Longitude of the middle"),
            Field("uncertainty_m", .real, "Radius (m)"), Field("rule", .text, "How it was found"),
            Field("matched", .text, "Gazetteer place"),
        ])

    static let evidence = Layer(
        name: "evidence", title: "Rows as published",
        summary:
            "The row behind each incident, all its columns as they stand in the file; fid is that of the incident",
        shapes: nil,
        fields: [
            Field("key", .integer, "Digest of dataset and id"),
            Field("digest", .integer, "Digest of the row and of how it was read"),
            Field("source", .integer, "The file: fid in sources"),
            Field("line", .integer, "Line, row or feature in the file"),
            Field("native", .text, "The fields of the row, JSON, in the order of the source's columns"),
        ])

    static let sources = Layer(
        name: "sources", title: "Files", summary: "What was imported, and how far that came", shapes: nil,
        fields: [
            Field("name", .text, "File"), Field("dataset", .text, "Dataset"),
            Field("title", .text, "Dataset's title"),
            Field("columns", .text, "Columns of the file, JSON"), Field("tags", .text, "HXL tags, JSON"),
            Field("state", .text, "importing or complete"), Field("rows", .integer, "Rows read"),
            Field("added", .integer, "New incidents"), Field("changed", .integer, "Changed incidents"),
            Field("unchanged", .integer, "Incidents that were there already"),
            Field("rejected", .integer, "Rows that could not be used"),
            Field("placed", .integer, "Incidents placed by their names"),
            Field("unplaced", .integer, "Incidents without a position"), Field("imported", .text, "When"),
        ])

    static let rejects = Layer(
        name: "rejects", title: "Rejected rows", summary: "Rows that could not be used, and why", shapes: nil,
        fields: [
            Field("source", .integer, "The file: fid in sources"),
            Field("line", .integer, "Line in the file"),
            Field("reason", .text, "Why"), Field("native", .text, "The fields of the row, JSON"),
        ])

    static let removed = Layer(
        name: "removed", title: "Removed rows", summary: "Rows that a newer edition does not have any more",
        shapes: nil,
        fields: [
            Field("id", .text, "Incident, as its publisher named it"), Field("dataset", .text, "Dataset"),
            Field("name", .text, "File that it was last read from"),
            Field("line", .integer, "Line in that file"),
            Field("native", .text, "The fields of the row, JSON"),
            Field("time", .text, "When it was removed"),
        ])

    static let layers = [incidents, areas, evidence, sources, rejects]

    private static func create(_ layer: Layer, _ db: Database) throws {
        let name = layer.name.quotedDatabaseIdentifier
        var columns = ["fid INTEGER PRIMARY KEY NOT NULL"]
        if let shapes = layer.shapes { columns.append("geom \(shapes.rawValue)") }
        columns += layer.fields.map { "\($0.name.quotedDatabaseIdentifier) \(sql($0.type))" }
        try db.execute(sql: "CREATE TABLE \(name) (\(columns.joined(separator: ", ")))")
        if layer.shapes != nil {
            try db.execute(sql: GeoPackageIndex.table(layer.name))
            try db.execute(sql: GeoPackageIndex.triggers(layer.name))
        }
        try db.execute(
            sql:
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                layer.name, layer.shapes == nil ? "attributes" : "features", layer.title, layer.summary,
                layer.shapes == nil ? nil : 4326,
            ])
        if let shapes = layer.shapes {
            try db.execute(
                sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)",
                arguments: [layer.name, shapes.rawValue])
        }
        for field in layer.fields { try describe(field, of: layer, db) }
    }

    private static func describe(_ field: Field, of layer: Layer, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)",
            arguments: [layer.name, field.name, field.name, field.title, field.title])
    }

    private static func add(_ field: Field, to layer: Layer, _ db: Database) throws {
        try db.execute(
            sql:
                "ALTER TABLE \(layer.name.quotedDatabaseIdentifier) ADD COLUMN \(field.name.quotedDatabaseIdentifier) \(sql(field.type))"
        )
        try describe(field, of: layer, db)
    }

    private static func sql(_ type: FieldType) -> String {
        switch type {
        case .boolean: "BOOLEAN"
        case .integer: "INTEGER"
        case .real: "REAL"
        case .date: "DATE"
        case .text, .object: "TEXT"
        }
    }
}
