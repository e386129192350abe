import Foundation
import Geometry
import Testing
import Testkit

@Suite struct DiscTests {
    @Test func kabulRing() throws {
        let palace = try at(34.52361, 69.17889)
        let disc = try Disc(centre: palace, radius: .kilometres(1)).polygons()
        try #require(disc.count == 1)
        #expect(disc[0].exterior.coordinates.count == 65)
        for vertex in disc[0].exterior.coordinates {
            #expect(abs(Geodesic.distance(from: palace, to: vertex).metres - 1000) < 1e-7)
        }
        #expect(disc[0].exterior.coordinates[0].longitude == palace.longitude)
        #expect(disc[0].exterior.coordinates[0].latitude > palace.latitude)
    }

    /// Fiji: two parts that meet along the antimeridian, cut where the circle itself crosses it.
    @Test func acrossTheAntimeridian() throws {
        let centre = try at(-17.5, -179.999)
        let parts = try Disc(centre: centre, radius: .kilometres(5)).polygons()
        #expect(parts.count == 2)
        let cuts = parts.flatMap { $0.exterior.coordinates }.filter { abs($0.longitude) == 180 }
        #expect(Set(cuts.map(\.latitude)).count == 2)
        for cut in cuts {
            #expect(abs(Geodesic.distance(from: centre, to: cut).metres - 5000) < 1e-6)
        }
    }

    @Test(arguments: [
        (90.0, 0.0, 1e5), (90, 180, 1), (-90, 33, 5e6), (89.9999, 10, 1e5), (-89, -180, 2e5), (0, 0, 1.2e7),
        (0, 180, 1.2e7), (0, -180, 1e6), (45, 180, 1), (0, 0, 10_001_965.729_312_7), (60, 10, 1e7),
        (80, 0, 1_116_825.2), (0, 90, 19_969_000), (0, 179, 19_900_000), (-40, 0, 19_900_000),
        (52, 179.999_999_999, 1e3), (89.991, 5, 1004.6), (89, 5, 111_693.91), (89, 5, 111_693.92),
    ])
    func hardPlaces(latitude: Double, longitude: Double, metres: Double) throws {
        for segments in [3, 4, 5, 7, 8, 64, 90, 361] {
            try Self.check(try at(latitude, longitude), metres, segments)
        }
    }

    /// The circle through a pole, and those that pass it on either side by up to a few centimetres.
    @Test func grazingThePole() throws {
        for latitude in [89.9, 45, -60.0] {
            for longitude in [0, 180, -180, 77.0] {
                let centre = try at(latitude, longitude)
                let pole = try at(latitude < 0 ? -90 : 90, 0)
                let exact = Geodesic.distance(from: centre, to: pole).metres
                for gap in [0, 1e-9, 1e-6, 5e-4, 0.002, 0.005, 0.01, 0.05, 1, 100] {
                    for segments in [4, 5, 64] {
                        try Self.check(centre, exact + gap, segments)
                        try Self.check(centre, exact - gap, segments)
                    }
                }
            }
        }
    }

    @Test func anywhereOfAnySize() throws {
        var random = seededRandom()
        for _ in 0..<400 {
            let metres = pow(10, Double.random(in: 0...6.699, using: &random))
            try Self.check(random.position(), metres, 64)
            // Near the places where maps break.
            let near = pow(10, Double.random(in: -9...1, using: &random))
            let pole = Coordinate(
                wrappingLatitude: Bool.random(using: &random) ? 90 - near : near - 90,
                longitude: Double.random(in: -180...180, using: &random))
            try Self.check(pole, metres, 64)
            let edge = Coordinate(
                wrappingLatitude: Double.random(in: -90...90, using: &random),
                longitude: Bool.random(using: &random) ? 180 - near : near - 180)
            try Self.check(edge, metres, 64)
        }
    }

    @Test func refusesWhatIsNoDisc() throws {
        let centre = try at(0, 0)
        for metres in [0, -1, .nan, .infinity, 2.1e7] {
            #expect(throws: GeometryError.self) { try Disc(centre: centre, radius: .metres(metres)) }
        }
        #expect(throws: GeometryError.segments(2)) {
            try Disc(centre: centre, radius: .metres(1)).polygons(segments: 2)
        }
    }

    /// Valid, anticlockwise, on the circle to a millimetre, around its centre, and never across the antimeridian.
    static func check(_ centre: Coordinate, _ metres: Double, _ segments: Int) throws {
        let what: Comment = "Disc(\(centre), \(metres) m, \(segments))"
        let polygons = try Disc(centre: centre, radius: .metres(metres)).polygons(segments: segments)
        let geos = GEOSContext()
        #expect(try geos.invalidity(of: polygons) == nil, what)
        #expect(try geos.intersects(polygons, centre), what)
        #expect(polygons.count >= 1 && polygons.count <= 2, what)
        for polygon in polygons {
            #expect(polygon.exterior.isAnticlockwise, what)
            for hole in polygon.holes { #expect(!hole.isAnticlockwise, what) }
            for ring in [polygon.exterior] + polygon.holes {
                for vertex in ring.coordinates {
                    if abs(vertex.longitude) == 180 && abs(vertex.latitude) == 90 { continue }
                    let error = Geodesic.distance(from: centre, to: vertex).metres - metres
                    #expect(abs(error) < 1e-3, "\(what): \(vertex)")
                }
                for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
                    let isFrame = abs(a.latitude) == 90 && a.latitude == b.latitude
                    // A little above 180 where the vertex a few millimetres from a pole is left out.
                    #expect(isFrame || abs(a.longitude - b.longitude) <= 190 || segments < 8, what)
                }
            }
        }
        // What seven decimals leave of it.
        #expect(try geos.invalidity(of: geos.rounded(polygons, toGrid: 1e-7)) == nil, what)
    }
}
