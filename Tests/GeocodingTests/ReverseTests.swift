import Gazetteer
import Geometry
import Testing
import Testkit

@testable import Geocoding

@Suite("what a position lies in") struct ReverseTests {
    private func answer(
        _ latitude: Double, _ longitude: Double, _ filter: PlaceFilter = .settlements, limit: Int = 1
    ) throws -> ReverseAnswer {
        var geocoder = ReverseGeocoder(world: World.geocoder.world, filter: filter, limit: limit)
        return geocoder.answer(try #require(Coordinate(latitude: latitude, longitude: longitude)))
    }

    @Test(
        "near a border both countries are told, and a town beside the point says which it is",
        arguments: [
            (36.891, 38.353, "SY", "TR"),  // Kobani, drawn in Turkey
            (36.900, 38.360, "TR", "SY"), (-1.6792, 29.2228, "CD", "RW"),  // Goma
            (41.4017, 128.1778, "KP", "CN"),  // Hyesan, far within China as it is drawn
        ])
    func borders(latitude: Double, longitude: Double, country: String, other: String) throws {
        let filters = [PlaceFilter.settlements, PlaceFilter(classes: [.spot], codes: ["AIRP"])]
        for (filter, limit) in zip(filters + filters, [1, 1, 5, 0]) {
            let answer = try answer(latitude, longitude, filter, limit: limit)
            #expect(answer.area?.countryCode == country && answer.other?.countryCode == other)
            #expect(try #require(answer.words).hasSuffix(" (perhaps \(try #require(answer.other?.country)))"))
        }
    }

    @Test(
        "away from borders one country is told, and at sea the nearest",
        arguments: [
            (34.53, 69.17, "AF", "Kabul, Afghanistan"), (36.95, 38.4, "TR", "Şanlıurfa, Turkey"),
            (-45, -130, "PN", "at sea, 2211 km off Pitcairn"),
        ])
    func elsewhere(latitude: Double, longitude: Double, country: String, words: String) throws {
        let answer = try answer(latitude, longitude)
        #expect(answer.other == nil && answer.area?.countryCode == country && answer.words == words)
    }

    @Test("the country of a town is told at its point, first") func towns() throws {
        let world = World.geocoder.world
        var geocoder = ReverseGeocoder(world: world)
        var random = SeededRandom.announced("the country of a town is told")
        for row in (0..<3000).map({ _ in PlaceRow(index: UInt32.random(in: 0..<60_000, using: &random)) }) {
            let answer = geocoder.answer(world.coordinate(of: row))
            guard !answer.isAtSea, let town = answer.places.first, town.place.row == row else { continue }
            #expect(answer.area?.countryCode == town.details.countryCode, "\(town.details.name)")
        }
    }
}
