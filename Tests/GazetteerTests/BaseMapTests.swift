import Geometry
import Testing
import Testkit

@testable import Gazetteer

/// What an index has beside its outlines: borders that are disputed, and lakes.
@Suite struct BaseMapTests {
    /// Two countries side by side, each of one division, and what `basemap.txt` says of them.
    private func staging(_ lines: [(kind: String, corners: String)]) -> StagingFolder {
        let folder = StagingFolder()
        folder.write(
            "places.txt",
            placeLine(100, "Land", "0", "0", "A.PCLI", country: "XX", admin1: "00")
                + placeLine(200, "Neighbour", "0", "0", "A.PCLI", country: "YY", admin1: "00"))
        folder.write(
            "shapes.txt",
            [(100, 0), (200, 4)].map { id, x in
                let ring = [(x, 0), (x + 4, 0), (x + 4, 2), (x + 4, 4), (x, 4), (x, 2), (x, 0)]
                let corners = ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
                return "\(id)\t{\"type\":\"Polygon\",\"coordinates\":[[\(corners)]]}\n"
            }.joined())
        folder.write(
            "basemap.txt",
            lines.map { "\($0.kind)\t{\"type\":\"LineString\",\"coordinates\":[\($0.corners)]}\n" }.joined())
        return folder
    }

    private let view = Envelope(west: -1, south: -1, east: 9, north: 5)

