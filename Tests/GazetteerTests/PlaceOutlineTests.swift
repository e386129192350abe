import Geometry
import Testing
import Testkit

@testable import Gazetteer

/// Outlines put together again from the squares of the index, and which parts of them are coast.
@Suite struct PlaceOutlineTests {
    private typealias Corner = (x: Double, y: Double)

    /// A square of `size` degrees with its south-western corner at `x`, `y`; every other one runs clockwise.
    private static func square(_ x: Double, _ y: Double, _ size: Double, clockwise: Bool) -> [Corner] {
        let ring = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
        return clockwise ? ring.reversed() : ring
    }

    private static func json(_ rings: [[Corner]]) -> String {
        let parts = rings.map { ring in "[[\(ring.map { "[\($0.x),\($0.y)]" }.joined(separator: ","))]]" }
        return "{\"type\":\"MultiPolygon\",\"coordinates\":[\(parts.joined(separator: ","))]}"
    }

    /// A country in the sea of two divisions, `blocks` of which are given by their units, and a neighbour beside it.
    private func world(_ units: [Int: [[Corner]]]) throws -> WorldGazetteer {
        let folder = StagingFolder()
        folder.write(
            "places.txt",
            placeLine(100, "Land", "0", "0", "A.PCLI", country: "XX", admin1: "00")
                + placeLine(200, "Neighbour", "0", "0", "A.PCLI", country: "YY", admin1: "00")
                + placeLine(1, "West", "0", "0", "A.ADM1", country: "XX", admin1: "01")
                + placeLine(2, "East", "0", "0", "A.ADM1", country: "XX", admin1: "02")
                + placeLine(3, "Other", "0", "0", "A.ADM1", country: "YY", admin1: "01")
                + placeLine(4, "Town", "0", "0", "P.PPL", country: "XX", admin1: "01"))
        folder.write("countryInfo.txt", "XX\tXXX\t0\tXX\tLand\t\t\t\t\t\t\t\t\t\t\t\t100\t\t\n")
        folder.write(
            "shapes.txt",
            units.sorted { $0.key < $1.key }.map { "\($0.key)\t\(Self.json($0.value))\n" }.joined())
        return try folder.build()
    }

    private func outline(_ world: WorldGazetteer, _ id: Int) throws -> PlaceOutline {
        let row = try #require(world.place(geonameID: id))
        return try #require(world.outline(of: row))
    }

    /// The length of lines, in degrees on the map.
    private func degrees(_ lines: [[Coordinate]]) -> Double {
        lines.reduce(0) { sum, line in
            sum
                + zip(line, line.dropFirst()).reduce(0) { sum, edge in
                    let (x, y) = (
                        edge.1.longitude - edge.0.longitude, edge.1.latitude - edge.0.latitude
                    )
                    return sum + (x * x + y * y).squareRoot()
                }
        }
    }

    @Test func aCountryIsAllItsDivisionsWithoutTheBordersBetween() throws {
        // Two squares side by side, an island, a lake in the west, and a neighbour to the east.
        let world = try world([
            1: [Self.square(0, 0, 4, clockwise: true), Self.square(1, 1, 1, clockwise: true)],
            2: [Self.square(4, 0, 4, clockwise: true), Self.square(3, 6, 1, clockwise: false)],
            3: [Self.square(8, 0, 4, clockwise: true)],
        ])
        let land = try outline(world, 100)
        #expect(land.polygons.count == 2)
        #expect(abs(land.polygons.reduce(0) { $0 + area($1.exterior) } - 33) < 1e-9)
        #expect(land.polygons.flatMap(\.holes).count == 1)
        #expect(land.polygons.allSatisfy { $0.wound == $0 })
        // Not the four degrees towards the neighbour, but the lake's shore and the island's.
        #expect(abs(degrees(land.coast) - (8 + 8 + 4 + 4 + 4)) < 1e-9)
        #expect(land.coast.count(where: { $0.first == $0.last }) == 2)
        let west = try outline(world, 1)
        #expect(abs(degrees(west.coast) - (4 + 4 + 4 + 4)) < 1e-9 && west.polygons.count == 1)
        let east = try outline(world, 2)
        #expect(abs(degrees(east.coast) - (4 + 4 + 4)) < 1e-9 && east.polygons.count == 2)
        let town = try #require(world.place(geonameID: 4))
        #expect(world.outline(of: town) == nil)
    }

    @Test func theEdgeOfTheMapIsNoCoast() throws {
        let world = try world([
            1: [[(176, 10), (180, 10), (180, 14), (176, 14), (176, 10)]],
            2: [[(-180, 10), (-176, 10), (-176, 14), (-180, 14), (-180, 10)]],
        ])
        let land = try outline(world, 100)
        #expect(land.polygons.count == 2)
        #expect(abs(degrees(land.coast) - 24) < 1e-9)
    }

