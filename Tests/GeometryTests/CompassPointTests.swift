import Geometry
import Testing

@Suite struct CompassPointTests {
    @Test(arguments: [
        ("north", 0.0, 22.5), ("N", 0, 22.5), ("north-east", 45, 22.5), ("NE", 45, 22.5),
        ("NNE", 22.5, 11.25),
        ("n.n.e.", 22.5, 11.25), ("south-southwest", 202.5, 11.25), ("South South West", 202.5, 11.25),
        ("SSE", 157.5, 11.25), ("ENE", 67.5, 11.25), ("ESE", 112.5, 11.25), ("WSW", 247.5, 11.25),
        ("west", 270, 22.5), ("NW", 315, 22.5), ("NNW", 337.5, 11.25), ("north by east", 11.25, 5.625),
        ("NbE", 11.25, 5.625), ("northwest by north", 326.25, 5.625), ("southeastern", 135, 22.5),
        ("northerly", 0, 22.5), ("eastwards", 90, 22.5), ("southern", 180, 22.5),
    ])
    func reads(text: String, azimuth: Double, halfWidth: Double) throws {
        let point = try #require(CompassPoint(parsing: text), "\(text)")
        #expect(point.azimuth == azimuth && point.halfWidth == halfWidth)
    }

    @Test(arguments: ["", "up", "new", "nonsense", "northnorth", "ern", "easter", "nes"])
    func isNone(text: String) { #expect(CompassPoint(parsing: text) == nil) }
}
