public import Datasets
internal import Formats
internal import GRDB
internal import Geometry

extension IncidentStore {
    /// The rows of a dataset as they were published, to be read again as those of a file are. A row's line is the number of
    /// its incident.
    ///
    /// - Parameter named: Columns that the user names for a role, beside those named when the files were imported.
    /// - Throws: `StoreError` when the store cannot be read, `TableError` for a column that is not there.
    public func table(
        of dataset: StoredDataset, named: [ColumnRole: String] = [:]
    ) throws -> (table: SourceTable, map: ColumnMap) {
        let (layout, places) = dataset.layout()
        let map = try dataset.map(layout, named)
        do {
            let snapshot = try SQLiteSnapshot(path)
            var selection = StoreSelection()
            selection.take(dataset)
            let keys = try snapshot.read { [selection] db in
                let (condition, arguments) = try Self.condition(selection, db)
                return try Int64.fetchAll(
                    db, sql: "SELECT fid FROM incidents\(condition) ORDER BY fid", arguments: arguments)
            }
            let rows = StoredRows(
                snapshot: snapshot, keys: keys, places: places, width: layout.columns.count,
                hasGeometry: !map.has(.latitude) && !map.has(.position))
            let name = try datasets().count > 1 ? "\(path) (\(dataset.name))" : path
            let table = SourceTable(
                name: name, layout, size: keys.count, unit: "row", pieces: rows.pieceCount, read: rows.piece)
            return (table, map)
        } catch let error as DatabaseError {
            throw StoreError(path: path, error)
        }
    }
}

/// Reads published rows out of a store, a piece at a time.
private struct StoredRows: Sendable {
    let snapshot: SQLiteSnapshot
    let keys: [Int64]
    let places: [Int64: [Int]]
    let width: Int
    /// Whether the files held positions that no column has, as GeoJSON does.
    let hasGeometry: Bool

    private static let size = 4096

    var pieceCount: Int { (keys.count + Self.size - 1) / Self.size }

    func piece(_ number: Int) -> [SourceRow] {
        let keys = keys[number * Self.size..<min(self.keys.count, (number + 1) * Self.size)]
        do {
            return try snapshot.read { db in
                let statement = try db.cachedStatement(
                    sql: """
                        SELECT lat, lon, rule, evidence.source, native FROM incidents JOIN evidence USING (fid)
                        WHERE fid = ?
                        """)
                var rows: [SourceRow] = []
                for key in keys {
                    try SQLiteRow.forEach(of: statement, [key], in: db) { found in
                        rows.append(row(key, found))
                        return true
                    }
                }
                return rows
            }
        } catch {
            // Nobody shall take what cannot be read for what is not there.
            return keys.map { SourceRow(line: Int($0), fields: [], fault: "cannot be read: \(error)") }
        }
    }

    private func row(_ key: Int64, _ found: SQLiteRow) -> SourceRow {
        var fields = [String](repeating: "", count: width)
        let targets = places[found.integer(3)] ?? []
        for (index, text) in NativeColumns.texts(unsafe Array(found.bytes(4))).enumerated()
        where index < targets.count {
            fields[targets[index]] = String(decoding: text, as: UTF8.self)
        }
        var row = SourceRow(line: Int(key), fields: fields)
        if hasGeometry, let latitude = found.number(0), let longitude = found.number(1),
            unsafe PlacingRule(rawValue: String(decoding: found.bytes(2), as: UTF8.self))?.isOwnPoint == true
        {
            row.point = Coordinate(latitude: latitude, longitude: longitude)
        }
        return row
    }
}
