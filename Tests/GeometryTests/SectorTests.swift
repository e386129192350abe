import Foundation
import Geometry
import Testing
import Testkit

@Suite struct SectorTests {
    @Test func northOfKabul() throws {
        let kabul = try at(34.52813, 69.17233)
        let sector = try Sector(
            centre: kabul, inner: .kilometres(8), outer: .kilometres(12), bearing: 0, halfWidth: 22.5)
        let polygons = try sector.polygons()
        #expect(polygons.count == 1)
        #expect(sector.contains(try at(34.62, 69.17)))
        #expect(!sector.contains(kabul))
        #expect(try GEOSContext().contains(polygons, try at(34.62, 69.17)))
        #expect(try !GEOSContext().contains(polygons, kabul))
    }

    @Test func ringHasAHole() throws {
        let polygons = try Sector(centre: try at(10, 20), inner: .kilometres(5), outer: .kilometres(9))
            .polygons()
        #expect(polygons.count == 1 && polygons[0].holes.count == 1)
    }

    /// Anywhere: valid, wound, vertices between the two radii, and in the polygon what is well inside the sector.
    @Test func anywhere() throws {
        var random = seededRandom()
        let geos = GEOSContext()
        for round in 0..<600 {
            var centre = random.position()
            if round % 3 == 0 {
                let near = pow(10, Double.random(in: -9...1, using: &random))
                centre = Coordinate(wrappingLatitude: 90 - near, longitude: centre.longitude)
            }
            if round % 7 == 0 { centre = try at(round % 2 == 0 ? 90 : -90, centre.longitude) }
            if round % 11 == 0 { centre = try at(centre.latitude, 180) }
            let outer = pow(10, Double.random(in: 1...6.699, using: &random))
            let inner = round % 2 == 0 ? 0 : outer * Double.random(in: 0.1...0.95, using: &random)
            let bearings: [Double] = [0, 22.5, 45, 90, 180, 270, 300]
            let halfWidths: [Double] = [11.25, 22.5, 45, 90, 120, 180]
            let bearing = bearings.randomElement(using: &random) ?? 0
            let halfWidth = halfWidths.randomElement(using: &random) ?? 45
            let sector = try Sector(
                centre: centre, inner: .metres(inner), outer: .metres(outer), bearing: bearing,
                halfWidth: halfWidth)
            let what: Comment = "\(sector)"
            let polygons = try sector.polygons()
            #expect(try geos.invalidity(of: polygons) == nil, what)
            #expect(!polygons.isEmpty, what)
            for polygon in polygons {
                #expect(polygon.exterior.isAnticlockwise, what)
                for vertex in polygon.exterior.coordinates where abs(vertex.latitude) < 89.9999 {
                    if abs(vertex.longitude) == 180 { continue }
                    let distance = Geodesic.distance(from: centre, to: vertex).metres
                    #expect(distance > inner - 0.003 && distance < outer + 0.001, "\(what) \(vertex)")
                }
            }
            if outer < 1e6 && abs(centre.latitude) < 70 {
                let middle = Geodesic.destination(
                    from: centre, azimuth: bearing, distance: .metres((inner + outer) / 2))
                #expect(sector.contains(middle), what)
                #expect(try geos.intersects(polygons, middle), what)
            }
        }
    }
}
