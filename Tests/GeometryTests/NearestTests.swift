import Foundation
import Geometry
import Testing
import Testkit

/// The nearest position of a shape, and shapes with fewer vertices.
@Suite struct NearestTests {
    /// As near as any of many positions along the line, and not nearer than the truth.
    @Test func onLines() throws {
        var random = SeededRandom.announced("nearest positions on lines")
        for _ in 0..<60 {
            let start = random.position()
            let length = pow(10, Double.random(in: 2...7.1, using: &random))
            let end = Geodesic.destination(
                from: start, azimuth: .random(in: 0...360, using: &random), distance: .metres(length))
            let target = Geodesic.destination(
                from: start, azimuth: .random(in: 0...360, using: &random),
                distance: .metres(.random(in: 0...1.5, using: &random) * length))
            let nearest = try #require(Shape.line([start, end]).nearest(to: target))
            let path = Geodesic.path(from: start, to: end, spacing: .metres(length / 400))
            let sampled = path.map { Geodesic.distance(from: $0, to: target).metres }.min() ?? 0
            #expect(nearest.distance.metres <= sampled + 1e-6)
            #expect(nearest.distance.metres >= sampled - length / 400)
            let check = Geodesic.distance(from: nearest.position, to: target).metres
            #expect(abs(check - nearest.distance.metres) < 1e-6)
        }
    }

    /// The distance from outside a disc is the distance from its centre less the radius, nearly.
    @Test func ofAreas() throws {
        for (latitude, longitude) in [(10.0, 20.0), (-17, 180), (89.99, 5)] {
            let centre = try at(latitude, longitude)
            let disc = try Disc(centre: centre, radius: .kilometres(10)).shape(segments: 720)
            for azimuth in [3.0, 100, 222] {
                let out = Geodesic.destination(from: centre, azimuth: azimuth, distance: .kilometres(25))
                let nearest = try #require(disc.nearest(to: out))
                #expect(abs(nearest.distance.metres - 15_000) < 1, "\(centre) \(azimuth)")
                let inside = Geodesic.destination(from: centre, azimuth: azimuth, distance: .kilometres(9))
                #expect(disc.nearest(to: inside)?.distance.metres == 0)
                #expect(disc.contains(inside) && !disc.contains(out))
            }
        }
        #expect(Shape.polygons([]).nearest(to: try at(0, 0)) == nil)
    }

    @Test func fewerVertices() throws {
        var random = SeededRandom.announced("simplified shapes")
        let geos = GEOSContext()
        for round in 0..<9 {
            // A ragged ring, over the antimeridian every third time.
            let centre =
                round % 3 == 0 ? try at(.random(in: -70...70, using: &random), 180) : random.position()
            guard abs(centre.latitude) < 85 else { continue }
            let ring = (0..<200).map { i in
                Geodesic.destination(
                    from: centre, azimuth: -1.8 * Double(i),
                    distance: .metres(.random(in: 9000...10_000, using: &random)))
            }
            let shape = Antimeridian.cut(.polygon(Polygon(exterior: Ring(ring))))
            let before = shape.polygons.reduce(0) { $0 + $1.exterior.coordinates.count }
            for tolerance in [1.0, 300, 2000, 50_000] {
                let simple = try shape.simplified(tolerance: .metres(tolerance))
                #expect(try geos.invalidity(of: simple.polygons) == nil)
                let after = simple.polygons.reduce(0) { $0 + $1.exterior.coordinates.count }
                #expect(after <= before)
                if tolerance == 1 { #expect(after > before * 9 / 10) }
                if tolerance == 2000 { #expect(after < before / 3) }
                let outline = Shape.lines(simple.polygons.map(\.exterior.coordinates))
                for vertex in shape.polygons.flatMap(\.exterior.coordinates).shuffled(using: &random).prefix(
                    25)
                {
                    let nearest = try #require(outline.nearest(to: vertex))
                    #expect(nearest.distance.metres <= tolerance * 1.0001 + 1e-6)
                }
            }
        }
        let straight = Shape.line([try at(0, 0), try at(0, 1), try at(0.000_001, 2), try at(0, 3)])
        #expect(try straight.simplified(tolerance: .metres(1)) == .line([at(0, 0), at(0, 3)]))
        #expect(throws: GeometryError.self) { try straight.simplified(tolerance: .metres(0)) }
    }
}
