import Geometry
import Testing

@Suite struct DegreeLengthTests {
    /// A thousandth of a degree around the latitude is as long as its geodesic, to a millionth.
    @Test(arguments: [-89.9, -60, -0.001, 0, 34.5, 45, 71.3, 89])
    func degreesAreAsLongAsGeodesics(latitude: Double) throws {
        let step = 0.001
        func length(_ north: Double, _ east: Double) throws -> Double {
            let from = try #require(Coordinate(latitude: latitude - north / 2, longitude: 10))
            let to = try #require(Coordinate(latitude: latitude + north / 2, longitude: 10 + east))
            return Geodesic.distance(from: from, to: to).metres / step
        }
        let degree = EarthCentred.metresOfDegree(latitude: latitude)
        #expect(abs(try length(step, 0) / degree.north - 1) < 1e-6)
        #expect(abs(try length(0, step) / degree.east - 1) < 1e-6)
    }
}
