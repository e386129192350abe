internal import Formats
internal import Foundation
internal import GRDB
internal import Geometry

/// Writes the areas of incidents: one row for all that share it.
///
/// A million incidents of a country have one outline among them, and the events of a town one disc; an incident's column
/// `area` names its row.
struct AreaWriter {
    private var known: [AreaKey: Int64] = [:]
    private var next: Int64 = 1

    /// Learns what is in the store.
    mutating func load(_ db: Database) throws {
        known.removeAll(keepingCapacity: true)
        let rows = try Row.fetchCursor(
            db, sql: "SELECT fid, lat, lon, uncertainty_m, rule, matched FROM areas")
        while let row = try rows.next() {
            guard let latitude: Double = row[1], let longitude: Double = row[2],
                let uncertainty: Double = row[3], let rule: String = row[4]
            else { continue }
            let key = AreaKey(
                latitude: latitude, longitude: longitude, uncertainty: uncertainty, rule: rule,
                matched: row[5])
            known[key] = row[0]
        }
        next = (try Int64.fetchOne(db, sql: "SELECT max(fid) FROM areas") ?? 0) + 1
    }

    /// The number of an area, which is written when it is new; nil when it cannot be drawn.
    mutating func number(_ key: AreaKey, _ outline: UnitOutlines.Outline?, _ db: Database) throws -> Int64? {
        if let known = known[key] { return known }
        guard let shape = outline?.shape ?? disc(key) else { return nil }
        try db.cachedStatement(
            sql:
                "INSERT INTO areas (fid, geom, lat, lon, uncertainty_m, rule, matched) VALUES (?, ?, ?, ?, ?, ?, ?)"
        ).execute(
            arguments: [
                next, Data(shape.blob), key.latitude, key.longitude, key.uncertainty, key.rule, key.matched,
            ])
        let bounds = shape.bounds
        try db.cachedStatement(sql: "INSERT INTO rtree_areas_geom VALUES (?, ?, ?, ?, ?)").execute(
            arguments: [next, bounds.west, bounds.east, bounds.south, bounds.north])
        known[key] = next
        defer { next += 1 }
        return next
    }

    private func disc(_ key: AreaKey) -> StoredShape? {
        let centre = Coordinate(wrappingLatitude: key.latitude, longitude: key.longitude)
        return (try? Disc(centre: centre, radius: .metres(key.uncertainty)).shape()).map { StoredShape($0) }
    }

    /// Takes away areas that no incident has any more.
    static func removeUnused(_ db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM rtree_areas_geom
                  WHERE id IN (SELECT fid FROM areas WHERE fid NOT IN (SELECT area FROM incidents WHERE area NOT NULL));
                DELETE FROM areas WHERE fid NOT IN (SELECT area FROM incidents WHERE area NOT NULL);
                """)
    }
}
