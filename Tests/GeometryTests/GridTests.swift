import CPROJ
import Testing
import Testkit

@testable import Geometry

/// The grids against PROJ, against the standards' examples, and against themselves.
@Suite struct GridTests {
    /// What PROJ makes of a position in radians, or nil where it has no answer.
    private func project(_ definition: String, _ positions: [Coordinate]) throws -> [(Double, Double)] {
        let context = unsafe proj_context_create()
        defer { unsafe proj_context_destroy(context) }
        let projection = unsafe try #require(proj_create(context, definition))
        defer { unsafe proj_destroy(projection) }
        return positions.map { position in
            let radian = Double.pi / 180
            let start = proj_coord(position.longitude * radian, position.latitude * radian, 0, 0)
            let end = unsafe proj_trans(projection, PJ_FWD, start)
            return unsafe (end.xy.x, end.xy.y)
        }
    }

    @Test func utmAgreesWithProj() throws {
        var random = SeededRandom.announced("UTM against PROJ")
        for zone in [1, 18, 31, 32, 42, 60] {
            let positions = (0..<300).map { _ in
                Coordinate(
                    wrappingLatitude: .random(in: 0...84, using: &random),
                    longitude: UTMPosition.meridian(of: zone) + .random(in: -3.5...3.5, using: &random))
            }
            let theirs = try project("+proj=utm +zone=\(zone) +ellps=WGS84", positions)
            for (position, their) in zip(positions, theirs) {
                let ours = UTMPosition(position, zone: zone)
                // 10 nm: the rounding of ten million metres.
                #expect(
                    abs(ours.easting - their.0) < 1e-8 && abs(ours.northing - their.1) < 1e-8, "\(position)")
                let back = try #require(
                    UTMPosition(zone: zone, isNorth: true, easting: their.0, northing: their.1))
                #expect(Geodesic.distance(from: back.coordinate, to: position).metres < 1e-7, "\(position)")
            }
        }
    }

    @Test func upsAgreesWithProj() throws {
        var random = SeededRandom.announced("UPS against PROJ")
        for isNorth in [true, false] {
            let edge = isNorth ? 84.0 : 80.1
            let positions =
                [Coordinate(wrappingLatitude: isNorth ? 90 : -90, longitude: 0)]
                + (0..<300).map { _ in
                    let latitude = Double.random(in: edge...90, using: &random)
                    return Coordinate(
                        wrappingLatitude: isNorth ? latitude : -latitude,
                        longitude: .random(in: -180...180, using: &random))
                }
            let theirs = try project("+proj=ups \(isNorth ? "" : "+south ")+ellps=WGS84", positions)
            for (position, their) in zip(positions, theirs) {
                let ours = try #require(UPSPosition(position))
                #expect(
                    abs(ours.easting - their.0) < 1e-8 && abs(ours.northing - their.1) < 1e-8, "\(position)")
                #expect(Geodesic.distance(from: ours.coordinate, to: position).metres < 1e-7, "\(position)")
            }
        }
    }

    @Test func zonesOfNorwayAndSvalbard() {
        func zone(_ latitude: Double, _ longitude: Double) -> Int {
            UTMPosition.zone(of: Coordinate(wrappingLatitude: latitude, longitude: longitude))
        }
        #expect(zone(60, 4) == 32 && zone(55.9, 4) == 31 && zone(64, 4) == 31 && zone(60, 2.9) == 31)
        #expect(zone(75, 8.9) == 31 && zone(75, 9) == 33 && zone(75, 21) == 35 && zone(75, 33) == 37)
        #expect(zone(75, 42) == 38 && zone(0, 180) == 1 && zone(0, -180) == 1 && zone(0, 179.9) == 60)
    }

    /// A position lies in the square that its reference names, at every precision, and in running text.
    @Test func mgrsReadsBack() throws {
        var random = SeededRandom.announced("MGRS there and back")
        for _ in 0..<3_000 {
            let position = random.position()
            let digits = Int.random(in: 2...5, using: &random)
            let text = MGRSReference.text(position, digits: digits)
            // "05JAN2508" is a date.
            if digits < 4, (Int(text.prefix(2)) ?? 99) <= 31, try WrittenPosition(parsing: text) == nil {
                continue
            }
            let written = try #require(try WrittenPosition(parsing: text), "\(text)")
            #expect(written.notation == .mgrs)
            let away = Geodesic.distance(from: written.coordinate, to: position).metres
            // Half the diagonal of the square, a little more than that by the scale of the map.
            #expect(away < written.uncertainty.metres * 1.4143 * 1.01, "\(position) \(text)")
            #expect(digits < 4 || CoordinateFinder.findings(in: "at \(text), today").count == 1, "\(text)")
        }
    }

    @Test func utmReadsBack() throws {
        var random = SeededRandom.announced("UTM there and back")
        for _ in 0..<3_000 {
            let position = random.position()
            guard let grid = UTMPosition(position) else { continue }
            // "S" behind a zone is also a band of the north, which wins where the northing lies in it.
            guard grid.isNorth || !(3_500_000...4_500_000).contains(grid.northing) else { continue }
            guard grid.northing > 10_000 else { continue }
            let written = try #require(try WrittenPosition(parsing: grid.description), "\(grid)")
            #expect(written.notation == .utm)
            #expect(Geodesic.distance(from: written.coordinate, to: position).metres < 0.72, "\(grid)")
        }
    }

    @Test(arguments: [
        ("38SMB 46110 36560", 32.86583, 44.423991), ("4QFJ 50007000", 21.426112, -157.55267),
        ("GEOREF GJPJ3517", 38.2861, -76.4117), ("GEOREF GJPJ3230", 38.508333, -76.458333),
        ("geohash u4pruydqqvj", 57.64911, 10.40744), ("geohash: ezs42", 42.605, -5.603),
        ("8FVC9G8F+6X", 47.365562, 8.524813), ("7FG49Q00+", 20.375, 2.775),
        ("8FVC9G8F+6XQ", 47.3655875, 8.5249688),
        ("17N 630084 4833438", 43.642567, -79.387139), ("37S 444000 3688000", 33.3297, 38.39829),
    ]) func examplesOfTheStandards(text: String, latitude: Double, longitude: Double) throws {
        let written = try #require(try WrittenPosition(parsing: text))
        let truth = Coordinate(wrappingLatitude: latitude, longitude: longitude)
        let away = Geodesic.distance(from: truth, to: written.coordinate).metres
        #expect(away < max(20, written.uncertainty.metres * 1.5), "\(text) \(written.coordinate)")
    }

    @Test(arguments: ["38SMB 461103656", "63SNV 6567 7888", "42RPR 4611 3656", "61N 500000 4000000"])
    func saysWhyItIsNone(text: String) {
        #expect(throws: GeometryError.self) { try Coordinate(parsing: text) }
    }
}
