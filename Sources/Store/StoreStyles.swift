internal import Datasets
internal import Formats
internal import Foundation
internal import GRDB

/// How QGIS draws a store: incidents by their type, areas so that the map shows through. A style that somebody has changed
/// in QGIS stays as it is.
enum StoreStyles {
    /// Our styles are known by this line, which QGIS leaves away when it saves one.
    private static let mark = "<!-- made by dateline import -->\n"

    /// Makes the table and registers it.
    static func create(_ db: Database) throws {
        // QGIS makes the same table when somebody saves a style.
        if try !db.tableExists("layer_styles") { try db.execute(sql: layerStylesSchema) }
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description)
                VALUES ('layer_styles', 'attributes', 'layer_styles', 'How QGIS draws the layers')
                """)
    }

    /// Writes the styles anew when the types of event have changed.
    static func update(_ db: Database) throws {
        let types = try types(db)
        try write(incidents(types), of: StoreSchema.incidents, db)
        try write(areas, of: StoreSchema.areas, db)
    }

    /// The types of all sources, with how many incidents each has.
    private static func types(_ db: Database) throws -> [String: Int] {
        let counts = try Row.fetchAll(
            db,
            sql: """
                SELECT t.key, sum(t.value) FROM sources, json_each(types) AS t
                WHERE types NOT NULL GROUP BY 1
                """)
        return Dictionary(uniqueKeysWithValues: counts.map { ($0[0], $0[1]) })
    }

    private static func incidents(_ types: [String: Int]) -> QGISStyle {
        func symbol(_ colour: String) -> QGISSymbol {
            .marker(colour, ringWhere: "\"uncertainty_m\" > 5000")
        }
        var categories = TypeColours.ranked(types).prefix(TypeColours.most).map {
            QGISStyle.Category($0.name, symbol($0.colour))
        }
        let rest = types.isEmpty ? "incident" : "other or unknown"
        let other = types.isEmpty ? TypeColours.plain : TypeColours.none
        categories.append(QGISStyle.Category(nil, label: rest, symbol(other)))
        var style = QGISStyle(by: "type", categories, fields: StoreSchema.incidents.fields)
        style.labels = ("place", 250_000)
        style.days = ("date_start", "date_end")
        style.tip = QGISMapTip(
            title: ["type", "place"],
            lines: [
                ("First day", "date_start"), ("Last day", "date_end"), ("Country", "country"),
                ("Who acted", "actor1"), ("Against whom", "actor2"), ("Killed", "fatalities"),
                ("May be off by (m)", "uncertainty_m"), ("How it was placed", "rule"), ("Source", "source"),
                ("Incident", "id"), ("", "notes"),
            ])
        return style
    }

    private static var areas: QGISStyle {
        let colour = "5e6ad2"
        var style = QGISStyle(
            by: "rule",
            [
                QGISStyle.Category(
                    AreaKey.outline, label: "the division or country, as nothing finer is known",
                    .area(colour, opacity: 20, outline: 120, isDashed: true)),
                QGISStyle.Category(
                    nil, label: "as far as the truth may lie", .area(colour, opacity: 20, outline: 120)),
            ], fields: StoreSchema.areas.fields)
        style.labels = ("matched", 2_000_000)
        style.tip = QGISMapTip(
            title: ["matched"], lines: [("What it is", "rule"), ("Reaches (m)", "uncertainty_m")])
        return style
    }

    private static func write(_ style: QGISStyle, of layer: StoreSchema.Layer, _ db: Database) throws {
        var document = style.document
        if let head = document.range(of: "<qgis ") { document.insert(contentsOf: mark, at: head.lowerBound) }
        let known = try Row.fetchOne(
            db,
            sql: "SELECT id, styleQML FROM layer_styles WHERE f_table_name = ? AND styleName = 'dateline'",
            arguments: [layer.name])
        if let known {
            let text: String = known[1] ?? ""
            guard text.contains(mark), text != document else { return }
            try db.execute(
                sql: """
                    UPDATE layer_styles SET styleQML = ?, update_time = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
                    WHERE id = ?
                    """, arguments: [document, known[0] as Int64])
        } else {
            try db.execute(
                sql: """
                    INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,
                      styleName, styleQML, styleSLD, useAsDefault, description, owner)
                    VALUES ('', '', ?1, 'geom', 'dateline', ?2, '',
                      NOT EXISTS (SELECT 1 FROM layer_styles WHERE f_table_name = ?1 AND useAsDefault), ?3, '')
                    """, arguments: [layer.name, document, layer.title])
        }
    }
}
