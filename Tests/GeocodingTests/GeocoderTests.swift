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
    ])
    func firstPlace(query: String, geonameID: Int) throws {
        let first = try #require(try World.geocoder.candidates(query).first, "\(query)")
        #expect(first.anchor.geonameID == geonameID, "\(query): \(first.title), \(first.reason)")
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
            PlaceQuery("the palace, Kabul, Afghanistan").readings.first
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
