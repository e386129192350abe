import Foundation
import Testing
import Testkit

/// Buffers, unions and measures of files.
@Suite("dateline buffer FILE, dissolve, measure") struct ShapeCommandTests {
    private let program: Program

    init() throws { program = try Program() }

    private static let table = """
        id,name,lat,lon,code
        1,Fiji,-17.5,-179.999,007
        2,nowhere,95,3,008
        3,"Pole, north",89.999,0,9

        """

    private static let features = #"""
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":7,"geometry":{"type":"LineString","coordinates":[[179.9,-17],[-179.9,-17.1]]},
         "properties":{"list":[1,{"b":2}],"big":12345678901234567890,"x":1.5}},
        {"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[1,1],[1.001,1]]},"properties":{"flag":true}},
        {"type":"Feature","geometry":{"type":"Point","coordinates":[500,3]},"properties":{"flag":false}},
        {"type":"Feature","geometry":null,"properties":null}]}
        """#

    private func collection(_ run: Subprocess) throws -> [[String: Any]] {
        let json = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        return try #require(json["features"] as? [[String: Any]])
    }

    @Test("a table's rows keep their columns; the row without a position is named and kept") func table()
        throws
    {
        try program.file("t.csv", Self.table.utf8)
        let run = try program.run("buffer", "t.csv", "--radius", "1km,5km")
        #expect(run.status == 1)
        #expect(run.errors.contains("t.csv: line 3: lat: 95"))
        let features = try collection(run)
        #expect(
            features.map { $0["id"] as? String } == ["1-1km", "1-5km", "2-1km", "2-5km", "3-1km", "3-5km"])
        let properties = try #require(features[1]["properties"] as? [String: Any])
        // 007 is a name and no number.
        #expect(properties["code"] as? String == "007")
        #expect(properties["lat"] as? Double == -17.5)
        #expect(properties["radius_m"] as? Double == 5000)
        #expect((features[0]["geometry"] as? [String: Any])?["type"] as? String == "MultiPolygon")
        #expect(features[2]["geometry"] is NSNull)
    }

    @Test("GeoJSON of any kind goes through with all its properties, from a pipe too") func geoJSON() throws {
        let run = try program.run(
            "buffer", "-", "--radius", "1km", "--segments", "12", input: Data(Self.features.utf8))
        #expect(run.status == 1)
        #expect(run.errors.contains("standard input: line 5: longitude 500.0"))
        #expect(run.text.contains(#""list":[1,{"b":2}],"big":12345678901234567890,"x":1.5"#))
        let features = try collection(run)
        #expect(features.count == 4)
        #expect(features[0]["id"] as? String == "7")
        // Two points whose discs overlap are one area.
        #expect((features[1]["geometry"] as? [String: Any])?["type"] as? String == "Polygon")
    }

    @Test("rings have holes; a tolerance makes as many vertices as it needs") func rings() throws {
        let rings = try program.run(
            "buffer", "--at", "10,10", "--radius", "2km,1km", "--rings", "--format", "wkt")
        let lines = rings.text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].contains("), (") == false && lines[1].contains("), ("))
        let fine = try program.run("buffer", "--at", "10,10", "--radius", "1km", "--tolerance", "1m")
        // 1,000 m (1 - cos(pi/n)) is less than a metre from 72 segments on.
        #expect(fine.text.components(separatedBy: "],[").count == 73)
        try program.run("buffer", "--at", "1,1", "--radius", "1km", "--tolerance", "1").expectError("no unit")
    }

    @Test("dissolved buffers overlap no more") func dissolved() throws {
        let rows = (0..<200).map { "\($0),\(Double($0 % 20) * 0.005),\(Double($0 / 20) * 0.005)" }
        try program.file("t.csv", ("id,lat,lon\n" + rows.joined(separator: "\n") + "\n").utf8)
        let features = try collection(program.run("buffer", "t.csv", "--radius", "1km,300m", "--dissolve"))
        #expect(features.count == 2)
        let types = features.map { ($0["geometry"] as? [String: Any])?["type"] as? String }
        #expect(types == ["Polygon", "Polygon"] || types == ["Polygon", "MultiPolygon"])
        let small = try #require(features[1]["geometry"] as? [String: Any])
        #expect((small["coordinates"] as? [Any])?.count == 200 || types[1] == "Polygon")
        #expect((features[0]["properties"] as? [String: Any])?["features"] as? Int == 200)
    }

    @Test("a GeoPackage comes out, and goes in again as it was") func geoPackage() throws {
        try program.file("t.csv", Self.table.utf8)
        let run = try program.run("buffer", "t.csv", "--radius", "1km", "-o", "b.gpkg")
        #expect(run.status == 1 && run.text.isEmpty)
        let back = try program.run("measure", "b.gpkg", "--format", "json")
        let rows = try #require(JSONSerialization.jsonObject(with: back.output) as? [[String: Any]])
        #expect(rows.count == 3)
        #expect(rows[0]["code"] as? String == "007" && rows[0]["name"] as? String == "Fiji")
        // A circle of 1 km, drawn with 64 chords.
        let area = try #require(rows[0]["area_m2"] as? Double)
        #expect(abs(area - 3_136_548) < 100)
        #expect(rows[1]["area_m2"] is NSNull)
        try program.run("buffer", "--at", "1,1", "--radius", "1km", "--format", "gpkg").expectError(
            "-o layers.gpkg")
    }

    @Test("measure gives the distance between positions and the way in legs") func distance() throws {
        let run = try program.run("measure", "0,0", "0,1", "-1,1", "--format", "csv")
        let lines = run.text.split(separator: "\r\n")
        #expect(lines.count == 3 && lines[0] == "distance_m,bearing,final_bearing,total_m")
        #expect(lines[1].hasPrefix("111319.49079327357,90"))
        #expect(lines[2].hasPrefix("110574.38"))
        try program.run("measure", "0,0", "0").expectError("'0' is not a position")
    }

    @Test("dissolve puts areas together by a column, and names what is no area") func dissolve() throws {
        let squares = (0..<4).map { i in
            let x = Double(i)
            return #"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[["#
                + "\(x),0],[\(x + 1),0],[\(x + 1),1],[\(x),1],[\(x),0]]]},"
                + #""properties":{"land":"\#(i < 2 ? "A" : "B")"}}"#
        }
        let point = #"{"type":"Feature","geometry":{"type":"Point","coordinates":[0,0]},"properties":{}}"#
        try program.file("s.geojsonl", (squares + [point]).joined(separator: "\n").utf8)
        let all = try program.run("dissolve", "s.geojsonl")
        #expect(all.status == 1 && all.errors.contains("s.geojsonl: line 5: not an area"))
        #expect(try collection(all).count == 1)
        let by = try collection(program.run("dissolve", "s.geojsonl", "--by", "land"))
        #expect(by.map { ($0["properties"] as? [String: Any])?["land"] as? String } == ["A", "B"])
        #expect(by.map { ($0["properties"] as? [String: Any])?["features"] as? Int } == [2, 2])
        try program.run("dissolve", "s.geojsonl", "--by", "sea").expectError(
            "no column 'sea': there are land")
    }

    @Test("areas that cross themselves are mended, and measure says so") func crossing() throws {
        let tie = { (west: Double, east: Double) in
            #"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[["#
                + "\(west),0],[\(east),1],[\(east),0],[\(west),1],[\(west),0]]]},\"properties\":{}}"
        }
        try program.file("t.geojsonl", [tie(0, 1), tie(179.5, -179.5)].joined(separator: "\n").utf8)
        for options in [[], ["--dissolve"]] {
            let run = try Program.run(
                ["buffer", "t.geojsonl", "--radius", "1km"] + options, in: program.folder.path)
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
            #expect(try collection(run).allSatisfy { !($0["geometry"] is NSNull) })
        }
        let run = try program.run("measure", "t.geojsonl", "--format", "json")
        #expect(run.errors.contains("t.geojsonl: line 1: the area crosses itself"))
        #expect(run.errors.contains("t.geojsonl: line 2: the area crosses itself"))
        let rows = try #require(JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
        for row in rows {
            // Half of the square degree at the equator: Planimeter gives 12308778361.469 m2 for the whole.
            let area = try #require(row["area_m2"] as? Double)
            #expect(abs(area - 12_308_778_361.469 / 2) < 1e6, "\(area)")
            #expect(abs(try #require(row["latitude"] as? Double) - 0.5) < 0.001)
        }
    }

    @Test("an ending that says nothing is refused before anything is read") func ending() throws {
        let run = try program.run("buffer", "none.csv", "--radius", "1km", "-o", "x.shp")
        run.expectError("--output: x.shp: what to write is told by the ending: .geojson, .json")
        #expect(try program.run("buffer", "--at", "1,1", "--radius", "1km", "-o", "x.KML").status == 0)
    }

    @Test("what is missing or too much is said") func usage() throws {
        try program.run("buffer", "--radius", "1km").expectError("name a file, or a position with --at")
        try program.file("t.csv", Self.table.utf8)
        try program.run("buffer", "t.csv", "--at", "1,1", "--radius", "1km").expectError("--at: ")
        try program.run("buffer", "none.csv", "--radius", "1km").expectError("none.csv: No such file")
        try program.file("t.geojson", #"{"type":"FeatureCollection","features":[{]}"#.utf8)
        try program.run("buffer", "t.geojson", "--radius", "1km").expectError("t.geojson: line 1: not JSON")
        try program.run("dissolve").expectError("name a file")
    }
}
