internal import Datasets
internal import Formats
internal import Geometry

/// What is read of each incident of a store, and how that becomes a row.
package struct StoreColumns: Sendable {
    let fields: [Field]
    let identifier: Int?
    /// The columns of the query; the first is the number of the incident.
    let selection: String
    /// The tables of the query, `incidents` among them.
    let tables: String
    /// Adds a row.
    let add: @Sendable (SQLiteRow, RowPlace, inout RowBlock) -> Void

    /// The columns that all incidents share.
    package static let own = StoreColumns(
        fields: ImportedFields.table, identifier: 0,
        selection: (["fid"] + IncidentStore.columns).joined(separator: ", "), tables: "incidents"
    ) { row, place, rows in
        for column in types.indices { row.add(column + 1, as: types[column], to: &rows) }
        rows.end(
            latitude: row.number(IncidentStore.latitude + 1) ?? .nan,
            longitude: row.number(IncidentStore.longitude + 1) ?? .nan, place)
    }

    private static let types = ImportedFields.table.map(\.type)
}
