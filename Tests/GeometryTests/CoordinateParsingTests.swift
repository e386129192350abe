import Geometry
import Testing

@Suite struct CoordinateParsingTests {
    @Test(arguments: readable)
    func reads(text: String, latitude: Double, longitude: Double) throws {
        let position = try #require(try Coordinate(parsing: text), "\(text)")
        #expect(abs(position.latitude - latitude) < 1e-12 && abs(position.longitude - longitude) < 1e-12)
    }

    @Test(arguments: [
        "", "Kabul", "34.5", "12 30", "2021-07-20", "2021-07-20, 12:30", "3 rockets, 2 dead", "34.5N", "N S",
        "1,2,3",
        "34.5N 69.1N", "-34.5 S, 69 E", "34 31 25 69 10 44", "34.5 31 N 69 E", "nan, nan", "34., 69.",
        "10-12-11",
        "34°31′25 N 12 13 14 15 E", "34.5236E 69.1789E", "--3, 4", "34.5,", ",", "(", "34,5236 69,1789",
        "+1+1", "1+1", "40-75", "-3-4", "+34.5+69.2", "34.5-69.2", "+40-75/", "+40-0750", "+0-0", "+40-075 m",
        "+40-075+", "+40-075CRSWGS_84", "+40120-075001", "40-075",
    ])
    func isNoPosition(text: String) throws {
        #expect(try Coordinate(parsing: text) == nil)
    }

    @Test func outOfRange() {
        #expect(throws: GeometryError.latitude(91, in: "91, 10")) { try Coordinate(parsing: "91, 10") }
        #expect(throws: GeometryError.latitude(91, in: "+91-010/")) { try Coordinate(parsing: "+91-010/") }
        #expect(throws: GeometryError.longitude(-180.5, in: "1, -180.5")) {
            try Coordinate(parsing: "1, -180.5")
        }
        #expect(throws: GeometryError.sixtieths(60, in: "34 60 N, 69 0 E")) {
            try Coordinate(parsing: "34 60 N, 69 0 E")
        }
    }
}

/// Texts and where they point.
private let readable: [(String, Double, Double)] = [
    ("34.5236, 69.1789", 34.5236, 69.1789), ("34.5236 69.1789", 34.5236, 69.1789),
    ("34.5236,69.1789", 34.5236, 69.1789), ("34,69", 34, 69), ("-17.5,-179.999", -17.5, -179.999),
    ("-17.5 -179.999", -17.5, -179.999), ("34.5236N 69.1789E", 34.5236, 69.1789),
    ("34.5236 N, 69.1789 E", 34.5236, 69.1789), ("N34.5 W69.1", 34.5, -69.1),
    ("69.1789E 34.5236N", 34.5236, 69.1789), ("42.3°N; 102.4°W", 42.3, -102.4),
    ("42.3° x -102.4°", 42.3, -102.4),
    ("34°31′25″N 69°10′44″E", dms(34, 31, 25), dms(69, 10, 44)),
    ("34 31 25 N, 69 10 44 E", dms(34, 31, 25), dms(69, 10, 44)),
    ("34 31 25N 69 10 44E", dms(34, 31, 25), dms(69, 10, 44)),
    ("34:31:25N/69:10:44E", dms(34, 31, 25), dms(69, 10, 44)),
    ("34°31'25.5''S 69°10'44\"W", -dms(34, 31, 25.5), -dms(69, 10, 44)),
    ("42-18-09N; 102-24-03W", dms(42, 18, 9), -dms(102, 24, 3)),
    ("42° 18.009'N; 102° 24.003'W", dms(42, 18.009), -dms(102, 24.003)),
    ("N 42 18.00 W 102 24.00", 42.3, -102.4), ("+42° 18 -102° 24", 42.3, -102.4),
    ("42° 18, 102° 24", 42.3, 102.4), ("(34.5236, 69.1789)", 34.5236, 69.1789), ("90N 180E", 90, 180),
    // ISO 6709, annex H.
    ("+40-075", 40, -75), ("+40-075/", 40, -75), ("+00-025/", 0, -25),
    ("+40.20361-075.00417/", 40.20361, -75.00417), ("+4012.22-07500.25/", dms(40, 12.22), -dms(75, 0.25)),
    ("+401213.1-0750015.1/", dms(40, 12, 13.1), -dms(75, 0, 15.1)),
    ("+27.5916+086.5640+8850CRSWGS_84/", 27.5916, 86.564), ("-90+000+2800/", -90, 0),
    ("(\u{2212}33.9-018.4)", -33.9, -18.4),
    ("-0.5°, 0°", -0.5, 0), ("-0 30, 10 0", -0.5, 10), ("34.5 south 69.1 west", -34.5, -69.1),
]

private func dms(_ degrees: Double, _ minutes: Double, _ seconds: Double = 0) -> Double {
    degrees + minutes / 60 + seconds / 3600
}
