import Formats
import Geometry
import Testing

@Suite("GeoJSON, letter by letter")
struct GeoJSONGoldenTests {
    let fields = [
        Field("name", .text, "Name"), Field("killed", .integer, "Killed"), Field("why", .object, "Why"),
    ]

    @Test("a point with its values")
    func point() {
        let feature = Feature(
            id: "a#1", shape: shape(34.5236149, 69.1788),
            values: [.text("Arg \"palace\"\n\u{1}"), .integer(-3), .object([KeyedText("killed", "Three.")])])
        #expect(
            text([feature]) == #"""
                {"type":"FeatureCollection","features":[
                {"type":"Feature","id":"a#1","bbox":[69.1788,34.5236149,69.1788,34.5236149],"geometry":{"type":"Point","coordinates":[69.1788,34.5236149]},"properties":{"name":"Arg \"palace\"\n\u0001","killed":-3,"why":{"killed":"Three."}}}
                ],"bbox":[69.1788,34.5236149,69.1788,34.5236149]}

                """#)
    }

    @Test("no features, no shape")
    func nothing() {
        #expect(text([]) == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
        #expect(
            text([Feature(id: "", shape: nil, values: [.null, .null, .null])]).contains(
                #""geometry":null,"properties":{"name":null,"killed":null,"why":null}"#))
    }

    @Test("an area across the antimeridian: west above east, outer rings anticlockwise")
    func antimeridian() {
        // Both rings arrive clockwise.
        let east = Polygon(exterior: ring([(-17, 179), (-16, 179), (-16, 180), (-17, 180)]))
        let west = Polygon(exterior: ring([(-17, -180), (-16, -180), (-16, -179), (-17, -179)]))
        let feature = Feature(id: "fiji", shape: .polygons([east, west]), values: [])
        #expect(text([feature]).contains(#""bbox":[179,-17,-179,-16],"geometry""#))
        #expect(
            text([feature]).contains(
                "[[[[179,-17],[180,-17],[180,-16],[179,-16],[179,-17]]],[[[-180,-17],[-179,-17],[-179,-16]"))
    }

    @Test("a sequence: a record separator before and a line feed after each feature")
    func sequence() {
        var writer = GeoJSONWriter(fields: [], framing: .sequence)
        var out: [UInt8] = []
        writer.begin(&out)
        for id in ["1", "2"] { writer.add(Feature(id: id, shape: nil, values: []), to: &out) }
        writer.end(&out)
        let line = { (id: Int) in #"{"type":"Feature","id":"\#(id)","geometry":null,"properties":{}}"# }
        #expect(String(decoding: out, as: UTF8.self) == "\u{1E}\(line(1))\n\u{1E}\(line(2))\n")
    }

    private func text(_ features: [Feature]) -> String {
        var writer = GeoJSONWriter(fields: fields)
        return written(features, by: &writer)
    }
}
