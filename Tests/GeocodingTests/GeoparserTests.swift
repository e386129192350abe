import Gazetteer
import Geometry
import Testing
import Testkit

@testable import Geocoding

@Suite("Places in running text, by the trained model") struct GeoparserTests {
    private static let geoparser: Geoparser? = try? Geoparser(world: World.geocoder.world)

    private func toponyms(_ text: String) throws -> [Toponym] {
        var session = try #require(Self.geoparser).session()
        return session.toponyms(in: Array(text.utf8))
    }

    /// A text, and where the places lie that a person finds in it: name, latitude, longitude.
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let places: [(String, Double, Double)]
        var testDescription: String { text }
    }

    private static let cases = [
        Case(
            text: "Two men from Springfield, Ill., were held in Chicago on Friday, police in Peoria said.",
            places: [("Springfield", 39.80, -89.64), ("Chicago", 41.85, -87.65), ("Peoria", 40.69, -89.59)]),
        Case(
            text: "Two men from Springfield, Mo., were held in Branson on Friday, police in Joplin said.",
            places: [("Springfield", 37.22, -93.30), ("Branson", 36.64, -93.22)]),
        Case(
            text:
                "The Georgian army said shells fell near Gori and Tbilisi while Russia denied firing at Georgia.",
            places: [("Gori", 41.98, 44.11), ("Tbilisi", 41.69, 44.83), ("Georgia", 42.0, 43.5)]),
        Case(
            text:
                "Flooding closed roads across Georgia on Monday, from Savannah and Macon to suburbs of Atlanta.",
            places: [("Georgia", 32.75, -83.50), ("Savannah", 32.08, -81.10), ("Atlanta", 33.75, -84.39)]),
        Case(
            text: "KANDAHAR, Afghanistan (AP) - A bomb killed four Afghan soldiers south of Kabul on Sunday.",
            places: [("KANDAHAR", 31.61, 65.71), ("Afghanistan", 33, 66), ("Kabul", 34.53, 69.17)]),
    ]

    @Test("finds the bearer of the name that the text means", arguments: cases) func means(item: Case) throws
    {
        let found = try toponyms(item.text)
        let scalars = Array(item.text.unicodeScalars)
        for (name, latitude, longitude) in item.places {
            let toponym = try #require(
                found.first {
                    String(String.UnicodeScalarView(scalars[$0.scalars])).hasPrefix(name)
                }, "\(name) is not found")
            let place = World.geocoder.world.place(try #require(toponym.row))
            #expect(abs(place.coordinate.latitude - latitude) < 1.5, "\(name): \(place)")
            #expect(abs(place.coordinate.longitude - longitude) < 1.5, "\(name): \(place)")
            #expect(toponym.score > 0 && toponym.score <= 1)
        }
    }

    @Test("persons and a text without places are left alone")
    func leavesAlone() throws {
        #expect(try toponyms("").isEmpty)
        #expect(try toponyms("the weather was fine and nothing happened all day.").isEmpty)
        let names = try toponyms("Mr. Smith told Johnson that he would call back on Tuesday.")
        #expect(names.isEmpty, "\(names)")
    }

    @Test("offsets are those of code points, whatever stands before")
    func offsets() throws {
        let text = "\u{FEFF}\u{202E}Ünïcödé 🇦🇫 \u{200B}— police in Kabul\u{200F} said; later, Herat."
        let scalars = Array(text.unicodeScalars)
        for toponym in try toponyms(text) {
            let words = String(String.UnicodeScalarView(scalars[toponym.scalars]))
            #expect(words == String(decoding: Array(text.utf8)[toponym.bytes], as: UTF8.self))
            #expect(words.hasPrefix("Kabul") || words.hasPrefix("Herat"))
        }
    }

    @Test("given spans are answered in their order, one each")
    func given() throws {
        var session = try #require(Self.geoparser).session()
        let text = "From Paris, Texas, to Dallas."
        let found = session.toponyms(in: Array(text.utf8), at: [22..<28, 5..<10, 0..<4, 900..<910])
        #expect(found.map(\.scalars) == [22..<28, 5..<10, 0..<4, 900..<910])
        let paris = World.geocoder.world.place(try #require(found[1].row))
        #expect(paris.countryCode == "US")
        #expect(found[3].row == nil)
    }

    @Test("one session answers like a fresh one, and hostile bytes crash neither")
    func sessions() throws {
        var random = SeededRandom.announced("geoparser sessions")
        var session = try #require(Self.geoparser).session()
        let pieces: [[UInt8]] = [
            Array("Kabul ".utf8), Array("St. Louis, Mo. ".utf8), [0xFF, 0xC3, 0x28], [0xF0, 0x9F],
            Array("'s-".utf8),
            Array("\u{200B}\u{202E}".utf8), Array("東京で北京 ".utf8), Array("NEW YORK NEW YORK ".utf8),
            [0x0A, 0x0A],
            Array("al-".utf8), Array("U.S.".utf8), [0],
        ]
        for _ in 0..<200 {
            var text: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<30, using: &random) {
                text += pieces.randomElement(using: &random) ?? []
            }
            let one = session.toponyms(in: text)
            var fresh = try #require(Self.geoparser).session()
            #expect(one.map(\.row) == fresh.toponyms(in: text).map(\.row))
            for toponym in one { #expect(toponym.bytes.upperBound <= text.count) }
        }
    }
}
