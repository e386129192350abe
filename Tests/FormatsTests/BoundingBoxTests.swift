import Formats
import Geometry
import Testing
import Testkit

@Suite("Boxes on a round earth")
struct BoundingBoxTests {
    @Test("nothing has no box, a point has one of no size")
    func small() {
        #expect(BoundingBox().envelope == nil)
        #expect(
            BoundingBox(shape(-17, 180)).envelope == Envelope(west: 180, south: -17, east: 180, north: -17))
    }

    @Test("points on either side of the antimeridian make a narrow box")
    func antimeridian() {
        var box = BoundingBox(shape(-17, 178))
        box.add(shape(-14, -171))
        #expect(box.envelope == Envelope(west: 178, south: -17, east: -171, north: -14))
    }

    @Test("a cap around a pole is as wide as the world")
    func pole() {
        let cap = Polygon(exterior: ring([(89, -180), (89, 0), (89, 180), (90, 180), (90, -180)]))
        #expect(
            BoundingBox(.polygon(cap)).envelope == Envelope(west: -180, south: 89, east: 180, north: 90))
    }

    @Test("the box holds every point, and no box that does is narrower", arguments: [2, 3, 30, 3000])
    func smallest(_ count: Int) throws {
        var random = SeededRandom.announced("BoundingBoxTests.smallest")
        for _ in 0..<(20_000 / count) {
            let middle = Double.random(in: -180...180, using: &random)
            let spread = Double.random(in: 1...180, using: &random)
            let points = (0..<count).map { _ in
                Coordinate(
                    wrappingLatitude: Double.random(in: -90...90, using: &random),
                    longitude: middle + Double.random(in: -spread...spread, using: &random))
            }
            var box = BoundingBox()
            for point in points { box.add(.point(point)) }
            let envelope = try #require(box.envelope)
            let width = envelope.east - envelope.west + (envelope.crossesAntimeridian ? 360 : 0)
            let sorted = points.map(\.longitude).sorted()
            let gaps = zip(sorted, sorted.dropFirst() + [sorted[0] + 360]).map { $1 - $0 }
            #expect(abs(width - (360 - (gaps.max() ?? 0))) < 1e-9)
            for point in points {
                let east = point.longitude - envelope.west
                #expect((east < 0 ? east + 360 : east) <= width + 1e-9)
                #expect((envelope.south...envelope.north).contains(point.latitude))
            }
        }
    }
}
