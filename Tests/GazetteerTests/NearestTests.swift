import Geometry
import Testing
import Testkit

@testable import Gazetteer

/// The nearest places against all geodesics, one by one.
@Suite struct NearestTests {
    /// Positions all over the earth, many of them close together, at the poles and beside the antimeridian.
    private static func position(_ random: inout SeededRandom) -> (latitude: Double, longitude: Double) {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: (Double.random(in: 88...90, using: &random), Double.random(in: -180...180, using: &random))
        case 1:
            (Double.random(in: -90 ... -89, using: &random), Double.random(in: -180...180, using: &random))
        case 2: (Double.random(in: -20...20, using: &random), Bool.random(using: &random) ? 179.9 : -179.95)
        case 3: (34.5 + Double.random(in: -0.01...0.01, using: &random), 69.2)
        default: (Double.random(in: -90...90, using: &random), Double.random(in: -180...180, using: &random))
        }
    }

    private static func text(_ value: Double) -> String {
        let units = Int((abs(value) * 1e6).rounded())
        let fraction = String(units % 1_000_000)
        return (value < 0 ? "-" : "") + "\(units / 1_000_000)."
            + String(repeating: "0", count: 6 - fraction.count) + fraction
    }

    private static func staging(_ count: Int, _ random: inout SeededRandom) -> StagingFolder {
        let folder = StagingFolder()
        var lines = ""
        for id in 1...count {
            let (latitude, longitude) = position(&random)
            let features = ["P.PPL", "P.PPLA2", "S.AIRP", "A.ADM1", "P.PPLQ"]
            lines += placeLine(
                id, "Place \(id)", text(latitude), text(longitude),
                features[Int.random(in: 0..<5, using: &random)],
                population: Bool.random(using: &random) ? 0 : Int.random(in: 1...9_000, using: &random))
        }
        folder.write("places.txt", lines)
        return folder
    }

    @Test(arguments: [1, 7, 9, 60, 1_500]) func areThoseOfTheShortestGeodesics(count: Int) throws {
        let seed = testSeed() &+ UInt64(count)
        var random = SeededRandom(seed: seed)
        let world = try Self.staging(count, &random).build()
        let all = world.rows.map { world.place($0) }
        let filters = [
            PlaceFilter(), .settlements, PlaceFilter(minimumPopulation: 4_000), PlaceFilter(codes: ["AIRP"]),
            PlaceFilter(minimumPopulation: 1_000, classes: [.administrative, .settlement]),
        ]
        for round in 0..<60 {
            let filter = filters[round % filters.count]
            let (latitude, longitude) = Self.position(&random)
            let point = Coordinate(wrappingLatitude: latitude, longitude: longitude)
            let limit = Int.random(in: 1...12, using: &random)
            let wanted = all.filter { place in
                place.population >= filter.minimumPopulation
                    && (filter.classes.isEmpty || filter.classes.contains(place.featureClass))
                    && (filter.codes.isEmpty
                        ? place.featureCode != "PPLQ" : filter.codes.contains(place.featureCode))
            }
            let expected = wanted.map { (Geodesic.distance(from: $0.coordinate, to: point), $0.row) }
                .sorted { $0 < $1 }.prefix(limit)
            let found = world.nearest(to: point, limit: limit, filter: filter)
            #expect(found.map(\.row) == expected.map(\.1), "seed \(seed): \(point)")
            #expect(found.map(\.distance) == expected.map(\.0), "seed \(seed): \(point)")
            for place in found where place.distance > .metres(1) {
                let end = Geodesic.destination(
                    from: world.coordinate(of: place.row), azimuth: place.azimuth, distance: place.distance)
                #expect(Geodesic.distance(from: end, to: point) < .metres(0.001), "seed \(seed)")
            }
        }
    }

    @Test func anIndexWithoutTheSectionAnswersTheSame() throws {
        var random = SeededRandom(seed: testSeed())
        let folder = Self.staging(300, &random)
        let world = try folder.build()
        // Readers skip sections that they do not know.
        var bytes = try folder.bytes()
        for row in 0..<(Int(bytes[10]) | Int(bytes[11]) << 8)
        where bytes[(32 + 32 * row)...].starts(with: "NEAR".utf8) { bytes[32 + 32 * row] = UInt8(ascii: "X") }
        var checksum = Checksum()
        checksum.add(bytes.span.extracting(0..<24))
        checksum.add(bytes.span.extracting(32..<32 + 32 * (Int(bytes[10]) | Int(bytes[11]) << 8)))
        for byte in 0..<8 { bytes[24 + byte] = UInt8(truncatingIfNeeded: checksum.value >> (8 * byte)) }
        let old = try WorldGazetteer(bytes: bytes)
        #expect(NearbySearch(world).isIndexed && !NearbySearch(old).isIndexed)
        #expect(old.location(of: Coordinate(wrappingLatitude: 0, longitude: 0)) == nil && !old.hasOutlines)
        for _ in 0..<40 {
            let (latitude, longitude) = Self.position(&random)
            let point = Coordinate(wrappingLatitude: latitude, longitude: longitude)
            #expect(world.nearest(to: point, limit: 4) == old.nearest(to: point, limit: 4))
        }
    }

    @Test func nothingIsNearWhereNothingIsWanted() throws {
        let world = try afghanStaging().build()
        let kabul = Coordinate(wrappingLatitude: 34.5, longitude: 69.2)
        #expect(world.nearest(to: kabul, limit: 0).isEmpty)
        #expect(world.nearest(to: kabul, limit: 5, filter: PlaceFilter(codes: ["AIRP"])).isEmpty)
        #expect(
            world.nearest(to: kabul, limit: 5, filter: PlaceFilter(minimumPopulation: 10_000_000_000)).isEmpty
        )
        #expect(world.nearest(to: kabul).map { world.place($0.row).geonameID } == [1_138_958])
    }
}