    /// Blocks of a board that belong to one of two divisions or to nobody: they touch in corners in every way there is.
    @Test func whatTouchesInCornersIsValidAndWhole() throws {
        let seed = testSeed()
        var random = SeededRandom(seed: seed)
        let geos = GEOSContext()
        for _ in 0..<12 {
            let size = [0.05, 0.7, 3.0][Int.random(in: 0..<3, using: &random)]
            var owner: [[Int]] = []
            var units: [Int: [[Corner]]] = [:]
            for x in 0..<7 {
                owner.append((0..<7).map { _ in Int.random(in: 0...3, using: &random) })
                for y in 0..<7 where owner[x][y] > 0 {
                    units[owner[x][y], default: []].append(
                        Self.square(
                            Double(x) * size, Double(y) * size, size, clockwise: Bool.random(using: &random)))
                }
            }
            let world = try world(units)
            for (id, members) in [(1, [1]), (2, [2]), (100, [1, 2]), (200, [3])]
            where members.contains(where: { units[$0] != nil }) {
                let outline = try outline(world, id)
                #expect(try geos.invalidity(of: outline.polygons) == nil, "seed \(seed)")
                for x in 0..<7 {
                    for y in 0..<7 {
                        let middle = Coordinate(
                            wrappingLatitude: (Double(y) + 0.5) * size, longitude: (Double(x) + 0.5) * size)
                        #expect(
                            try geos.contains(outline.polygons, middle) == members.contains(owner[x][y]),
                            "seed \(seed)")
                    }
                }
                var free = 0
                for x in 0..<7 {
                    for y in 0..<7 where members.contains(owner[x][y]) {
                        for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                            let (a, b) = (x + dx, y + dy)
                            free += (0..<7).contains(a) && (0..<7).contains(b) && owner[a][b] > 0 ? 0 : 1
                        }
                    }
                }
                #expect(abs(degrees(outline.coast) - Double(free) * size) < 1e-6, "seed \(seed)")
            }
        }
    }

    @Test func theWorldHasThem() throws {
        let world = try WorldGazetteer.embedded()
        let geos = GEOSContext()
        func outline(_ name: String, _ country: String) throws -> PlaceOutline {
            let place = try #require(
                world.lookup(name).first { match in
                    let place = world.place(match.row)
                    return place.countryCode == country && ["ADM1", "PCLI"].contains(place.featureCode)
                })
            return try #require(world.outline(of: place.row))
        }
        // Square kilometres as the CIA World Factbook has them; kilometres of coast by a coarse ruler.
        for (name, country, area) in [("Afghanistan", "AF", 652_230.0), ("Nigeria", "NG", 923_768)] {
            let land = try outline(name, country)
            #expect(abs(Shape.polygons(land.polygons).area / 1e6 / area - 1) < 0.02)
            #expect(try geos.invalidity(of: land.polygons) == nil)
        }
        #expect(try outline("Afghanistan", "AF").coast.isEmpty)
        #expect(try outline("Kabul", "AF").coast.isEmpty)
        let coast = try outline("Bayelsa", "NG").coast
        #expect(!coast.isEmpty)
        for line in coast {
            for position in line {
                let location = try #require(world.location(of: position))
                #expect(location.offshore < .metres(1))
                #expect((4.2...5.2).contains(position.latitude) && (5.3...6.8).contains(position.longitude))
            }
        }
    }

    /// Square kilometres as encyclopaedias have them.
    @Test(arguments: [
        ("Djerba", 514.0), ("Chios", 842), ("Tobago", 300), ("Gotland", 2_994),
        ("Lemnos", 477),
    ])
    func islandsHaveTheShoreOfTheirCountry(name: String, area: Double) throws {
        let world = try WorldGazetteer.embedded()
        let row = try #require(
            world.lookup(name).first {
                world.place($0.row).featureCode == "ISL" && world.outline(of: $0.row) != nil
            }
        ).row
        let island = try #require(world.outline(of: row))
        #expect(abs(Shape.polygons(island.polygons).area / 1e6 / area - 1) < 0.15)
        #expect(island.polygons.count == 1 && island.coast.count == 1)
        #expect(island.coast[0].first == island.coast[0].last)
        for position in island.coast[0] {
            #expect(
                Geodesic.distance(from: position, to: world.coordinate(of: row)) <= world.place(row).extent
                    * 1.2)
        }
    }

    /// Where towns across a river outnumber those of the country itself; and what lies in a territory, whoever draws it.
    @Test(arguments: [
        ("Bor", 44.075, 22.096, "RS"), ("Majdanpek", 44.427, 21.934, "RS"), ("Zwedru", 6.068, -8.136, "LR"),
        ("south of Hyesan", 41.20, 128.10, "KP"), ("Samjiyon", 41.809, 128.324, "KP"),
        ("Karonga", -9.933, 33.933, "MW"), ("Debar", 41.525, 20.524, "MK"), ("Minkend", 39.74, 46.22, "AZ"),
        ("Fanling", 22.492, 114.139, "HK"), ("Sevastopol", 44.60, 33.53, "UA"),
        ("Bir Anzarane", 23.89, -14.53, "EH"),
        ("Cayenne", 4.92, -52.31, "GF"), ("Saint-Denis", -20.90, 55.45, "RE"),
        ("Hargeisa", 9.56, 44.06, "SO"),
    ])
    func landBelongsToItsOwnCountry(name: String, latitude: Double, longitude: Double, country: String) throws
    {
        let world = try WorldGazetteer.embedded()
        let position = Coordinate(wrappingLatitude: latitude, longitude: longitude)
        let location = try #require(world.location(of: position))
        #expect(world.place(location.area).countryCode == country, "\(name)")
        #expect(!location.isAtSea)
    }

    /// The border, a river, is drawn south of it.
    @Test func hyesanMayBeOnEitherSide() throws {
        let world = try WorldGazetteer.embedded()
        let location = try #require(
            world.location(of: Coordinate(wrappingLatitude: 41.4017, longitude: 128.1778)))
        let countries = [location.area, try #require(location.neighbour)].map { world.place($0).countryCode }
        #expect(Set(countries) == ["KP", "CN"])
    }

    private func area(_ ring: Ring) -> Double {
        let c = ring.coordinates
        return abs(
            zip(c, c.dropFirst()).reduce(0) {
                $0 + $1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude
            }) / 2
    }
}