    /// How much of each kind of line there is, in degrees.
    private func lengths(_ world: WorldGazetteer) -> [BaseMap.Border: Double] {
        world.baseMap(of: view, townCount: 0).lines.mapValues { lines in
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
    }

    @Test func noBorderLiesBelowADisputedOne() throws {
        // The southern half of the border, longer than any edge of the index is, and a claim across the west.
        let world = try staging([
            ("disputed", "[4,2],[4,0]"), ("claim", "[0,1],[4,1]"), ("shore", "[1,2],[2,2],[2,3],[1,3],[1,2]"),
        ]).build()
        let lengths = lengths(world)
        #expect(lengths[.country].map { abs($0 - 2) < 1e-9 } == true)
        #expect(lengths[.disputed].map { abs($0 - 2) < 1e-9 } == true)
        #expect(lengths[.claim].map { abs($0 - 4) < 1e-9 } == true)
        // The sea's and the lake's.
        #expect(lengths[.coast].map { abs($0 - 28) < 1e-9 } == true)
        let land = world.landRings(in: view)
        #expect(world.landRings(in: view, smallestLake: 1.5).count == 1)
        #expect(land.count == 2 && land.contains { $0.envelope.west == 1 && $0.envelope.north == 3 })
    }

    @Test func whatIsABorderIsToldBesideTheOutlines() throws {
        let world = try staging([("division", "[4,0],[4,2],[4,4]"), ("country", "[0,2],[4,2]")]).build()
        let lengths = lengths(world)
        #expect(lengths[.country].map { abs($0 - 4) < 1e-9 } == true)
        #expect(lengths[.division].map { abs($0 - 4) < 1e-9 } == true)
    }

    @Test func anIndexOfAnIndexHasThemToo() throws {
        let bytes = try staging([("disputed", "[4,2],[4,0]")]).bytes()
        var builder = try GazetteerBuilder()
        try builder.readIndex(OpenIndex(IndexBytes(bytes), path: "world.gaz"))
        #expect(lengths(try WorldGazetteer(bytes: builder.bytes()))[.disputed] == 2)
    }

    @Test(arguments: [
        ("border", "[4,2],[4,0]", "kind"), ("disputed", "4,2,4,0", "geoJSON"),
        ("claim", "[4,2],[400,0]", "geoJSON"),
    ])
    func wrongLinesAreNamed(kind: String, corners: String, field: String) throws {
        let folder = staging([("disputed", "[4,2],[4,0]"), (kind, corners)])
        let error = try #require(throws: GazetteerError.self) { try folder.build() }
        guard case .badRow(let path, 2, field, _) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(path.hasSuffix("basemap.txt"))
    }

    @Test func linesComeOutAsTheyWentIn() throws {
        let seed = testSeed()
        var random = SeededRandom(seed: seed)
        for unit in [1, 500] {
            let lines = (0..<40).map { _ in
                BaseLine(
                    kind: BaseLine.Kind.allCases.randomElement(using: &random) ?? .claim,
                    corners: (0..<Int.random(in: 2...300, using: &random)).map { _ in
                        BaseLine.Corner(
                            x: Int32(Int.random(in: 0...AreaGrid.width / unit, using: &random) * unit),
                            y: Int32(Int.random(in: 0...AreaGrid.height / unit, using: &random) * unit))
                    })
            }
            let packed = PackedLines.bytes(lines, unit: unit)
            let bytes = IndexBytes(packed.bytes)
            #expect(packed.count == lines.count)
            #expect(PackedLines.lines(bytes, 0..<bytes.count, unit: unit) == lines, "seed \(seed)")
            // Damage ends the reading, and nothing else.
            for _ in 0..<200 {
                var damaged = packed.bytes
                damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
                let bytes = IndexBytes(damaged)
                _ = PackedLines.lines(bytes, 0..<bytes.count, unit: unit)
            }
        }
    }

    @Test func landFromAfarIsKnownWithoutItsSection() throws {
        var bytes = try staging([
            ("disputed", "[4,2],[4,0]"), ("shore", "[1,2],[2,2],[2,3],[1,3],[1,2]"),
        ]).bytes()
        let stored = try WorldGazetteer(bytes: bytes).farLand()
        // The two countries are one land, without the border between them.
        #expect(
            Set(stored.map { [$0.map(\.longitude).min(), $0.map(\.longitude).max()] }) == [[0, 8], [1, 2]])
        #expect(!stored.joined().contains { $0.longitude == 4 && $0.latitude == 2 })
        let rows = Int(bytes[10])
        let row = try #require(
            (0..<rows).map { 32 + 32 * $0 }.first { bytes[$0..<$0 + 4] == [0x4C, 0x41, 0x4E, 0x44] })
        bytes[row] = 0x58
        var checksum = Checksum()
        checksum.add(bytes.span.extracting(0..<24))
        checksum.add(bytes.span.extracting(32..<32 + 32 * rows))
        for byte in 0..<8 { bytes[24 + byte] = UInt8(truncatingIfNeeded: checksum.value >> (8 * byte)) }
        let computed = try WorldGazetteer(bytes: bytes).farLand()
        #expect(Set(computed.map(Set.init)) == Set(stored.map(Set.init)))
    }

    @Test func theWorldHasLandFromAfar() throws {
        let world = try WorldGazetteer.embedded()
        let rings = world.farLand().map { ring in ring.map { (x: $0.longitude, y: $0.latitude) } }
        func isLand(_ x: Double, _ y: Double) -> Bool {
            rings.reduce(false) { isInside, ring in
                zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(isInside) { isInside, edge in
                    let (a, b) = edge
                    guard (a.y > y) != (b.y > y) else { return isInside }
                    return (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x > x ? !isInside : isInside
                }
            }
        }
        // Kabul, Alice Springs, the South Pole nearly; Lake Victoria, the Atlantic, the Caspian Sea.
        #expect(isLand(69.2, 34.5) && isLand(133.9, -23.7) && isLand(10, -89))
        #expect(!isLand(33, -1) && !isLand(-40, 10) && !isLand(51, 41))
        #expect(rings.joined().allSatisfy { abs(($0.x * 20).rounded() - $0.x * 20) < 1e-6 })
    }

    // MARK: The world's

    /// Kilometres from a position to the nearest line of a kind, up to some 30.
    private func distance(
        _ world: WorldGazetteer, _ position: Coordinate, _ kind: BaseMap.Border
    ) -> Double {
        let view = Envelope(
            west: position.longitude - 0.3, south: position.latitude - 0.3, east: position.longitude + 0.3,
            north: position.latitude + 0.3)
        let degree = EarthCentred.metresOfDegree(latitude: position.latitude)
        var nearest = 30.0
        for line in world.baseMap(of: view, townCount: 0).lines[kind] ?? [] {
            for (a, b) in zip(line, line.dropFirst()) {
                func local(_ corner: BaseMap.Corner) -> (x: Double, y: Double) {
                    (
                        (corner.longitude - position.longitude) * degree.east / 1000,
                        (corner.latitude - position.latitude) * degree.north / 1000
                    )
                }
                let (a, b) = (local(a), local(b))
                let (dx, dy) = (b.x - a.x, b.y - a.y)
                let along = max(0, min(1, -(a.x * dx + a.y * dy) / max(dx * dx + dy * dy, 1e-12)))
                let (x, y) = (a.x + along * dx, a.y + along * dy)
                nearest = min(nearest, (x * x + y * y).squareRoot())
            }
        }
        return nearest
    }

    /// Crossings and landmarks on the lines, as encyclopaedias and gazetteers have them.
    @Test(arguments: [
        ("Kaman Aman Setu on the Line of Control", 34.107, 73.934), ("Panmunjom", 37.956, 126.677),
        ("Ledra Street, Nicosia", 35.1747, 33.3615), ("Enguri Bridge", 42.526, 41.906),
        ("Perekop", 46.15, 33.69), ("Merdare", 43.007, 21.281), ("Erez", 31.558, 34.547),
        ("Rosh HaNikra", 33.093, 35.105), ("Quneitra crossing", 33.11, 35.83),
        ("Tawang, Bum La", 27.72, 91.90), ("Bender, Transnistria", 46.83, 29.44),
    ])
    func disputedBordersAreWhereTheyAre(name: String, latitude: Double, longitude: Double) throws {
        let world = try WorldGazetteer.embedded()
        let position = Coordinate(wrappingLatitude: latitude, longitude: longitude)
        // Drawn for 1:10,000,000 and thinned.
        #expect(distance(world, position, .disputed) < 8, "\(name)")
        #expect(distance(world, position, .country) > 8, "\(name)")
    }

    @Test(arguments: [
        ("Kehl", 48.573, 7.801), ("Torkham", 34.124, 71.094), ("Hyesan", 41.41, 128.17),
        ("Oresund, Peace Arch", 49.002, -122.757), ("Nimule", 3.596, 32.063),
    ])
    func othersAreUndisputed(name: String, latitude: Double, longitude: Double) throws {
        let world = try WorldGazetteer.embedded()
        let position = Coordinate(wrappingLatitude: latitude, longitude: longitude)
        #expect(distance(world, position, .country) < 8, "\(name)")
        #expect(distance(world, position, .disputed) > 20, "\(name)")
        #expect(distance(world, position, .claim) > 20, "\(name)")
    }

    @Test func claimsAreApart() throws {
        let world = try WorldGazetteer.embedded()
        // Where Western Sahara's northern border meets the sea; the Essequibo at Bartica.
        for (latitude, longitude) in [(27.667, -13.17), (6.40, -58.62)] {
            let position = Coordinate(wrappingLatitude: latitude, longitude: longitude)
            #expect(distance(world, position, .claim) < 8)
        }
    }

    @Test func lakesAreWater() throws {
        let world = try WorldGazetteer.embedded()
        let geos = GEOSContext()
        /// By the even-odd rule.
        func isLand(_ latitude: Double, _ longitude: Double) throws -> Bool {
            let view = Envelope(
                west: longitude - 1, south: latitude - 1, east: longitude + 1, north: latitude + 1)
            let position = Coordinate(wrappingLatitude: latitude, longitude: longitude)
            return try world.landRings(in: view).count { ring in
                try ring.envelope.contains(position)
                    && geos.contains([Polygon(exterior: Ring(ring.coordinates))], position)
            } % 2 == 1
        }
        // Victoria, Tanganyika, Van, Wular; Ukerewe in Victoria, Kabul; what was the Kakhovka Reservoir.
        for (latitude, longitude) in [(-1.0, 33.0), (-6.5, 29.7), (38.6, 42.9), (34.36, 74.55)] {
            #expect(try !isLand(latitude, longitude))
        }
        for (latitude, longitude) in [(-2.05, 33.05), (34.52, 69.17), (47.4, 34.3)] {
            #expect(try isLand(latitude, longitude))
        }
    }
}
