import Gazetteer
import Geometry
import Testing
import Testkit

@testable import Geocoding

@Suite struct GeocoderTests {
    @Test(arguments: [
        ("Georgia", 614_540), ("Georgia, United States", 4_197_000), ("Springfield, Illinois", 4_250_542),
        ("St. Petersburg, Fla.", 4_171_563), ("Rome, GA", 4_219_762), ("Paris Texas", 4_717_560),
        ("Tripoli, Lebanon", 266_826), ("Tripoli", 2_210_247), ("Aleppo Syria", 170_063), ("Kyiv", 703_448),
        ("Kiev", 703_448), ("Київ", 703_448), ("Deir ez-Zor", 170_794), ("Gaza", 281_133),
        ("Darfur", 8_693_107), ("Sahel", 2_425_938), ("North Kivu", 206_938), ("کابل", 1_138_958),
        ("  the   Kabul ", 1_138_958), ("Kabul, Afghanistan", 1_138_958), ("Kabul، Afghanistan", 1_138_958),
        ("The Villages", 4_175_179), ("Zalingei, C. Darfur", 363_533),
        ("Marib", 72_968), ("Daraa", 170_905), ("The Bottom", 3_513_173),
        // A town before the division called so, whether the data call it the seat or not.
        ("Kidal", 2_455_290), ("Akita", 2_113_126), ("Idlib", 169_389), ("Iowa", 4_862_182),
    ])
    func firstPlace(query: String, geonameID: Int) throws {
        let first = try #require(try World.geocoder.candidates(query).first, "\(query)")
        #expect(first.anchor.geonameID == geonameID, "\(query): \(first.title), \(first.reason)")
    }

    /// What only other ways of writing lead to, which the answer says.
    @Test(arguments: [
        ("Idlib province", 169_387, QueryMatch.kind), ("Province of Idlib", 169_387, .kind),
        ("Wilayat Kunduz", 1_135_690, .kind), ("Cercle de Mopti", 2_453_347, .kind),
        ("Lviv region", 702_549, .kind), ("Deir el-Zour", 170_794, .written),
        ("El Hasakeh", 173_811, .written),
        ("northern Aleppo", 170_063, .part), ("Homs countryside", 169_577, .part),
        ("outskirts of Bakhmut", 713_174, .part), ("Deir Ezzor", 170_794, .spelling),
        ("Kabool", 1_138_958, .spelling), ("Damascas", 170_654, .spelling), ("Hodeidah", 79_415, .spelling),
        ("Bagdhad", 98_182, .spelling), ("Springfeld, Illinois", 4_250_542, .spelling),
        ("Харькв", 706_483, .spelling), ("Azaz District", 172_082, .part), ("Kharkiv Obl.", 706_482, .kind),
        ("E. St. Louis, Ill.", 4_237_579, .written), ("Rural Damascus", 170_652, .written),
        ("Rural Damascus Governorate", 170_652, .written), ("Rif Damascus", 170_652, .written),
        ("Rural Aleppo", 170_063, .part), ("Raqa", 172_955, .spelling), ("Palmyrra", 163_808, .spelling),
    ])
    func otherWaysOfWriting(query: String, geonameID: Int, match: QueryMatch) throws {
        let first = try #require(try World.geocoder.candidates(query).first, "\(query)")
        #expect(first.anchor.geonameID == geonameID, "\(query): \(first.title), \(first.reason)")
        #expect(first.match == match)
    }

    @Test func anExactNameIsNeverLeftForANearOne() throws {
        for row in Array(World.geocoder.world.rows.prefix(3000)) {
            let name = World.geocoder.world.name(of: row)
            let found = try World.geocoder.candidates(name, limit: 3)
            #expect(found.first?.match == .exact, "\(name)")
        }
    }

