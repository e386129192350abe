import Foundation
import Geometry
import Testing
import Testkit

@testable import Formats

/// Features read back from what this program and others write.
@Suite struct ReadingTests {
    private static let fields = [Field("name", .text, "Name"), Field("count", .integer, "Count")]

    private static func shapes() throws -> [Shape] {
        let at = { (latitude: Double, longitude: Double) in
            try #require(Coordinate(latitude: latitude, longitude: longitude))
        }
        let square = Polygon(
            exterior: Ring([try at(0, 0), try at(0, 4), try at(4, 4), try at(4, 0)]),
            holes: [Ring([try at(1, 1), try at(2, 1), try at(2, 2), try at(1, 2)])])
        let other = Polygon(exterior: Ring([try at(-17, 179), try at(-17, 180), try at(-16, 180)]))
        return [
            .point(try at(34.5236, 69.1789)), .line([try at(1, 2), try at(3, 4)]),
            .lines([[try at(1, 2), try at(3, 4)], [try at(-5, 6), try at(-7, 8)]]), .polygon(square),
            .polygons([square, other]),
        ]
    }

    private static func features() throws -> [Feature] {
        try shapes().enumerated().map { i, shape in
            Feature(id: "\(i + 1)", shape: shape, values: [.text("n\(i)"), .integer(i)])
        }
    }

    @Test(arguments: [GeoJSONWriter.Framing.collection, .sequence])
    func geoJSONGoesThereAndBack(framing: GeoJSONWriter.Framing) throws {
        var writer = GeoJSONWriter(fields: Self.fields, framing: framing)
        var bytes: [UInt8] = []
        writer.begin(&bytes)
        for feature in try Self.features() { writer.add(feature, to: &bytes) }
        writer.end(&bytes)
        if framing == .sequence { bytes.removeAll { $0 == 0x1E } }
        let table = try GeoJSONReader.read(bytes, name: "t.geojson")
        #expect(table.features.map(\.shapes) == (try Self.shapes().map { [$0] }))
        #expect(table.features.map(\.values) == (try Self.features().map(\.values)))
        #expect(table.fields.map(\.type) == [.text, .integer])
    }

    @Test func geoPackageGoesThereAndBack() throws {
        let folder = try TemporaryFolder()
        let path = folder.url("t.gpkg").path
        var files = FileGroup()
        var writer = try GeoPackageWriter(try files.stage(path))
        let layer = GeoPackageLayer(
            name: "things", title: "Things", summary: "", fields: Self.fields, shapes: .mixed)
        try writer.add(layer, try Self.features())
        try writer.finish()
        try files.commit()
        let table = try GeoPackageReader.read(path)
        #expect(table.features.map(\.shapes) == (try Self.shapes().map { [$0] }))
        #expect(table.features.map(\.values) == (try Self.features().map(\.values)))
        #expect(table.features.map(\.id) == ["1", "2", "3", "4", "5"])
        let error = #expect(throws: FormatError.self) { try GeoPackageReader.read(path, layer: "other") }
        #expect(error?.description.contains("--layer: things") == true)
    }

    @Test(
        "What is wrong with a geometry is said, and costs no other feature",
        arguments: [
            (#"{"type":"Point","coordinates":[181,0]}"#, "longitude 181.0"),
            (#"{"type":"Point","coordinates":[1]}"#, "fewer than two numbers"),
            (#"{"type":"Point","coordinates":5}"#, "no list"),
            (#"{"type":"LineString","coordinates":[[1,2]]}"#, "fewer than two positions"),
            (#"{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}"#, "fewer than four"),
            (#"{"type":"Circle","coordinates":[1,2]}"#, "Circle"),
            (#"{"type":"Point"}"#, "no coordinates"),
            (#"{"coordinates":[1,2]}"#, "no type"),
            (#"{"type":"Point","coordinates":["a","b"]}"#, "a number"),
        ])
    func faults(geometry: String, words: String) throws {
        let text = #"""
            {"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":\#(geometry),"properties":{"a":1}},
            {"type":"Feature","geometry":{"type":"Point","coordinates":[1,2,300]},"properties":{"a":2.5}}]}
            """#
        let table = try GeoJSONReader.read(Array(text.utf8), name: "t.geojson")
        #expect(table.features.count == 2)
        #expect(
            table.features[0].fault?.contains(words) == true, "\(String(describing: table.features[0].fault))"
        )
        #expect(table.features[0].place == "line 2" && table.features[0].shapes.isEmpty)
        #expect(table.features[1].shapes == [.point(try #require(Coordinate(latitude: 2, longitude: 1)))])
        #expect(table.fields.map(\.type) == [.real])
    }

    @Test func collectionsAndEmptyShapes() throws {
        let text = #"""
            {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},
            {"type":"MultiPoint","coordinates":[[3,4],[5,6]]},{"type":"Polygon","coordinates":[]}]}
            """#
        let table = try GeoJSONReader.read(Array(text.utf8), name: "t")
        #expect(table.features.count == 1 && table.features[0].shapes.count == 3)
        #expect(table.features[0].fault == nil)
    }

    /// Well-known binary of others: big-endian, with heights and measures, with EWKB's flags; and cut short anywhere.
    @Test func wellKnownBinary() throws {
        func bytes(_ hexadecimal: String) -> [UInt8] {
            stride(from: 0, to: hexadecimal.count, by: 2).compactMap { i in
                let start = hexadecimal.index(hexadecimal.startIndex, offsetBy: i)
                return UInt8(hexadecimal[start..<hexadecimal.index(start, offsetBy: 2)], radix: 16)
            }
        }
        let one = try #require(Coordinate(latitude: 2, longitude: 1))
        // ST_AsBinary('POINT(1 2)', 'XDR'), ST_AsBinary('POINT Z (1 2 3)'), ST_AsEWKB('SRID=4326;POINT ZM (1 2 3 4)').
        for text in [
            "00000000013FF00000000000004000000000000000",
            "01E9030000000000000000F03F00000000000000400000000000000840",
            "01010000E0E6100000000000000000F03F000000000000004000000000000008400000000000001040",
        ] {
            var decoder = WKBDecoder(bytes(text))
            #expect(try decoder.shapes() == [.point(one)], "\(text)")
        }
        for shape in try Self.shapes() {
            var encoder = WKBEncoder()
            encoder.append(shape)
            for length in encoder.bytes.indices {
                var decoder = WKBDecoder(Array(encoder.bytes.prefix(length)))
                #expect(throws: (any Error).self) { try decoder.shapes() }
            }
            // A count that would ask for more than there is.
            var huge = encoder.bytes
            if huge.count > 30 {
                huge.replaceSubrange(5..<9, with: [0xFF, 0xFF, 0xFF, 0x7F])
                var decoder = WKBDecoder(huge)
                #expect(throws: (any Error).self) { try decoder.shapes() }
            }
        }
    }

    @Test func notJSONAtAll() throws {
        let error = #expect(throws: FormatError.self) {
            try GeoJSONReader.read(Array("{\"type\":\n oops}".utf8), name: "t.geojson")
        }
        #expect(error?.description.contains("t.geojson: line 2: not JSON") == true)
    }
}
