import CPROJ
import Geometry
import Testing
import Testkit

/// Our geodesics against PROJ's, which are Karney's own C code, on pairs from all over the world.
@Suite struct ProjOracleTests {
    @Test func distancesAndAzimuthsAgree() throws {
        var random = SeededRandom.announced("geodesics against PROJ")
        var ellipsoid = geod_geodesic()
        unsafe geod_init(&ellipsoid, 6_378_137, 1 / 298.257_223_563)
        for _ in 0..<20_000 {
            let a = Coordinate(
                wrappingLatitude: .random(in: -90...90, using: &random),
                longitude: .random(in: -180...180, using: &random))
            let b = Coordinate(
                wrappingLatitude: .random(in: -90...90, using: &random),
                longitude: .random(in: -180...180, using: &random))
            var distance = 0.0
            var azimuth = 0.0
            unsafe geod_inverse(
                &ellipsoid, a.latitude, a.longitude, b.latitude, b.longitude, &distance, &azimuth, nil)
            let ours = Geodesic.inverse(from: a, to: b)
            #expect(abs(ours.distance.metres - distance) < 1e-7, "\(a) to \(b)")
            // A millimetre on the ground at the far end, whatever the angle is worth there.
            #expect(abs(ours.initialAzimuth - azimuth) * .pi / 180 * distance < 1e-3, "\(a) to \(b)")
        }
    }

    @Test func destinationsAgree() throws {
        var random = SeededRandom.announced("destinations against PROJ")
        var ellipsoid = geod_geodesic()
        unsafe geod_init(&ellipsoid, 6_378_137, 1 / 298.257_223_563)
        for _ in 0..<20_000 {
            let start = Coordinate(
                wrappingLatitude: .random(in: -90...90, using: &random),
                longitude: .random(in: -180...180, using: &random))
            let azimuth = Double.random(in: -180...180, using: &random)
            let distance = Double.random(in: 0...19_000_000, using: &random)
            var latitude = 0.0
            var longitude = 0.0
            unsafe geod_direct(
                &ellipsoid, start.latitude, start.longitude, azimuth, distance, &latitude, &longitude, nil)
            let ours = Geodesic.destination(from: start, azimuth: azimuth, distance: .metres(distance))
            let truth = Coordinate(wrappingLatitude: latitude, longitude: longitude)
            #expect(Geodesic.distance(from: ours, to: truth).metres < 1e-6, "\(start) \(azimuth) \(distance)")
        }
    }
}
