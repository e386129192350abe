import Foundation
import Gazetteer
import Geometry
import Testing
import Testkit

@testable import Geocoding

/// Descriptions of places, read alone.
@Suite struct DescriptionTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let relation: SpatialRelation?
        /// A position that the area must hold, and one that it must not.
        let inside: (Double, Double)
        let outside: (Double, Double)

        var testDescription: String { text }
    }

    static let examples = [
        Example(
            text: "Around 157nm SSE of Accra, Ghana", relation: .distanceAndDirection, inside: (3.4, 1.35),
            outside: (3.4, -1.35)),
        Example(
            text: "about 10 kilometres north of Kandahar, Afghanistan", relation: .distanceAndDirection,
            inside: (31.73, 65.72), outside: (31.52, 65.71)),
        Example(
            text: "a few hundred metres from the presidential palace in Kabul", relation: .distance,
            inside: (34.5266, 69.1789), outside: (34.56, 69.1789)),
        Example(
            text: "two hours' drive from Gao, Mali", relation: .travel, inside: (16.9, -0.04),
            outside: (16.28, -0.04)),
        Example(text: "northern Helmand", relation: nil, inside: (32.4, 64.7), outside: (30.0, 64.0)),
        Example(text: "downtown Aleppo", relation: nil, inside: (36.2, 37.16), outside: (36.29, 37.16)),
        Example(
            text: "on the road between Ghazni and Kabul", relation: .between, inside: (33.95, 68.75),
            outside: (35.2, 69.9)),
        Example(
            text: "the Ghazni-Kabul highway", relation: nil, inside: (33.95, 68.75), outside: (35.2, 69.9)),
        Example(
            text: "along the border of Niger and Mali", relation: .border, inside: (15.42, 3.03),
            outside: (14.2, 2.0)),
        Example(
            text: "near the Turkish border in Idlib governorate", relation: .inside, inside: (36.2, 36.65),
            outside: (35.5, 36.7)),
        Example(
            text: "off the coast of Bayelsa, Nigeria", relation: .offshore, inside: (4.1, 6.1),
            outside: (4.9, 6.1)),
        Example(
            text: "Around 63nm SW of Bayelsa, Nigeria.", relation: .distanceAndDirection,
            inside: (3.733, 4.983),
            outside: (4.2, 5.9)),
        Example(
            text: "Kandahar, Helmand and Zabul provinces", relation: nil, inside: (32.2, 67.2),
            outside: (34.5, 69.2)),
        Example(
            text: "Chaman-e Hozori, in Kabul's first police district", relation: nil,
            inside: (34.5215, 69.1857),
            outside: (34.6, 69.2)),
        Example(
            text: "42SWD 16391 20239", relation: nil, inside: (34.523698, 69.178601),
            outside: (34.5238, 69.1786)),
        Example(
            text: "5 km north of 34.5N 69.2E", relation: .distanceAndDirection, inside: (34.545, 69.2),
            outside: (34.5, 69.2)),
        Example(
            text: "Qala i Naw (20 kilometres north of)", relation: .distanceAndDirection,
            inside: (35.167, 63.13),
            outside: (34.8, 63.13)),
        Example(
            text: "near Svyatohirsk (Donetsk region)", relation: .near, inside: (49.05, 37.6),
            outside: (48.0, 37.8)),
    ]

    @Test(arguments: examples) func drawsWhatIsDescribed(_ example: Example) throws {
        var reader = DescriptionReader(World.geocoder)
        let described = reader.read(example.text)
        let best = try #require(described.readings.first, "\(described.why)")
        #expect(best.relation == example.relation, "\(described.why)")
        let areas = best.location.area.areas
        let geos = GEOSContext()
        #expect(try geos.invalidity(of: areas) == nil)
        let inside = try #require(Coordinate(latitude: example.inside.0, longitude: example.inside.1))
        let outside = try #require(Coordinate(latitude: example.outside.0, longitude: example.outside.1))
        #expect(try geos.intersects(areas, inside), "\(described.why)")
        #expect(try !geos.intersects(areas, outside), "\(described.why)")
        let off = Geodesic.distance(from: best.location.coordinate, to: inside)
        #expect(off <= best.location.uncertainty * 1.001, "\(off), not within \(best.location.uncertainty)")
        #expect(abs(described.readings.map(\.probability).reduce(0, +) - 1) < 0.2)
    }

    /// The more exactly a number is written, the narrower the ring.
    @Test func widthsFollowTheWriting() throws {
        var reader = DescriptionReader(World.geocoder)
        let sizes = try ["around 60 km", "60 km", "62 km", "62.7 km"].map { distance in
            let reading = try #require(reader.read("\(distance) south of Agadez, Niger").readings.first)
            return Shape(reading.location.area.areas).area
        }
        #expect(sizes[0] > sizes[1] && sizes[1] > sizes[2] && sizes[2] >= sizes[3] * 0.95)
        let points = try ["S", "SSW", "SbW"].map { point in
            let reading = try #require(reader.read("62 km \(point) of Agadez, Niger").readings.first)
            return Shape(reading.location.area.areas).area
        }
        #expect(points[0] > points[1] && points[1] > points[2])
    }

    @Test func ambiguityIsTold() {
        var reader = DescriptionReader(World.geocoder)
        let described = reader.read("southwest of Damascus")
        let relations = Set(described.readings.map(\.location.rule))
        #expect(relations.count > 1)
        #expect(described.readings.map(\.probability) == described.readings.map(\.probability).sorted(by: >))
        #expect(described.why.contains("%"))
    }

    @Test func aWrongAnchorIsWorseThanNone() {
        var reader = DescriptionReader(World.geocoder)
        for text in [
            "5 km off Xyzzyqua, Indonesia", "Qwlrtzk", "conflict zone", "unknown", "", "in the village",
        ] {
            let described = reader.read(text)
            #expect(described.readings.isEmpty, "\(text): \(described.why)")
            #expect(!described.why.isEmpty)
        }
        #expect(reader.read("5 km off Xyzzyqua, Indonesia").why.contains("Xyzzyqua"))
    }

    /// What holds a name stands for it, wider and said so.
    @Test func unknownNamesFallBack() throws {
        var reader = DescriptionReader(World.geocoder)
        let best = try #require(
            reader.read("Xyzzyqua village, Bakhmut district, Donetsk region").readings.first)
        #expect(best.location.rule.contains("Xyzzyqua"))
        #expect(best.location.uncertainty > .kilometres(15) && best.location.uncertainty < .kilometres(60))
    }

    @Test func areasAndContextDecideAmongNamesakes() throws {
        var reader = DescriptionReader(World.geocoder)
        let name = "near Tripoli"
        #expect(reader.read(name).readings.first?.location.country == "LY")
        #expect(reader.read(name, within: ["Lebanon"]).readings.first?.location.country == "LB")
        let context = "Fighting spread from Beirut to the north of Lebanon on Monday."
        #expect(reader.read(name, context: context).readings.first?.location.country == "LB")
    }

    @Test func whatWasSaidBefore() throws {
        var reader = DescriptionReader(World.geocoder)
        let context = "Three rockets landed near the presidential palace in Kabul, Afghanistan."
        let palace = try #require(reader.read("within 500 m of the palace", context: context).readings.first)
        #expect(palace.location.place.contains("Kabul"))
        #expect(palace.location.radius == .metres(500))
        let city = try #require(reader.read("10 km north of the city", context: context).readings.first)
        #expect(city.relation == .distanceAndDirection)
        #expect(city.location.country == "AF")
        #expect(reader.read("10 km north of the city").readings.isEmpty)
    }

    @Test(arguments: [
        "1e400 km north of Kabul", "-5 km north of Kabul", "99999999999999999999 km north of Kabul",
        "½ km north of Kabul", "٥ km north of Kabul", "5 км к северу от Кабула", "(((((((Kabul)))))))",
        "of of of of", ",,,,,", "near near near Kabul", "between and", "\u{202E}Kabul\u{0}",
        "Kabul \u{1F680} 12",
    ])
    func oddInputIsAnswered(_ text: String) throws {
        var reader = DescriptionReader(World.geocoder)
        let described = reader.read(text)
        #expect(!described.why.isEmpty)
        for reading in described.readings {
            #expect(try GEOSContext().invalidity(of: reading.location.area.areas) == nil)
            #expect(reading.location.uncertainty.metres.isFinite)
        }
    }

    /// A megabyte is read about as fast as its beginning: nothing is quadratic. Compared by work, not by the clock.
    @Test func longTextsAreCut() {
        var reader = DescriptionReader(World.geocoder)
        for unit in ["north of ", "Paris, ", "((", "5 km ", "a\u{301}", "between Kabul and "] {
            let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
            let described = reader.read(text)
            #expect(described.notes.contains { $0.contains("only the first") }, "\(unit)")
        }
    }
}
