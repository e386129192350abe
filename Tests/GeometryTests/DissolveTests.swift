import Foundation
import Testing
import Testkit

@testable import Geometry

/// Unions of many areas, against GEOS's own.
@Suite struct DissolveTests {
    /// Crowds of discs anywhere: valid, and the same area and parts as GEOS finds.
    @Test func crowds() throws {
        var random = SeededRandom.announced("dissolved crowds")
        for round in 0..<40 {
            let middle = Coordinate(
                wrappingLatitude: .random(in: -89...89, using: &random),
                longitude: round % 4 == 0 ? 179.999 : .random(in: -180...180, using: &random))
            let spread = Double.random(in: 1000...20_000, using: &random)
            let centres = (0..<Int.random(in: 1...120, using: &random)).map { _ in
                Geodesic.destination(
                    from: middle, azimuth: .random(in: 0...360, using: &random),
                    distance: .metres(.random(in: 0...spread, using: &random)))
            }
            let radius = Length.metres(.random(in: 300...2000, using: &random))
            let segments = [5, 16, 64][round % 3]
            let blocks = try DiscBatch(radius: radius, segments: segments)
                .areas(around: centres + centres.prefix(2))
            try Self.check(blocks, "\(centres.count) discs of \(radius) within \(spread) m of \(middle)")
        }
    }

    /// Edges that lie on one another are for GEOS: squares of a chessboard, and what the antimeridian cut.
    @Test func sharedEdges() throws {
        var areas = PackedAreas()
        for x in 0..<6 {
            for y in 0..<6 where (x, y) != (2, 3) {
                areas.append([try Self.square(Double(x), Double(y), 1)])
            }
        }
        let union = try Dissolve.union(of: [areas])
        #expect(union.count == 1)
        #expect(union.polygon(0).holes.count == 1)
        try Self.check([areas], "a chessboard")
    }

    /// A corner through an edge, one inside another, a cross, and a hole: all that convex polygons can do to each other.
    @Test func convexPairs() throws {
        let big = try Self.square(0, 0, 10)
        let spike = Polygon(exterior: Ring([try at(4.9, 5), try at(5, 11), try at(5.1, 5)].reversed()))
        let corner = Polygon(exterior: Ring([try at(5, 9.5), try at(4, 12.25), try at(6.5, 12)].reversed()))
        let bar = Polygon(
            exterior: Ring([try at(3, -1), try at(3.1, 11), try at(4.1, 11.5), try at(4, -1.5)].reversed()))
        for other in [try Self.square(2, 2, 3), try Self.square(8, 8, 5.5), spike, corner, bar] {
            var areas = PackedAreas()
            areas.append([big])
            areas.append([other.wound])
            try Self.check([areas], "a square and \(other)")
        }
        // Four bars around a hole.
        var frame = PackedAreas()
        for (x, y, width, height) in [
            (0.0, 0.0, 10.0, 1.0), (0.5, 9.25, 10, 1), (0.25, 0.5, 1, 9), (9, 0.75, 1, 9),
        ] {
            frame.append([try Self.box(x, y, width, height)])
        }
        let union = try Dissolve.union(of: [frame])
        #expect(union.count == 1 && union.polygon(0).holes.count == 1)
        try Self.check([frame], "a frame")
    }

    /// A continent and discs of a centimetre: neither is looked for row by row of the other.
    @Test func sizesFarApart() throws {
        var areas = PackedAreas()
        areas.append([try Self.square(-40, -30, 60)])
        for i in 0..<20 {
            areas.append(try Disc(centre: at(10, Double(i)), radius: .metres(0.01)).polygons(segments: 8))
            areas.append(try Disc(centre: at(50, Double(i)), radius: .metres(0.01)).polygons(segments: 8))
        }
        #expect(try Dissolve.union(of: [areas]).count == 21)
    }

    @Test func withHolesAndAlone() throws {
        let ring = try Sector(
            centre: at(10, 10), inner: .kilometres(50), outer: .kilometres(100)
        ).polygons()
        let island = try Disc(centre: at(10, 10), radius: .kilometres(20)).polygons()
        let crossing = try Disc(centre: at(10, 10.8), radius: .kilometres(30)).polygons()
        var areas = PackedAreas()
        for polygons in [ring, island, crossing] { areas.append(polygons) }
        let union = try Dissolve.union(of: [areas])
        #expect(union.count == 2)
        try Self.check([areas], "a ring with an island")
        #expect(try Dissolve.union(of: []).count == 0)
    }

    @Test func threadsMakeNoDifference() throws {
        var random = SeededRandom.announced("threads of a union")
        let centres = (0..<1500).map { _ in
            Coordinate(
                wrappingLatitude: .random(in: 30...31.5, using: &random),
                longitude: .random(in: 178.5...180, using: &random))
        }
        let blocks = try DiscBatch(radius: .kilometres(2), segments: 24).areas(around: centres)
        let one = try Dissolve.union(of: blocks, threads: 1)
        let all = try Dissolve.union(of: blocks)
        #expect(one.ordinates == all.ordinates && one.featureEnds == all.featureEnds)
        try Self.check(blocks, "1,500 discs")
    }

    private static func square(_ x: Double, _ y: Double, _ size: Double) throws -> Polygon {
        try box(x, y, size, size)
    }

    private static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> Polygon {
        Polygon(
            exterior: Ring([
                try at(y, x), try at(y, x + width), try at(y + height, x + width), try at(y + height, x),
            ]))
    }

    static func check(_ blocks: [PackedAreas], _ what: Comment) throws {
        let geos = GEOSContext()
        let input = blocks.flatMap { block in block.polygonEnds.indices.map { block.polygon($0) } }
        let truth = try geos.union(input)
        let union = try Dissolve.union(of: blocks)
        let ours = union.polygonEnds.indices.map { union.polygon($0) }
        #expect(ours.count == truth.count, what)
        #expect(ours.map(\.holes.count).sorted() == truth.map(\.holes.count).sorted(), what)
        #expect(try geos.invalidity(of: ours) == nil, what)
        let (a, b) = (area(ours), area(truth))
        #expect(abs(a - b) <= 1e-11 * b, "\(what): \(a) and \(b) square degrees")
    }

    private static func area(_ polygons: [Polygon]) -> Double {
        polygons.reduce(0) { sum, polygon in
            sum + ([polygon.exterior] + polygon.holes).reduce(0) { $0 + $1.coordinates.signedArea }
        }
    }
}
