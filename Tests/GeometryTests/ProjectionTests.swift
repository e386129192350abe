import CPROJ
import Testing
import Testkit

@testable import Geometry

/// The projections of still maps, against PROJ's.
@Suite struct ProjectionTests {
    /// What PROJ makes of a position, by a projection in its own words.
    private func proj(_ words: String, _ position: Coordinate) throws -> PlanePoint {
        let context = unsafe proj_context_create()
        defer { unsafe proj_context_destroy(context) }
        let projection = unsafe try #require(proj_create(context, words))
        defer { unsafe proj_destroy(projection) }
        let radians = proj_coord(
            position.longitude * .pi / 180, position.latitude * .pi / 180, 0, 0)
        let result = unsafe proj_trans(projection, PJ_FWD, radians)
        return unsafe PlanePoint(x: result.xy.x, y: result.xy.y)
    }

    @Test func equalEarthIsPROJs() throws {
        var random = SeededRandom.announced("equal earth")
        for _ in 0..<300 {
            let meridian = Double.random(in: -180...180, using: &random)
            let map = EqualEarth(centralMeridian: meridian)
            let position = Coordinate(
                wrappingLatitude: .random(in: -90...90, using: &random),
                longitude: .random(in: -180...180, using: &random))
            let ours = map.point(position)
            let theirs = try proj("+proj=eqearth +lon_0=\(meridian) +ellps=WGS84", position)
            #expect(abs(ours.x - theirs.x) < 0.01 && abs(ours.y - theirs.y) < 0.01, "\(position) \(meridian)")
            let back = try #require(map.coordinate(ours))
            #expect(Geodesic.distance(from: back, to: position).metres < 0.1, "\(position) \(meridian)")
        }
    }

    @Test func localPlanesArePROJs() throws {
        var random = SeededRandom.announced("local planes")
        for _ in 0..<300 {
            let centre = Coordinate(
                wrappingLatitude: .random(in: -90...90, using: &random),
                longitude: .random(in: -180...180, using: &random))
            let position = Geodesic.destination(
                from: centre, azimuth: .random(in: 0...360, using: &random),
                distance: .metres(.random(in: 1...6_000_000, using: &random)))
            let ours = MapProjection.local(around: centre).point(position)
            let theirs = try proj(
                "+proj=aeqd +lat_0=\(centre.latitude) +lon_0=\(centre.longitude) +ellps=WGS84", position)
            #expect(abs(ours.x - theirs.x) < 0.01 && abs(ours.y - theirs.y) < 0.01, "\(centre) \(position)")
        }
    }

    @Test func nothingLiesBeyondTheEdgeOfTheWorld() {
        let map = EqualEarth(centralMeridian: 11)
        let (edge, top) = (map.point(latitude: 0, turn: 180), map.point(latitude: 90, turn: 0))
        #expect(map.coordinate(PlanePoint(x: edge.x + 1000, y: 0)) == nil)
        #expect(map.coordinate(PlanePoint(x: 0, y: top.y + 1000)) == nil)
        #expect(map.coordinate(PlanePoint(x: edge.x * 0.999, y: top.y * 0.999)) == nil)
        #expect(map.coordinate(PlanePoint(x: edge.x - 1000, y: 0)) != nil)
    }
}
