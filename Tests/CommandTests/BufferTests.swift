import Foundation
import Testing
import Testkit

@Suite("dateline buffer") struct BufferTests {
    private let program: Program

    init() throws { program = try Program() }

    private func geometry(_ run: Subprocess) throws -> [String: Any] {
        let feature = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        #expect(feature["type"] as? String == "Feature")
        return try #require(feature["geometry"] as? [String: Any])
    }

    @Test("draws a closed ring with as many vertices as asked for") func ring() throws {
        let run = try program.run("buffer", "--at", "34.5236,69.1789", "--radius", "1km", "--segments", "64")
        #expect(run.status == 0 && run.errors.isEmpty)
        let geometry = try geometry(run)
        #expect(geometry["type"] as? String == "Polygon")
        let rings = try #require(geometry["coordinates"] as? [[[Double]]])
        #expect(rings.count == 1 && rings[0].count == 65 && rings[0].first == rings[0].last)
        // A kilometre is 0.009 degrees of latitude, here as everywhere.
        #expect(rings[0].allSatisfy { abs($0[1] - 34.5236) <= 0.00902 })
    }

    @Test("is cut at the antimeridian, in the south and with a sign in front") func antimeridian() throws {
        let run = try program.run("buffer", "--at", "-17.5,-179.999", "--radius", "3nmi")
        let geometry = try geometry(run)
        #expect(geometry["type"] as? String == "MultiPolygon")
        let parts = try #require(geometry["coordinates"] as? [[[[Double]]]])
        #expect(parts.count == 2)
        for part in parts {
            let longitudes = part[0].map { $0[0] }
            #expect(longitudes.allSatisfy { $0 <= 0 } || longitudes.allSatisfy { $0 >= 0 })
            #expect(longitudes.contains { abs($0) == 180 })
        }
    }

    @Test("goes around a pole", arguments: ["90,0", "-89.95,30"]) func pole(position: String) throws {
        let run = try program.run("buffer", "--at", position, "--radius", "100km", "--segments", "36")
        let text = String(decoding: run.output, as: UTF8.self)
        #expect(run.status == 0)
        #expect(text.contains("180,") && text.contains("-180,") && text.contains("90]"))
    }

    @Test("several radii are a collection, or a line each") func several() throws {
        let radii = ["--radius", "500m,1 km,2mi"]
        let json = try Program.run(["buffer", "--at", "0,0"] + radii, in: "/")
        let collection = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
        let features = try #require(collection?["features"] as? [[String: Any]])
        let metres = features.map { ($0["properties"] as? [String: Any])?["radius_m"] as? Double }
        #expect(metres == [500, 1000, 3218.688])
        let text = try Program.run(["buffer", "--at", "0,0", "--format", "wkt"] + radii, in: "/").text
        #expect(
            text.split(separator: "\n").map { $0.prefix(10) } == ["POLYGON ((", "POLYGON ((", "POLYGON (("])
    }

    @Test(
        "a length that is none says what to write",
        arguments: [
            ("1", "write 1m, 1km"), ("1parsec", "is not a unit"), ("-1km", "below zero"),
            ("", "such as 1.5km"),
            ("km", "such as 1.5km"), ("nan km", "such as 1.5km"), ("0m", "a radius of 1 cm"),
            ("30000km", "19,970 km"), ("1e300km", "19,970 km"), ("1km,", "such as 1.5km"),
            ("inf km", "such as 1.5km"),
        ])
    func badLength(length: String, words: String) throws {
        try program.run("buffer", "--at", "0,0", "--radius", length).expectError(words)
    }

    @Test(
        "a position that is none says so",
        arguments: [
            ("91,0", "latitude 91.0 is not in -90...90"), ("Kabul", "is not a position"),
            ("", "is not a position"), ("10", "is not a position"),
        ])
    func badPosition(position: String, words: String) throws {
        try program.run("buffer", "--at", position, "--radius", "1km").expectError("--at: ")
        try program.run("buffer", "--at", position, "--radius", "1km").expectError(words)
    }

    @Test(
        "limits are named",
        arguments: [("--segments", "2"), ("--segments", "1000001"), ("--precision", "16")])
    func limits(option: String, value: String) throws {
        try program.run("buffer", "--at", "0,0", "--radius", "1km", option, value).expectError("\(option): ")
    }
}

@Suite("dateline gazetteer") struct GazetteerCommandTests {
    @Test("info tells what is in the index, and whom to cite", arguments: [[], ["info"]])
    func info(verb: [String]) throws {
        let run = try Program.run(["gazetteer"] + verb, in: "/")
        #expect(run.status == 0 && run.errors.isEmpty)
        for words in ["\nplaces\t3", "\nnames\t1", "GeoNames", "CC BY 4.0"] {
            #expect(run.text.contains(words))
        }
    }

    @Test("info on something else") func wrongFile() throws {
        let program = try Program()
        try program.file("a.gaz", Array("hello".utf8))
        try program.run("gazetteer", "info", "--gazetteer", "a.gaz").expectError("a.gaz: ")
        try program.run("gazetteer", "info", "--gazetteer", "none.gaz").expectError("No such file")
    }

    @Test("build makes an index that geocode reads, and names a folder without tables") func build() throws {
        let program = try Program()
        try program.run("gazetteer", "build", ".", "-o", "a.gaz").expectError(
            "nothing that an index can be built")
        #expect(!program.exists("a.gaz"))
        let columns = [
            "7000001", "Qwxzvillage", "Qwxzvillage", "", "35.5", "69.5", "P", "PPL", "AF", "", "", "", "", "",
            "120", "", "", "Asia/Kabul", "2026-01-01",
        ]
        try program.file("places.txt", (columns.joined(separator: "\t") + "\n").utf8)
        let built = try program.run("gazetteer", "build", ".", "-o", "a.gaz")
        #expect(built.status == 0 && built.text.isEmpty && built.errors.contains("a.gaz: 1 places"))
        let run = try program.run("geocode", "Qwxzvillage", "--gazetteer", "a.gaz", "--format", "csv")
        #expect(run.status == 0 && run.text.contains(",35.5,69.5,"))
    }
}
