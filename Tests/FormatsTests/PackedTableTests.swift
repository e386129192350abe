import Formats
import Foundation
import GRDB
import Geometry
import Testing
import Testkit

/// Tables packed page by page, at the sizes at which trees grow a level, judged by SQLite.
@Suite("Packed tables") struct PackedTableTests {
    private let layer = GeoPackageLayer(
        name: "t", title: "T", summary: "",
        fields: [Field("text", .text, "Text"), Field("n", .integer, "N")],
        shapes: .points)

    private func write(_ features: [Feature]) throws -> (TemporaryFolder, DatabaseQueue) {
        let folder = try TemporaryFolder()
        var group = FileGroup()
        var writer = try GeoPackageWriter(try group.stage(folder.path + "/t.gpkg"))
        try writer.add(layer, features)
        try writer.finish()
        try group.commit()
        return (folder, try DatabaseQueue(path: folder.path + "/t.gpkg"))
    }

    @Test(
        "rows of every size are whole, and the index finds what a search finds",
        // The last is more than a sorter keeps in memory.
        arguments: [0, 1, 2, 51, 52, 102, 2601, 2653, 12_000, 160_000])
    func sizes(_ count: Int) throws {
        var random = SeededRandom.announced("PackedTableTests.sizes")
        let numbers = [
            0, 1, -1, 127, -128, 128, 32767, 32768, 1 << 23, -1 << 31, 1 << 40, 1 << 47, .max, .min,
        ]
        let features = (0..<count).map { row in
            let isLong = row % 701 == 0 && count < 9000
            let length = isLong ? Int.random(in: 3990...20_000, using: &random) : row % 60
            let place = Coordinate(
                latitude: Double.random(in: -90...90, using: &random),
                longitude: Double.random(in: -180...180, using: &random))
            return Feature(
                id: "", shape: row % 7 == 3 ? nil : place.map { .point($0) },
                values: [
                    .text(String(repeating: "x", count: length)), .integer(numbers[row % numbers.count]),
                ])
        }
        let (folder, queue) = try write(features)
        try queue.write { db in
            #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
            #expect(try String.fetchOne(db, sql: "SELECT rtreecheck('rtree_t_geom')") == "ok")
            let rows = try Row.fetchAll(db, sql: "SELECT fid, text, n, geom FROM t")
            #expect(rows.count == count)
            for (number, (row, feature)) in zip(rows, features).enumerated() {
                #expect(row["fid"] == number + 1)
                #expect(.text(row["text"]) == feature.values[0] && .integer(row["n"]) == feature.values[1])
                #expect((row["geom"] as Data?) == nil || feature.shape != nil)
            }
            for _ in 0..<3 {
                let west = Double.random(in: -180...170, using: &random)
                let south = Double.random(in: -90...80, using: &random)
                let found = try Int.fetchSet(
                    db,
                    sql:
                        "SELECT id FROM rtree_t_geom WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?",
                    arguments: [west, west + 10, south, south + 10])
                for (number, feature) in features.enumerated() {
                    guard case .point(let place)? = feature.shape else { continue }
                    if (west...west + 10).contains(place.longitude),
                        (south...south + 10).contains(place.latitude)
                    {
                        #expect(found.contains(number + 1))
                    }
                }
            }
            // What comes later gets the next number, and the file stays sound.
            try db.execute(sql: "DROP TRIGGER rtree_t_geom_insert")
            try db.execute(sql: "INSERT INTO t (text, n) VALUES ('later', 1)")
            #expect(db.lastInsertedRowID == Int64(count + 1))
            try db.execute(sql: "DELETE FROM rtree_t_geom WHERE id % 3 = 0")
            #expect(try String.fetchOne(db, sql: "SELECT rtreecheck('rtree_t_geom')") == "ok")
        }
        _ = folder
    }

    @Test("several layers, of which one has no shapes") func layers() throws {
        let folder = try TemporaryFolder()
        var group = FileGroup()
        var writer = try GeoPackageWriter(try group.stage(folder.path + "/t.gpkg"))
        let values = (0..<3000).map { Feature(id: "", shape: nil, values: [.text("\($0)"), .null]) }
        for (name, shapes) in [("a", GeoPackageLayer.Shapes.points), ("b", nil), ("c", .points)] {
            let layer = GeoPackageLayer(
                name: name, title: name, summary: "", fields: layer.fields, shapes: shapes, style: "<qgis/>")
            try writer.add(layer, values)
        }
        try writer.finish()
        try group.commit()
        try DatabaseQueue(path: folder.path + "/t.gpkg").read { db in
            #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
            for name in ["a", "b", "c"] {
                let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(name)")
                #expect(count == 3000)
            }
        }
    }
}
