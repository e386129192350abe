import Gazetteer
import Geometry
import Testing

@testable import Geocoding

/// Every line of the grammar with an example beside it. The anchors are Kabul (a city), Taiz and Gao (towns).
@Suite struct GrammarTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let line: String
        let relation: SpatialRelation
        let text: String
        /// Where the event may truly be, from the anchor: kilometres and degrees.
        var kilometres = 0.0
        var azimuth = 0.0

        var testDescription: String { text }
    }

    static let examples = [
        Example(
            line: "within|in a|the? radius of #d @unit miles? around|of|from", relation: .within,
            text: "Houses within a radius of 5 km around Kabul were hit.", kilometres: 5),
        Example(
            line: "within #d @unit miles? of|from|around", relation: .within,
            text: "Rockets landed within about a kilometre of Kabul.", kilometres: 1, azimuth: 77),
        Example(
            line: "within|in a|the? #d -? @unit -? radius of|around", relation: .within,
            text: "It was felt in a 3-km radius around Kabul.", kilometres: 3, azimuth: 190),
        Example(
            line: "radius of #d @unit miles? around|of|from", relation: .within,
            text: "Windows broke, radius of 2 miles from Kabul.", kilometres: 3.2, azimuth: 10),
        Example(
            line: "less|fewer than #d @unit miles? from|of|away", relation: .within,
            text: "It fell less than 4 km from Kabul.", kilometres: 4, azimuth: 200),
        Example(
            line: "#d @unit miles? ~1 to? the? @dir -? @dir? of|from|off", relation: .distanceAndDirection,
            text: "It happened 32 nautical miles to the south-west of Kabul.", kilometres: 59.3, azimuth: 225),
        Example(
            line: "#d @unit miles? @dir -? @dir? of|from|off", relation: .distanceAndDirection,
            text: "A bomb went off about 40 km north-east of Kabul.", kilometres: 40, azimuth: 45),
        Example(
            line: "#d @unit miles? around", relation: .within, text: "All villages 6 km around Kabul burn.",
            kilometres: 6, azimuth: 300),
        Example(
            line: "#d @unit miles? ~2 from|outside|off|of", relation: .distance,
            text: "A bomb went off 25 km from Kabul.", kilometres: 25, azimuth: 123),
        Example(
            line:
                "on|along the? ~3 road|highway|route|axis|motorway|track|rn* ~4 between|linking|connecting|from",
            relation: .between,
            text: "Gunmen struck on the main road between Kabul and Jalalabad in Afghanistan.",
            kilometres: 40, azimuth: 95),
        Example(
            line: "road|highway|route|axis|motorway between|linking|connecting|from", relation: .between,
            text: "The highway linking Kabul with Jalalabad, Afghanistan, was cut.", kilometres: 60,
            azimuth: 95),
        Example(
            line: "between", relation: .between,
            text: "A bus was stopped between Kabul and Jalalabad, Afghanistan.",
            kilometres: 90, azimuth: 95),
        Example(
            line: "in|inside the? ~1 @dir -? @dir? of", relation: .part,
            text: "A house in the east of Kabul was hit.", kilometres: 6, azimuth: 90),
        Example(
            line: "#d @unit miles? @dir? -? @dir? off the? ~2 coast|shore|shores of", relation: .offshore,
            text: "A ship was boarded 30 nautical miles off the coast of Aden, Yemen.", kilometres: 55,
            azimuth: 170),
        Example(
            line: "#d @unit miles? offshore", relation: .offshore,
            text: "A ship was boarded 30 nautical miles offshore Aden, Yemen.", kilometres: 56, azimuth: 190),
        Example(
            line: "#d -|to|or|and|\u{2013} #e @unit miles? to? the? @dir -? @dir? of|from|off",
            relation: .distanceAndDirection, text: "It fell 30 to 40 km south of Kabul.", kilometres: 33,
            azimuth: 185),
        Example(
            line: "#d -|to|or|and|\u{2013} #e @unit miles? ~1 from|outside|off|of", relation: .distance,
            text: "It fell 30-40 km from Kabul.", kilometres: 38, azimuth: 10),
        Example(
            line: "#t -? @time '? -? ~1 @way ~1 away? from|outside|of", relation: .travel,
            text: "The village is an hour's drive from Kabul.", kilometres: 50, azimuth: 10),
        Example(
            line: "#t -? @time '? away? by|on @way from|outside|of", relation: .travel,
            text: "The village is two hours by boat from Aden, Yemen.", kilometres: 40, azimuth: 200),
        Example(
            line: "#t @time away? from|outside", relation: .travel,
            text: "The village is 40 minutes from Kabul.", kilometres: 20, azimuth: 10),
        Example(
            line: "#t -? @time '? -? ~1 @dir -? @dir? of|from", relation: .travel,
            text: "The village is an hour north of Kabul.", kilometres: 40, azimuth: 5),
        Example(
            line: "on|along|at|near the? ~1 border|borders|frontier|boundary of|between|with",
            relation: .border,
            text: "Gunmen struck on the border of Gambia.", kilometres: 100, azimuth: 90),
        Example(
            line: "at|near the? confluence|junction|intersection|crossing|crossroads|meeting of|between",
            relation: .meeting, text: "A bomb went off near the crossing of Kabul.", kilometres: 12,
            azimuth: 1),
        Example(
            line: "in|inside the? heart|centre|center|middle of", relation: .centre,
            text: "A bomb went off in the heart of Kabul.", kilometres: 4, azimuth: 100),
        Example(
            line: "to? the? @dir -? @dir? of", relation: .direction, text: "A bomb went off north of Kabul.",
            kilometres: 25, azimuth: 0),
        Example(
            line: "on|in|at the? outskirts|edge|edges|fringes|periphery of", relation: .edge,
            text: "A camp on the outskirts of Kabul was hit.", kilometres: 18, azimuth: 70),
        Example(
            line: "just? outside", relation: .edge, text: "A camp just outside Kabul was hit.",
            kilometres: 19,
            azimuth: 70),
        Example(
            line: "off the? ~2 coast|shore of", relation: .offshore,
            text: "A ship was hit off the coast of Aden, Yemen.",
            kilometres: 40, azimuth: 180),
        Example(
            line: "off", relation: .offshore, text: "A ship was hit off Aden, Yemen.", kilometres: 40,
            azimuth: 180),
        Example(
            line: "near|beside|opposite|nearby|alongside", relation: .near,
            text: "A bomb went off near Kabul.",
            kilometres: 18, azimuth: 40),
        Example(
            line: "close|next|adjacent to", relation: .near, text: "A base close to Kabul was hit.",
            kilometres: 18, azimuth: 40),
        Example(
            line: "in front of", relation: .near,
            text: "A car blew up in front of the presidential palace in Kabul."),
        Example(
            line: "not far from", relation: .near, text: "A car blew up not far from Kabul.", kilometres: 18),
        Example(line: "in the vicinity of", relation: .near, text: "It fell in the vicinity of Kabul."),
        Example(line: "vicinity of", relation: .near, text: "Residents of the vicinity of Kabul fled."),
        Example(line: "around|surrounding", relation: .near, text: "Fighting went on around Kabul."),
        Example(
            line: "at the gates|gate|entrance|foot of", relation: .near,
            text: "A man blew himself up at the gates of the presidential palace in Kabul."),
        Example(
            line:
                "attack|attacks|strike|strikes|assault|raid|fire|bombing|shelling|bombardment on|against|at",
            relation: .aimed, text: "An attack on Kabul failed."),
        Example(
            line: "targeting|targeted|at|towards|toward", relation: .aimed,
            text: "Rockets were fired towards Kabul."),
        Example(
            line: "in|inside|within|across|throughout|into|on|hit|struck", relation: .inside,
            text: "A bomb went off in Kabul.", kilometres: 14, azimuth: 300),
        Example(
            line: "attacked|bombed|shelled|bombarded|pounded|raided|stormed|overran|rocked|shook",
            relation: .inside, text: "Rebels attacked Kabul.", kilometres: 14, azimuth: 300),
    ]

    @Test func everyLineHasAnExample() {
        let lines = Set(SpatialRule.all.map(\.pattern.source))
        #expect(lines.subtracting(Self.examples.map(\.line)).isEmpty, "lines without an example")
        #expect(Set(Self.examples.map(\.line)).subtracting(lines).isEmpty, "examples of no line")
    }

    @Test(arguments: examples) func givesTheGeometryItSays(_ example: Example) throws {
        let phrase = try #require(World.phrases(example.text).first, "nothing was located")
        #expect(phrase.relation == example.relation, "\(phrase.location.phrase)")
        let location = phrase.location
        let truth = Geodesic.destination(
            from: phrase.anchor.coordinate, azimuth: example.azimuth,
            distance: .kilometres(example.kilometres))
        let off = Geodesic.distance(from: location.coordinate, to: truth)
        #expect(off <= location.uncertainty, "\(off) off, but said to be within \(location.uncertainty)")
        // At least as unsure as the anchor is large, unless a part of it is told; and never a whole province.
        let isPart = example.relation == .part || example.relation == .centre
        #expect(isPart || location.uncertainty >= phrase.anchor.extent)
        #expect(location.uncertainty < .kilometres(120) || example.relation == .border)
        #expect(!location.area.areas.isEmpty)
        #expect(try GEOSContext().invalidity(of: location.area.areas) == nil)
        #expect((location.radius != nil) == (example.relation == .within))
        #expect((location.extent == .stated) == (example.relation == .within))
        let text = RunningText(example.text)
        #expect(text.text(in: location.phraseSpan) == location.phrase)
    }

    @Test(arguments: [
        ("5 km north of Kabul", 5.0, 0.0), ("40 km north-east of Kabul", 40, 45),
        ("157 km SSE of Kabul", 157, 157.5),
        ("32 miles southwest of Kabul", 51.499, 225), ("12 miles west of Kabul", 19.312, 270),
    ])
    func movesFromTheAnchor(phrase: String, kilometres: Double, azimuth: Double) throws {
        let found = try #require(World.phrases("A ship was hit \(phrase) on Monday.").first)
        let line = Geodesic.inverse(from: found.anchor.coordinate, to: found.location.coordinate)
        #expect(abs(line.distance.metres / 1000 - kilometres) < 0.01)
        let turn = (line.initialAzimuth - azimuth + 540).truncatingRemainder(dividingBy: 360) - 180
        #expect(abs(turn) < 0.01)
    }

    /// Seafarers measure from the shore: half the place's extent on top is the best guess.
    @Test func nauticalMilesAreMeasuredFromTheShore() throws {
        let found = try #require(World.phrases("A ship was hit 157nm SSE of Kabul on Monday.").first)
        let line = Geodesic.inverse(from: found.anchor.coordinate, to: found.location.coordinate)
        let expected = 157 * 1852 + found.anchor.extent.metres / 2
        #expect(abs(line.distance.metres - expected) < 10)
    }

    @Test func aStatedRadiusIsTheArea() throws {
        let found = try #require(
            World.phrases(
                "Three rockets landed within about a kilometre of the presidential palace in Kabul."
            ).first)
        #expect(found.location.radius == .kilometres(1))
        #expect(found.location.place == "presidential palace, Kabul")
        #expect(found.location.uncertainty == .kilometres(1) + found.anchor.extent)
        let area = try PreparedArea(found.location.area.areas)
        let inside = Geodesic.destination(
            from: found.anchor.coordinate, azimuth: 33, distance: .metres(990))
        let outside = Geodesic.destination(
            from: found.anchor.coordinate, azimuth: 33, distance: .metres(1_010))
        #expect(try area.covers(inside))
        #expect(try !area.covers(outside))
    }

    @Test(arguments: [
        "Gunmen struck on the Kabul–Jalalabad highway in Afghanistan.",
        "They met on the Kabul-Jalalabad road, Afghanistan.",
        "A bus was stopped between Kabul and Jalalabad, Afghanistan.",
    ])
    func theWayBetweenTwoPlacesHoldsBothEnds(text: String) throws {
        let found = try #require(World.phrases(text).first)
        #expect(found.relation == .between)
        for geonameID in [1_138_958, 1_139_715] {
            let end = try World.place(geonameID).coordinate
            let distance = Geodesic.distance(from: found.location.coordinate, to: end)
            #expect(distance <= found.location.uncertainty && distance > .kilometres(40))
        }
    }

    @Test func aWayToAnUnknownPlaceStaysAtTheKnownOne() throws {
        let found = try #require(
            World.phrases("Gunmen struck between Kabul and Qwrtzhausen on Monday.").first)
        #expect(found.anchor.geonameID == 1_138_958 && found.relation == .between)
        #expect(found.location.uncertainty >= .kilometres(40))
        #expect(found.location.rule.contains("no table knows where Qwrtzhausen lies"))
    }

    @Test func alongARoadMeansTowardsItsOtherEnd() throws {
        let found = try #require(
            World.phrases("A mine went off 25 km from Kabul on the Jalalabad road in Afghanistan.").first)
        let line = Geodesic.inverse(from: found.anchor.coordinate, to: found.location.coordinate)
        #expect(
            abs(line.distance.metres / 1000 - 25) < 0.01 && line.initialAzimuth > 60
                && line.initialAzimuth < 120
        )
    }

    @Test func whatFollowsAKnownPlaceDoesNotMoveIt() {
        let found = World.phrases("A man was shot in Jalalabad, east of Kabul in Afghanistan.")
        #expect(found.map(\.anchor.geonameID) == [1_139_715])
    }
}
