internal import Formats
internal import GRDB

/// The indexes of a store, made at once behind a large import: the R-tree over the points, the one of days; and the triggers that keep it in step when somebody edits the table elsewhere.
///
/// Our own SQLite lacks the functions that the triggers call: they are taken away before rows are written and made again
/// before the commit. A store without its index, as a killed import leaves it, is a whole GeoPackage; the next import makes
/// the index.
enum StoreIndex {
    private static let layer = "incidents"

    /// Whether the store has its index. Asked of the file each time: another import may have made it, which what GRDB remembers
    /// of the schema does not tell.
    static func exists(_ db: Database) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = ?)"
        return try Bool.fetchOne(db, sql: sql, arguments: ["rtree_\(layer)_geom"]) ?? false
    }

    static func dropTriggers(_ db: Database) throws {
        for layer in [layer, "areas"] {
            for suffix in ["insert", "update1", "update2", "update3", "update4", "delete"] {
                try db.execute(sql: "DROP TRIGGER IF EXISTS \"rtree_\(layer)_geom_\(suffix)\"")
            }
        }
    }

    static func makeTriggers(_ db: Database) throws {
        try dropTriggers(db)
        for layer in [layer, "areas"] { try db.execute(sql: GeoPackageIndex.triggers(layer)) }
    }

    static func drop(_ db: Database) throws {
        try db.execute(
            sql: """
                DROP TABLE "rtree_\(layer)_geom";
                DROP INDEX IF EXISTS incidents_date;
                DELETE FROM gpkg_extensions WHERE table_name = '\(layer)' AND extension_name = 'gpkg_rtree_index';
                """)
    }

    /// Makes the index of all points.
    static func make(_ db: Database) throws {
        try db.execute(sql: GeoPackageIndex.table(layer))
        try db.execute(sql: StoreSchema.dateIndex)
        var entries: [PackedRTree.Entry] = []
        let points = try db.makeStatement(
            sql: "SELECT fid, lon, lat FROM \(layer) WHERE geom NOT NULL ORDER BY fid")
        try SQLiteRow.forEach(of: points, in: db) { row in
            if let longitude = row.number(1), let latitude = row.number(2) {
                entries.append(
                    PackedRTree.Entry(row: row.integer(0), longitude: longitude, latitude: latitude))
            }
            return true
        }
        if !entries.isEmpty { try PackedRTree(layer).fill(&entries, db) }
    }

    /// Tells readers where the layers lie, and that they have changed.
    static func noteExtent(_ db: Database) throws {
        for layer in [layer, "areas"] {
            try db.execute(
                sql: """
                    UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
                      (min_x, max_x, min_y, max_y) = (SELECT min(minx), max(maxx), min(miny), max(maxy) FROM rtree_\(layer)_geom)
                    WHERE table_name = '\(layer)'
                    """)
        }
    }
}
