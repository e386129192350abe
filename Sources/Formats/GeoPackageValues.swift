import GRDB
import Geometry

extension FieldType {
    /// The column's type (OGC 12-128r17, table 1).
    var sql: String {
        switch self {
        case .boolean: "BOOLEAN"
        case .integer: "INTEGER"
        case .real: "REAL"
        case .date: "DATE"
        case .text, .object: "TEXT"
        }
    }
}

extension GeoPackageLayer {
    /// The shape as the geometry type that the table declares: an area is always one of several parts.
    func asDeclared(_ shape: Shape) -> Shape {
        if shapes == .areas, case .polygon(let polygon) = shape { .polygons([polygon]) } else { shape }
    }
}

extension Database {
    /// Adds a QML document as the layer's default style.
    func add(style: String, of layer: GeoPackageLayer, changed: String) throws {
        try execute(
            sql: """
                INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,
                  styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)
                VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '', NULL, ?)
                """,
            arguments: [
                layer.name, layer.shapes == nil ? "" : "geom", layer.name, style, layer.title, changed,
            ])
    }
}

extension FormatError {
    /// A failure that SQLite reports.
    init(path: String, database error: any Error) {
        guard let error = error as? DatabaseError else {
            self.init(path: path, reason: "\(error)", advice: "choose another folder, or try again")
            return
        }
        let advice =
            switch error.resultCode {
            case .SQLITE_FULL: "free some space there, or choose another folder"
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: "choose a folder that you may write to"
            case .SQLITE_CONSTRAINT: "give each layer and each column a name of its own"
            default: "choose another folder, or try again"
            }
        self.init(path: path, reason: error.message ?? "SQLite error \(error.resultCode)", advice: advice)
    }
}