    /// A letter left out, doubled, changed or exchanged with its neighbour: the right place is among the answers.
    @Test func oneWrongLetterIsForgiven() throws {
        var random = SeededRandom.announced("one wrong letter is forgiven")
        var found = 0
        let rows = Array(World.geocoder.world.rows.prefix(2000)).filter {
            World.geocoder.world.name(of: $0).utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 }
                && World.geocoder.world.name(of: $0).utf8.count > 5
        }
        let trials = 150
        for _ in 0..<trials {
            let row = rows[Int.random(in: rows.indices, using: &random)]
            var letters = Array(World.geocoder.world.name(of: row))
            let place = Int.random(in: 1..<letters.count - 1, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: letters.remove(at: place)
            case 1: letters.insert("x", at: place)
            case 2: letters[place] = letters[place] == "q" ? "z" : "q"
            default: letters.swapAt(place, place + 1)
            }
            let answers = try World.geocoder.candidates(String(letters), limit: 10)
            if answers.contains(where: { $0.anchor.geonameID == World.geocoder.world.place(row).geonameID }) {
                found += 1
            }
        }
        // The rest are letters that make another place's name, which rightly comes first.
        #expect(found * 100 >= trials * 85, "\(found) of \(trials)")
    }

    @Test func aPreferenceRanksAndExcludesNothing() throws {
        let world = World.geocoder.world
        let lebanon = try #require(world.country(code: "LB"))
        let preferred = try World.geocoder.candidates("Tripoli", bias: GeocodingBias(countries: [lebanon]))
        #expect(preferred.first?.anchor.geonameID == 266_826)
        #expect(preferred.contains { $0.anchor.geonameID == 2_210_247 })
        let near = try World.geocoder.candidates(
            "Springfield", limit: 1, bias: GeocodingBias(near: Coordinate(latitude: 42.36, longitude: -71.06))
        )
        #expect(near.first?.title == "Springfield, Massachusetts, United States")
        let far = try World.geocoder.candidates(
            "London", limit: 1, bias: GeocodingBias(near: Coordinate(latitude: 34.5, longitude: 69.2)))
        #expect(far.first?.anchor.geonameID == 2_643_743)
    }

    @Test func exactTakesNoPartAndNoOtherSpelling() throws {
        for query in ["Kabool", "northern Aleppo", "Azaz District"] {
            var session = GeocodingSession(World.geocoder, isExact: true)
            #expect(try session.answers(query).isEmpty, "\(query)")
        }
        var session = GeocodingSession(World.geocoder, isExact: true)
        #expect(try session.answers("Idlib province").first?.match == .kind)
    }

    @Test func areasAreTakenFromAnyEnd() throws {
        for query in [
            "Syria, Aleppo, Azaz", "Azaz (Aleppo)", "Azaz; Aleppo; Syria", "Azaz - Syria",
            "Azaz, Aleppo Governorate",
        ] {
            let first = try #require(try World.geocoder.candidates(query).first, "\(query)")
            #expect(first.title == "I‘zāz, Aleppo, Syria", "\(query)")
        }
        #expect(try World.geocoder.candidates("Kyiv, Texas").isEmpty)
        let other = try #require(try World.geocoder.candidates("Kobani, Raqqa, Syria").first)
        #expect(other.match == .part && other.reason.contains("does not lie in all of"))
    }

    @Test(arguments: [
        ("presidential palace, Kabul", "Arg", "a landmark in Kabul"),
        ("the Arg in Kabul", "Arg", "a landmark in"),
        ("Villa Somalia", "Villa Somalia", "add its city to be sure"),
        ("US embassy in Kabul", "Embassy of the United States", "a landmark in Kabul"),
        ("Green Zone, Baghdad", "Green Zone", "a landmark in Baghdad"),
        ("Green Zone, Iraq", "Green Zone", "which lies in Iraq"),
        ("Kabul airport", "Hamid Karzai International Airport", "a landmark's name"),
        ("OAKB", "Hamid Karzai International Airport", "a landmark's name"),
        ("Bakara market Mogadishu", "Bakaara Market", "a landmark in Mogadishu"),
    ])
    func firstLandmark(query: String, name: String, reason: String) throws {
        let first = try #require(try World.geocoder.candidates(query).first, "\(query)")
        guard case .landmark(let landmark) = first.anchor else {
            Issue.record("\(query) is \(first.title)")
            return
        }
        #expect(landmark.name == name && first.reason.contains(reason), "\(first.reason)")
    }

    @Test func aSiteThatNoTableKnowsIsItsCityAndSaysSo() throws {
        let found = try World.geocoder.candidates("Green Zone, Kabul")
        let first = try #require(found.first)
        #expect(first.anchor.geonameID == 1_138_958)
        #expect(first.anchor.extent == (try World.place(1_138_958)).extent)
        #expect(first.reason.contains("no table knows where the Green Zone of Kabul lies"))
        #expect(found.allSatisfy { $0.anchor.countryCode == "AF" })
    }

    @Test func aPositionCarriesTheWidthOfItsLastDigit() throws {
        let coarse = try #require(try World.geocoder.candidates("34.5, 69.2").first)
        let fine = try #require(try World.geocoder.candidates("34.52361, 69.17889").first)
        #expect(coarse.anchor.extent > .kilometres(5) && coarse.anchor.extent < .kilometres(6))
        #expect(fine.anchor.extent < .metres(1))
        #expect(fine.anchor.coordinate == Coordinate(latitude: 34.52361, longitude: 69.17889))
    }

    @Test(arguments: ["", "   ", ",", "Qwrtzpsd", "Qwrtzpsd, Kabul", "👋", "of of of"])
    func findsNothing(query: String) throws {
        #expect(try World.geocoder.candidates(query).isEmpty)
    }

    @Test(arguments: ["Gaza", "San Jose", "Springfield", "Kabul", "Santa Cruz", "OAKB"])
    func theOrderIsStableAndNothingComesTwice(query: String) throws {
        let found = try World.geocoder.candidates(query, limit: 300)
        #expect(Set(found.map(\.anchor)).count == found.count)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.score >= $1.score })
        for _ in 0..<3 { #expect(try World.geocoder.candidates(query, limit: 300) == found) }
        #expect(try World.geocoder.candidates(query, limit: 2) == Array(found.prefix(2)))
    }

    @Test func takesQueriesApart() {
        #expect(
            PlaceQuery("the palace, Kabul, Afghanistan").readings[1]
                == PlaceQuery.Reading(name: "palace", containers: ["Kabul", "Afghanistan"]))
        #expect(
            PlaceQuery("the Arg in Kabul").readings.contains(
                PlaceQuery.Reading(name: "Arg", containers: ["Kabul"])))
        #expect(
            PlaceQuery("New York City").readings.first
                == PlaceQuery.Reading(name: "New York City", containers: []))
    }

    @Test func anyQueryIsAnswered() {
        var random = SeededRandom.announced("any query is answered")
        for _ in 0..<200 { _ = try? World.geocoder.candidates(random.hostileText(upTo: 30)) }
    }
}
