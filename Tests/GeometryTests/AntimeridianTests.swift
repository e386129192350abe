import Foundation
import Geometry
import Testing
import Testkit

@Suite struct AntimeridianTests {
    /// The example of RFC 7946, 3.1.9.
    @Test func line() throws {
        let parts = Antimeridian.cut(line: [try at(45, 170), try at(45, -170)])
        #expect(parts == [[try at(45, 170), try at(45, 180)], [try at(45, -180), try at(45, -170)]])
    }

    @Test func lineThereAndBack() throws {
        let parts = Antimeridian.cut(line: [try at(0, 179), try at(2, -179), try at(4, 179), try at(5, 178)])
        #expect(parts.count == 3)
        #expect(parts[1] == [try at(1, -180), try at(2, -179), try at(3, -180)])
        #expect(Antimeridian.cut(line: [try at(0, 10), try at(1, 11)]).count == 1)
    }

    @Test func box() throws {
        let box = Polygon(
            exterior: Ring([try at(-20, 170), try at(-20, -170), try at(-10, -170), try at(-10, 170)]),
            holes: [Ring([try at(-16, 175), try at(-14, 175), try at(-14, -175), try at(-16, -175)])])
        let parts = Antimeridian.cut(polygon: box)
        #expect(parts.count == 2)
        #expect(parts.allSatisfy { $0.holes.isEmpty && $0.exterior.isAnticlockwise })
        #expect(try GEOSContext().invalidity(of: parts) == nil)
        let envelope = try #require(Envelope(of: Shape(parts)))
        #expect(envelope == Envelope(west: 170, south: -20, east: -170, north: -10))
        #expect(envelope.contains(try at(-15, 180)))
        #expect(!envelope.contains(try at(-15, 0)))
        // What has been cut stays as it is.
        #expect(Antimeridian.cut(Shape(parts)) == Shape(parts))
    }

    @Test func roundThePole() throws {
        let antarctica = Polygon(
            exterior: Ring([try at(-70, 0), try at(-70, 90), try at(-70, 180), try at(-70, -90)]))
        let parts = Antimeridian.cut(polygon: antarctica)
        #expect(parts.count == 1)
        #expect(try GEOSContext().contains(parts, try at(-89, 45)))
        #expect(try !GEOSContext().contains(parts, try at(0, 45)))
        #expect(try GEOSContext().invalidity(of: parts) == nil)
        #expect(Envelope(of: Shape(parts)) == Envelope(west: -180, south: -90, east: 180, north: -70))
    }

    @Test func windingIsMended() throws {
        let clockwise = Polygon(
            exterior: Ring([try at(0, 0), try at(9, 0), try at(9, 9), try at(0, 9)]),
            holes: [Ring([try at(2, 2), try at(2, 4), try at(4, 4), try at(4, 2)])])
        #expect(!clockwise.exterior.isAnticlockwise && clockwise.holes[0].isAnticlockwise)
        #expect(clockwise.wound.exterior.isAnticlockwise && !clockwise.wound.holes[0].isAnticlockwise)
        #expect(Antimeridian.cut(polygon: clockwise) == [clockwise.wound])
    }
}
