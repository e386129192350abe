import Foundation
import Geometry
import Testing
import Testkit

/// Lengths, areas and middles on the ellipsoid, against GeographicLib's Planimeter and against symmetry.
@Suite struct MeasureTests {
    @Test(.enabled(if: Planimeter.isInstalled, "Planimeter is not installed: run Scripts/install-test-tools"))
    func areasAgreeWithPlanimeter() throws {
        var random = SeededRandom.announced("areas against Planimeter")
        var rings: [[Coordinate]] = []
        for round in 0..<300 {
            let centre =
                round % 3 == 0 ? try at(.random(in: -80...80, using: &random), 179.99) : random.position()
            let radius = pow(10, Double.random(in: 0...6.6, using: &random))
            let count = Int.random(in: 3...12, using: &random)
            rings.append(
                (0..<count).map { i in
                    Geodesic.destination(
                        from: centre, azimuth: -360 * Double(i) / Double(count),
                        distance: .metres(radius * .random(in: 0.5...1, using: &random)))
                })
        }
        // Around the poles, neither touched.
        rings.append([try at(80, 0), try at(80, 120), try at(80, -120)])
        rings.append([try at(-70, 0), try at(-80, -90), try at(-70, 180), try at(-75, 90)])
        let truths = try Planimeter.run(rings)
        try #require(truths.count == rings.count)
        for (ring, truth) in zip(rings, truths) {
            let polygon = Polygon(exterior: Ring(ring))
            let shape = Shape.polygon(polygon)
            #expect(
                abs(shape.perimeter.metres - truth.perimeter) < 1e-6 * max(1, truth.perimeter * 1e-6),
                "\(ring)")
            // Where a pole is near, areas are differences of halves of the earth: the last digit of one is 0.03 m².
            let allowed = max(0.06, abs(truth.area) * 1e-12)
            #expect(abs(shape.area - abs(truth.area)) < allowed, "\(ring): \(shape.area), \(truth.area)")
        }
    }

    /// Cut at the antimeridian and over a pole an area stays what it was.
    @Test func cutsChangeNothing() throws {
        for (latitude, longitude, metres) in [
            (-17.5, 180.0, 1e5), (89.9, 10, 1e5), (90, 0, 2e6), (-89, -179, 5e5), (0, 0, 12e6),
        ] {
            let parts = try Disc(centre: try at(latitude, longitude), radius: .metres(metres)).polygons(
                segments: 720)
            let area = Shape(parts).area
            // Chords and the curvature of the earth: a sphere's cap is near enough to tell a wrong half.
            let sphere = 2 * Double.pi * 6_371_007.2 * 6_371_007.2 * (1 - cos(metres / 6_371_007.2))
            #expect(abs(area / sphere - 1) < 0.01, "\(latitude), \(longitude), \(metres): \(area), \(sphere)")
        }
        let world = Polygon(
            exterior: Ring([try at(-90, -180), try at(-90, 180), try at(90, 180), try at(90, -180)]))
        // NGA.STND.0036: the sphere of the same area has a radius of 6,371,007.1810 m.
        let radius = (world.area / 4 / .pi).squareRoot()
        #expect(abs(radius - 6_371_007.181) < 0.001)
    }

    @Test func centroids() throws {
        var random = SeededRandom.announced("centroids of discs")
        for _ in 0..<100 {
            let centre = random.position()
            let metres = pow(10, Double.random(in: 1...6, using: &random))
            let disc = try Disc(centre: centre, radius: .metres(metres)).shape(segments: 180)
            let middle = try #require(disc.centroid)
            // The ellipsoid's curvature differs from end to end of a disc.
            let allowed = max(1e-3, metres * metres * metres / 4e15)
            let distance = Geodesic.distance(from: centre, to: middle).metres
            #expect(distance < max(allowed, metres * 1e-4), "\(centre), \(metres) m: \(distance) m off")
        }
        let half = try #require(try Shape.line([at(0, 0), at(0, 10)]).centroid)
        #expect(try Geodesic.distance(from: half, to: at(0, 5)).metres < 1e-6)
        let pole = try Shape(Disc(centre: at(90, 0), radius: .kilometres(500)).polygons()).centroid
        #expect(try Geodesic.distance(from: #require(pole), to: at(90, 0)).metres < 0.01)
    }

    @Test func lengths() throws {
        let equator = Shape.line([try at(0, 179), try at(0, -179)])
        #expect(abs(equator.length.metres - 6_378_137 * .pi / 90) < 1e-6)
        #expect(try Shape.lines([[at(0, 0), at(0, 1)], [at(1, 0), at(0, 0)]]).length.metres > 221_000)
        #expect(try Shape.point(at(1, 2)).area == 0)
    }
}

/// GeographicLib's own area program.
enum Planimeter {
    static let path = "/usr/bin/Planimeter"

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// Perimeters and areas of rings, asked for at once.
    static func run(_ rings: [[Coordinate]]) throws -> [(perimeter: Double, area: Double)] {
        let text = rings.map { ring in
            ring.map { String(format: "%.20f %.20f", $0.latitude, $0.longitude) }.joined(separator: "\n")
        }.joined(separator: "\n\n")
        let run = try Subprocess.run(path, ["-p", "9"], input: Data((text + "\n").utf8))
        return run.text.split(separator: "\n").compactMap { line in
            let numbers = line.split(separator: " ").compactMap { Double($0) }
            return numbers.count == 3 ? (numbers[1], numbers[2]) : nil
        }
    }
}
