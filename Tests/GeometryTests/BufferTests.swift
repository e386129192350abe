import Foundation
import Geometry
import Testing
import Testkit

@Suite struct BufferTests {
    /// Along lines anywhere: valid, and the boundary as far from the line as asked.
    @Test func lines() throws {
        var random = seededRandom()
        let geos = GEOSContext()
        for round in 0..<20 {
            let start = round % 5 == 0 ? try at(60, 179.9) : random.position()
            let azimuth = Double.random(in: 0...360, using: &random)
            let length = pow(10, Double.random(in: 3...6.3, using: &random))
            let end = Geodesic.destination(from: start, azimuth: azimuth, distance: .metres(length))
            let radius = min(1e6, length * Double.random(in: 0.03...0.6, using: &random))
            let area = try geos.buffer(line: [start, end], radius: .metres(radius))
            let what: Comment = "\(start) to \(end), \(radius) m"
            #expect(try geos.invalidity(of: area) == nil, what)
            #expect(try geos.intersects(area, start), what)
            #expect(try geos.intersects(area, end), what)
            let path = Geodesic.path(from: start, to: end, spacing: .metres(radius / 12))
            for polygon in area {
                let vertices = polygon.exterior.coordinates.enumerated().filter { $0.offset % 4 == 0 }.map(
                    \.element)
                for vertex in vertices where abs(vertex.longitude) != 180 && abs(vertex.latitude) < 89.9 {
                    let nearest = path.map { Geodesic.distance(from: $0, to: vertex).metres }.min() ?? 0
                    #expect(abs(nearest / radius - 1) < 0.003, "\(what) \(vertex)")
                }
            }
        }
    }

    @Test func areaAcrossTheAntimeridian() throws {
        let geos = GEOSContext()
        let fiji = Polygon(
            exterior: Ring([try at(-18, 177), try at(-18, -179.5), try at(-16, -179.5), try at(-16, 177)]))
        let area = try geos.buffer([fiji], radius: .kilometres(20))
        #expect(try geos.invalidity(of: area) == nil)
        #expect(area.count == 2)
        #expect(try geos.contains(area, try at(-17, 178)))
        let inside = Geodesic.destination(from: try at(-16, -179.5), azimuth: 45, distance: .kilometres(19.9))
        let outside = Geodesic.destination(
            from: try at(-16, -179.5), azimuth: 45, distance: .kilometres(20.1))
        #expect(try geos.contains(area, inside))
        #expect(try !geos.contains(area, outside))
    }

    @Test func refusals() throws {
        let geos = GEOSContext()
        let a = try at(0, 0)
        let b = try at(1, 1)
        #expect(throws: GeometryError.self) { try geos.buffer(line: [a, b], radius: .kilometres(6000)) }
        #expect(throws: GeometryError.self) { try geos.buffer(line: [a, b], radius: .metres(.nan)) }
        #expect(try geos.buffer(line: [a], radius: .metres(5)).count == 1)
        #expect(try geos.buffer(line: [], radius: .metres(5)).isEmpty)
    }

    @Test func overlaysAndQuestions() throws {
        let geos = GEOSContext()
        let a = try Disc(centre: try at(0, 0), radius: .kilometres(100)).polygons()
        let b = try Disc(centre: try at(0, 1), radius: .kilometres(100)).polygons()
        let c = try Disc(centre: try at(40, 1), radius: .kilometres(100)).polygons()
        #expect(try geos.union(a + b + c).count == 2)
        #expect(try geos.union(a + b + c).allSatisfy { $0.exterior.isAnticlockwise })
        #expect(try geos.contains(geos.intersection(a, b), try at(0, 0.5)))
        #expect(try geos.intersection(a, c).isEmpty)
        #expect(try geos.intersects(a, b))
        #expect(try !geos.intersects(a, c))
        let prepared = try PreparedArea(a)
        let near = try prepared.covers(try at(0.5, 0))
        let far = try prepared.covers(try at(0, 1))
        #expect(near && !far)
    }

    @Test func geosSpeaksForItself() throws {
        let bow = Polygon(exterior: Ring([try at(0, 0), try at(1, 1), try at(0, 1), try at(1, 0)]))
        let reason = try GEOSContext().invalidity(of: [bow])
        #expect(reason?.contains("Self-intersection") == true)
        #expect(try GEOSContext().valid([bow]).count == 2)
        let error = #expect(throws: GeometryError.self) {
            try GEOSContext().union([Polygon(exterior: Ring([try at(0, 0)]))])
        }
        #expect(error?.description.contains("point") == true, "\(String(describing: error))")
    }
}
