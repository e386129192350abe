import Formats
import Foundation
import GRDB
import Geometry
import Testing
import Testkit

@Suite("GeoPackage")
struct GeoPackageTests {
    private let layer = GeoPackageLayer(
        name: "a \"b\"", title: "Title's", summary: "", fields: [Field("name", .text, "Name")],
        shapes: .areas,
        style: "<qgis/>")

    private let square = Polygon(exterior: ring([(10, 20), (10, 21), (11, 21), (11, 20)]))

    private func write(_ layers: [(GeoPackageLayer, [Feature])], _ path: String, epoch: Int = 0) throws {
        var group = FileGroup()
        let file = try group.stage(path)
        var writer = try GeoPackageWriter(file, epoch: epoch)
        for (layer, features) in layers { try writer.add(layer, features) }
        try writer.finish()
        try group.commit()
    }

    @Test("a polygon's blob, byte by byte: header, envelope, one part of a multipolygon")
    func blob() throws {
        let folder = try TemporaryFolder()
        let point = GeoPackageLayer(name: "p", title: "P", summary: "", fields: [], shapes: .points)
        try write(
            [
                (layer, [Feature(id: "", shape: .polygon(square), values: [.text("x\0y")])]),
                (point, [Feature(id: "", shape: shape(10, 20), values: [])]),
            ], folder.path + "/a.gpkg")
        let db = try DatabaseQueue(path: folder.path + "/a.gpkg")
        let (area, dot, name) = try db.read { db in
            (
                try String.fetchOne(db, sql: #"SELECT hex(geom) FROM "a ""b""""#),
                try String.fetchOne(db, sql: "SELECT hex(geom) FROM p"),
                try String.fetchOne(db, sql: #"SELECT name FROM "a ""b""""#)
            )
        }
        let (ten, eleven) = ("0000000000002440", "0000000000002640")
        let (twenty, more) = ("0000000000003440", "0000000000003540")
        #expect(
            area == "47500003E6100000" + twenty + more + ten + eleven + "010600000001000000"
                + "01030000000100000005000000" + twenty + ten + more + ten + more + eleven + twenty + eleven
                + twenty + ten)
        #expect(dot == "47500001E6100000" + "0101000000" + twenty + ten)
        #expect(name == "xy")
    }

    @Test("the same input and moment give the same bytes; the moment is recorded")
    func reproducible() throws {
        let folder = try TemporaryFolder()
        let features = [Feature(id: "", shape: .polygon(square), values: [.null])]
        for name in ["a", "b"] {
            try write([(layer, features)], folder.path + "/" + name, epoch: 1_626_739_200)
        }
        #expect(try Data(contentsOf: folder.url("a")) == Data(contentsOf: folder.url("b")))
        let db = try DatabaseQueue(path: folder.path + "/a")
        let moments = try db.read { db in
            try String.fetchSet(
                db, sql: "SELECT last_change FROM gpkg_contents UNION SELECT update_time FROM layer_styles")
        }
        #expect(moments == ["2021-07-20T00:00:00.000Z"])
    }

    @Test("two layers of one name are refused, with the file's name")
    func twice() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: FormatError.self) {
            try write([(layer, []), (layer, [])], folder.path + "/a.gpkg")
        }
        #expect(error?.path == folder.path + "/a.gpkg")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("an editor's changes reach the index through the triggers")
    func triggers() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.gpkg"
        let points = GeoPackageLayer(name: "p", title: "P", summary: "", fields: [], shapes: .points)
        try write([(points, [1, 2, 3].map { Feature(id: "", shape: shape($0, $0), values: []) })], path)
        for sql in [
            "DELETE FROM p WHERE fid = 1", "UPDATE p SET fid = 9 WHERE fid = 2",
            "UPDATE p SET geom = (SELECT geom FROM p WHERE fid = 9) WHERE fid = 3",
            "INSERT INTO p (geom) SELECT geom FROM p WHERE fid = 3", "UPDATE p SET geom = NULL WHERE fid = 9",
        ] {
            let run = try Subprocess.run("ogrinfo", ["-q", path, "-sql", sql])
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        }
        let db = try DatabaseQueue(path: path)
        let index = try db.read { db in
            try String.fetchAll(db, sql: "SELECT id || ': ' || minx FROM rtree_p_geom ORDER BY id")
        }
        #expect(index == ["3: 2.0", "10: 2.0"])
    }
}
