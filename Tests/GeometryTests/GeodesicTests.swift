import Foundation
import Geometry
import Testing
import Testkit

@Suite struct GeodesicTests {
    /// Karney (2013), tables 2 and 4.
    @Test func publishedExamples() throws {
        // Table 2: direct problem from 40 N at azimuth 30, 10,000 km.
        let end = Geodesic.destination(from: try at(40, 0), azimuth: 30, distance: .kilometres(10_000))
        #expect(abs(end.latitude - 41.79331020506) < 1e-11)
        #expect(abs(end.longitude - 137.84490004377) < 1e-11)
        // Table 4: nearly antipodal, azimuth 161.890524736.
        let hard = Geodesic.inverse(from: try at(-30, 0), to: try at(29.9, 179.8))
        #expect(abs(hard.distance.metres - 19_989_832.827610) < 1e-5)
        #expect(abs(hard.initialAzimuth - 161.890524736) < 1e-8)
    }

    @Test func poleEquatorAndNothing() throws {
        let quarter = 10_001_965.729
        #expect(abs(Geodesic.distance(from: try at(0, 17), to: try at(90, -60)).metres - quarter) < 0.001)
        #expect(abs(Geodesic.distance(from: try at(-90, 0), to: try at(90, 0)).metres - 2 * quarter) < 0.001)
        let degree = Geodesic.distance(from: try at(0, 179.5), to: try at(0, -179.5))
        #expect(abs(degree.metres - 6_378_137 * .pi / 180) < 1e-8)
        #expect(Geodesic.distance(from: try at(20.001, 0), to: try at(20.001, 0)).metres == 0)
        #expect(Geodesic.distance(from: try at(90, 10), to: try at(90, 190 - 360)).metres < 1e-8)
    }

    @Test(.enabled(if: GeodSolve.isInstalled, "GeodSolve (geographiclib-tools) is not installed"))
    func inverseAgreesWithGeographicLib() throws {
        var random = seededRandom()
        let pairs = Self.pairs(&random)
        let answers = try GeodSolve.run(
            ["-i", "-p", "9"],
            pairs.map { GeodSolve.line($0.latitude, $0.longitude, $1.latitude, $1.longitude) })
        try #require(answers.count == pairs.count)
        for ((a, b), answer) in zip(pairs, answers) {
            let line = Geodesic.inverse(from: a, to: b)
            #expect(abs(line.distance.metres - answer[2]) < 3e-8, "\(a) to \(b)")
            // Antipodal and polar azimuths are a matter of convention: there the direct problem is the judge.
            let end = Geodesic.destination(from: a, azimuth: line.initialAzimuth, distance: line.distance)
            #expect(Geodesic.distance(from: end, to: b).metres < 1e-7, "\(a) to \(b)")
        }
    }

    @Test(.enabled(if: GeodSolve.isInstalled, "GeodSolve (geographiclib-tools) is not installed"))
    func directAgreesWithGeographicLib() throws {
        var random = seededRandom()
        var cases: [(Coordinate, Double, Double)] = []
        for _ in 0..<2000 {
            let metres = pow(10, Double.random(in: 0...7.3, using: &random))
            cases.append((random.position(), Double.random(in: -180...180, using: &random), metres))
        }
        for latitude in [-90, -89.9999999, -45, 0, 1e-9, 60, 90.0] {
            for azimuth in [0, 1e-9, 45, 90, 90.0000001, 135, 180, -90, -180.0] {
                for metres in [0, 1, 1e6, 10_001_965.729, 19_900_000] {
                    cases.append((try at(latitude, 179.75), azimuth, metres))
                }
            }
        }
        let answers = try GeodSolve.run(
            ["-p", "9"], cases.map { GeodSolve.line($0.0.latitude, $0.0.longitude, $0.1, $0.2) })
        try #require(answers.count == cases.count)
        for ((start, azimuth, metres), answer) in zip(cases, answers) {
            let end = Geodesic.destination(from: start, azimuth: azimuth, distance: .metres(metres))
            let theirs = Coordinate(wrappingLatitude: answer[0], longitude: answer[1])
            #expect(Geodesic.distance(from: end, to: theirs).metres < 3e-8, "\(start) \(azimuth) \(metres)")
        }
    }

    @Test func directUndoesInverseAndDistanceIsSymmetric() {
        var random = seededRandom()
        for _ in 0..<2000 {
            let a = random.position()
            let b = random.position()
            let line = Geodesic.inverse(from: a, to: b)
            let end = Geodesic.destination(from: a, azimuth: line.initialAzimuth, distance: line.distance)
            #expect(Geodesic.distance(from: end, to: b).metres < 5e-8, "\(a) to \(b)")
            let back = Geodesic.inverse(from: b, to: a)
            #expect(abs(back.distance.metres - line.distance.metres) < 2e-8, "\(a) to \(b)")
        }
    }

    @Test func pathKeepsItsSpacingAndItsEnds() throws {
        let a = try at(40, 170)
        let b = try at(50, -160)
        let path = Geodesic.path(from: a, to: b, spacing: .kilometres(100))
        #expect(path.first == a && path.last == b)
        var total = 0.0
        for (p, q) in zip(path, path.dropFirst()) {
            let gap = Geodesic.distance(from: p, to: q).metres
            #expect(gap <= 100_000.001)
            total += gap
        }
        #expect(abs(total - Geodesic.distance(from: a, to: b).metres) < 1e-6)
    }

    /// Random pairs, close pairs, nearly antipodal ones, and every pair of special positions.
    static func pairs(_ random: inout SeededRandom) -> [(Coordinate, Coordinate)] {
        var pairs: [(Coordinate, Coordinate)] = []
        for _ in 0..<1500 {
            let a = random.position()
            pairs.append((a, random.position()))
            let scale = pow(10, Double.random(in: -9...0, using: &random))
            let north = Double.random(in: -1...1, using: &random) * scale
            let east = Double.random(in: -1...1, using: &random) * scale
            pairs.append((a, Coordinate(wrappingLatitude: a.latitude + north, longitude: a.longitude + east)))
            pairs.append(
                (a, Coordinate(wrappingLatitude: north - a.latitude, longitude: a.longitude + 180 + east)))
        }
        let special = [-90, -89.999999999, -45, -1e-12, 0, 1e-6, 0.5, 45, 90].flatMap { latitude in
            [-180, -90, 0, 1e-13, 0.5, 179.3, 179.4, 179.5, 180].map {
                Coordinate(wrappingLatitude: latitude, longitude: $0)
            }
        }
        for a in special { for b in special { pairs.append((a, b)) } }
        return pairs
    }
}

/// A position, or a test failure when it is out of range.
func at(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
    try #require(Coordinate(latitude: latitude, longitude: longitude))
}
