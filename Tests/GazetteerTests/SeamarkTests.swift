import Geometry
import Testing

@testable import Gazetteer

/// Places that reports from the sea name, in the index that is part of the program.
@Suite struct SeamarkTests {
    private let world: WorldGazetteer

    init() throws { world = try WorldGazetteer.embedded() }

    private func place(_ name: String, _ code: String) throws -> Place {
        let places = world.lookup(name).map { world.place($0.row) }
        return try #require(places.first { $0.featureCode == code }, "no \(code) is called \(name)")
    }

    /// Positions as charts and lists of lights give them, not as the index has them.
    @Test(arguments: [
        ("Horsburgh Lighthouse", "ISL", 1.3303, 104.4058), ("Nipah Island", "ISL", 1.1469, 103.6581),
        ("Tg. Berakit", "CAPE", 1.2297, 104.5700), ("Tioman Island", "ISL", 2.7902, 104.1698),
        ("Kharg Island", "ISL", 29.2375, 50.3111), ("Snake Island", "ISL", 45.2550, 30.2042),
        ("Al Basrah Oil Terminal", "PRT", 29.6817, 48.8086), ("Perim Island", "ISL", 12.6519, 43.4200),
        ("Cape Guardafui", "CAPE", 11.8333, 51.2833), ("Lampedusa", "ISL", 35.5083, 12.5929),
        ("Pantelleria", "ISL", 36.7875, 11.9925), ("Abu Musa", "ISL", 25.8742, 55.0331),
    ])
    func standWhereTheyAre(name: String, code: String, latitude: Double, longitude: Double) throws {
        let place = try place(name, code)
        let charted = Coordinate(wrappingLatitude: latitude, longitude: longitude)
        let away = Geodesic.distance(from: place.coordinate, to: charted)
        #expect(away <= place.extent && away < .kilometres(5), "\(away.metres) m from \(charted)")
    }

    /// An island reaches as far as the towns on it.
    @Test(arguments: [
        ("Basilan Island", ["Isabela", "Lamitan", "Maluso"]), ("Pulau Bintan", ["Tanjung Pinang"]),
        ("Bohol Island", ["Tagbilaran", "Talibon", "Ubay"]), ("Djerba", ["Houmt Souk", "Midoun"]),
    ])
    func holdTheirTowns(name: String, towns: [String]) throws {
        let island = try place(name, "ISL")
        let envelope = try #require(island.envelope)
        #expect(island.extentIsMeasured)
        for town in towns {
            let found = world.lookup(town).map { world.place($0.row) }.contains { place in
                place.featureClass == .settlement && place.countryCode == island.countryCode
                    && envelope.contains(place.coordinate)
                    && Geodesic.distance(from: place.coordinate, to: island.coordinate) <= island.extent
            }
            #expect(found, "\(town) is not on \(name)")
        }
    }

    /// A harbour has the name of its town, and whoever says the name means the town.
    @Test(arguments: ["Belawan", "Tripoli", "Durrës", "Colombo", "Callao", "Sydney", "Kabul"])
    func comeAfterTheTowns(name: String) throws {
        let first = try #require(world.lookup(name).first)
        #expect([.settlement, .administrative].contains(world.place(first.row).featureClass))
    }

    @Test func harboursAndAnchoragesAreThere() throws {
        for (name, code) in [
            ("Port of Rotterdam", "HBR"), ("Belawan", "PRT"), ("Chittagong Anchorage", "ANCH"),
            ("Mina Zayid", "PRT"),
        ] {
            _ = try place(name, code)
        }
    }
}
