import Foundation
import Testing
import Testkit

@testable import Geometry

/// Small circles by series, and many discs at once.
@Suite struct DiscBatchTests {
    /// Where the series is used it is as good as it says: against the full geodesics.
    @Test func theSeriesKeepsItsBound() throws {
        var random = SeededRandom.announced("bound of the local series")
        var used = 0
        while used < 4000 {
            let centre = random.position()
            let metres = pow(10, Double.random(in: -2...4.8, using: &random))
            guard let circle = LocalCircle(around: centre, metres: metres) else { continue }
            used += 1
            let origin = GeodesicOrigin(centre)
            for azimuth in [0.0, 180, .random(in: 0...180, using: &random)] {
                let angle = Degrees.sineCosine(azimuth)
                let (c, s) = (SIMD4(repeating: angle.cosine), SIMD4(repeating: angle.sine))
                let ours = Coordinate(
                    wrappingLatitude: circle.latitudes(c)[0],
                    longitude: centre.longitude + circle.longitudes(c, s)[0])
                let truth = origin.destination(azimuth: azimuth, distance: .metres(metres))
                let error = Geodesic.distance(from: ours, to: truth).metres
                let bound = LocalCircle.error(metres: metres, latitude: centre.latitude)
                #expect(bound <= LocalCircle.tolerance)
                // Ten nanometres are what the last digits of degrees and of the geodesics are worth.
                #expect(error <= bound + 1e-8, "\(centre), \(metres) m, \(azimuth)°: \(error) > \(bound)")
            }
        }
    }

    /// Large circles, and small ones near a pole, are none for the series.
    @Test func elsewhereItIsNotUsed() throws {
        for (latitude, metres) in [(60.0, 2e5), (0, 6e5), (85, 3e4), (89, 4e3)] {
            let centre = try #require(Coordinate(latitude: latitude, longitude: 0))
            let bound = LocalCircle.error(metres: metres, latitude: latitude)
            #expect(bound > LocalCircle.tolerance)
            #expect(LocalCircle(around: centre, metres: metres) == nil)
        }
    }

    /// Every disc of a batch is valid, on its circle, around its centre; wherever maps break.
    @Test func anywhere() throws {
        var random = SeededRandom.announced("batches of discs")
        for round in 0..<60 {
            let metres = pow(10, Double.random(in: -2...6.699, using: &random))
            let segments = [3, 4, 5, 7, 12, 64, 65, 90][round % 8]
            var centres: [Coordinate] = []
            for _ in 0..<8 {
                let near = pow(10, Double.random(in: -12...1, using: &random))
                let edge: Double = Bool.random(using: &random) ? 180 - near : near - 180
                centres.append(random.position())
                centres.append(Coordinate(wrappingLatitude: random.position().latitude, longitude: edge))
                centres.append(
                    Coordinate(wrappingLatitude: edge / 2, longitude: random.position().longitude))
            }
            centres.append(Coordinate(wrappingLatitude: 12, longitude: 180))
            centres.append(Coordinate(wrappingLatitude: -60, longitude: -180))
            let batch = try DiscBatch(radius: .metres(metres), segments: segments)
            let areas = batch.areas(around: centres)
            for (i, centre) in centres.enumerated() {
                try Self.check(areas[0].polygons(ofFeature: i), centre, metres, segments)
            }
        }
    }

    /// The same from one thread and from many, and as a single disc.
    @Test func threadsMakeNoDifference() throws {
        var random = SeededRandom.announced("threads of a batch")
        let centres = (0..<10_000).map { _ in random.position() }
        let batch = try DiscBatch(radius: .kilometres(30), segments: 16)
        let one = batch.areas(around: centres, threads: 1)
        let all = batch.areas(around: centres)
        #expect(one.count == all.count && one.count == 5)
        for (a, b) in zip(one, all) {
            #expect(a.ordinates == b.ordinates)
            #expect(a.ringEnds == b.ringEnds && a.polygonEnds == b.polygonEnds)
            #expect(a.featureEnds == b.featureEnds)
        }
        let single = try Disc(centre: centres[3000], radius: .kilometres(30)).polygons(segments: 16)
        #expect(all[1].polygons(ofFeature: 3000 - 2048) == single)
        #expect(batch.areas(around: []).isEmpty)
    }

    @Test func aRowThatIsNoPositionIsNamed() throws {
        let error = #expect(throws: GeometryError.self) {
            try DiscBatch.centres(latitudes: [1, .nan, 91], longitudes: [2, 3, 4])
        }
        #expect(error?.description.contains("row 1") == true)
        #expect(throws: GeometryError.self) {
            try DiscBatch.centres(latitudes: [0], longitudes: [180.000_001])
        }
        for metres in [1e-9, .nan, 0, -1, 2e7] {
            #expect(throws: GeometryError.self) { try DiscBatch(radius: .metres(metres)) }
        }
        #expect(throws: GeometryError.segments(2)) { try DiscBatch(radius: .metres(1), segments: 2) }
    }

    /// Discs up to the antipode, by full geodesics.
    @Test func nearlyTheWholeWorld() throws {
        var random = SeededRandom.announced("discs of antipodal size")
        for _ in 0..<100 {
            let centre = random.position()
            let metres = Double.random(in: 5e6...19_970_000, using: &random)
            try Self.check(Disc(centre: centre, radius: .metres(metres)).polygons(), centre, metres, 64)
        }
    }

    /// Valid, wound as RFC 7946 asks, within the map, and every vertex on the circle or on the map's edge.
    static func check(
        _ polygons: [Polygon], _ centre: Coordinate, _ metres: Double, _ segments: Int
    ) throws {
        let what: Comment = "Disc(\(centre), \(metres) m, \(segments))"
        let geos = GEOSContext()
        #expect(try geos.invalidity(of: polygons) == nil, what)
        #expect(try geos.intersects(polygons, centre), what)
        for polygon in polygons {
            #expect(polygon.exterior.isAnticlockwise, what)
            for vertex in ([polygon.exterior] + polygon.holes).flatMap(\.coordinates) {
                if abs(vertex.longitude) == 180 && abs(vertex.latitude) == 90 { continue }
                let error = Geodesic.distance(from: centre, to: vertex).metres - metres
                #expect(abs(error) < 1e-3, "\(what): \(vertex)")
            }
        }
    }
}
