import Foundation
import Geometry
import Testing
import Testkit

@testable import Gazetteer

/// Which outline holds a point: GEOS, asked through GDAL, must say the same.
@Suite struct OutlineTests {
    /// Stars over half the earth and small ones, with straight edges far longer than a square of the grid.
    private static func ring(_ random: inout SeededRandom) -> [(Double, Double)] {
        let centre = (
            Double.random(in: -179...179, using: &random), Double.random(in: -89...89, using: &random)
        )
        let reach = [0.01, 0.3, 2, 15, 60][Int.random(in: 0..<5, using: &random)]
        let count = Int.random(in: 3...60, using: &random)
        var angles = (0..<count).map { _ in Double.random(in: 0..<2 * .pi, using: &random) }
        angles.sort()
        return angles.map { angle in
            let radius = reach * Double.random(in: 0.2...1, using: &random)
            func rounded(_ value: Double, _ limit: Double) -> Double {
                (min(limit, max(-limit, value)) * 1e4).rounded() / 1e4
            }
            return (
                rounded(centre.0 + radius * cos(angle), 180), rounded(centre.1 + radius * sin(angle), 90)
            )
        }
    }

    /// For each point: how far it is from the nearest outline in degrees, and the numbers of the areas that hold it.
    private let oracle = """
        import json, sys
        from osgeo import gdal, ogr
        gdal.UseExceptions()
        data = json.load(sys.stdin)
        shapes = []
        for ring in data["rings"]:
            shapes.append(ogr.CreateGeometryFromJson(json.dumps({"type": "Polygon", "coordinates": [ring]})))
        for lon, lat in data["points"]:
            point = ogr.Geometry(ogr.wkbPoint)
            point.AddPoint_2D(lon, lat)
            away = min(shape.Boundary().Distance(point) for shape in shapes)
            print(away, *[number for number, shape in enumerate(shapes) if shape.Contains(point)])
        """

    @Test func holdsWhatGEOSSaysItHolds() throws {
        let seed = testSeed()
        var random = SeededRandom(seed: seed)
        // One star after the other that GEOS takes for a polygon.
        let rings = (0..<40).map { _ in Self.ring(&random) }
        let folder = StagingFolder()
        folder.write(
            "places.txt",
            rings.indices.map { placeLine($0 + 1, "Area \($0)", "0", "0", "A.ADM1") }.joined())
        folder.write(
            "shapes.txt",
            rings.enumerated().map { number, ring in
                let corners = (ring + [ring[0]]).map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
                return "\(number + 1)\t{\"type\":\"Polygon\",\"coordinates\":[[\(corners)]]}\n"
            }.joined())
        let world = try folder.build()
        var points: [[Double]] = []
        for _ in 0..<1_500 {
            let near = rings[Int.random(in: 0..<rings.count, using: &random)][0]
            let spread = [0.001, 0.1, 3.0][Int.random(in: 0..<3, using: &random)]
            points.append(
                Bool.random(using: &random)
                    ? [
                        Double.random(in: -180...180, using: &random),
                        Double.random(in: -90...90, using: &random),
                    ]
                    : [
                        min(180, max(-180, near.0 + Double.random(in: -spread...spread, using: &random))),
                        min(90, max(-90, near.1 + Double.random(in: -spread...spread, using: &random))),
                    ])
        }
        let input = try JSONEncoder().encode([
            "rings": rings.map { ($0 + [$0[0]]).map { [$0.0, $0.1] } }, "points": [points],
        ])
        let script = oracle.replacingOccurrences(of: "data[\"points\"]", with: "data[\"points\"][0]")
        let run = try Subprocess.run("/usr/bin/python3", ["-c", script], input: input)
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.text.split(separator: "\n")
        #expect(lines.count == points.count)
        var compared = 0
        for (point, line) in zip(points, lines) {
            let fields = line.split(separator: " ")
            // A long edge is parted at points that are rounded to 1e-4 degrees.
            guard let away = Double(fields[0]), away > 0.00015 else { continue }
            compared += 1
            let holders = fields.dropFirst().compactMap { Int($0) }
            let found = world.location(of: Coordinate(wrappingLatitude: point[1], longitude: point[0]))
            let number = found.flatMap { $0.offshore.metres == 0 ? world.place($0.area).geonameID - 1 : nil }
            // Where several hold the point, the first in the file answers.
            #expect(number == holders.min(), "seed \(seed): \(point)")
        }
        #expect(compared > 1_000)
    }

    @Test func tellsHowFarACoastIs() throws {
        let seed = testSeed()
        var random = SeededRandom(seed: seed)
        let folder = StagingFolder()
        folder.write("places.txt", placeLine(1, "Island", "10", "20", "A.PCLI", country: "XX"))
        // From 20° to 30° E and from 0° to 10° N, with a notch in its northern coast.
        let corners: [(Double, Double)] = [
            (20, 0), (30, 0), (30, 10), (25.2, 10), (25, 9.5), (24.8, 10), (20, 10),
        ]
        let text = (corners + [corners[0]]).map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
        folder.write("shapes.txt", "1\t{\"type\":\"Polygon\",\"coordinates\":[[\(text)]]}\n")
        let world = try folder.build()
        // All of the coast, a point each 300 m.
        var coast: [Coordinate] = []
        for (index, a) in corners.enumerated() {
            let b = corners[(index + 1) % corners.count]
            for step in 0..<4_000 {
                let part = Double(step) / 4_000
                coast.append(
                    Coordinate(
                        wrappingLatitude: a.1 + part * (b.1 - a.1), longitude: a.0 + part * (b.0 - a.0)))
            }
        }
        for round in 0..<24 {
            let far = [0.01, 0.1, 5, 60][round % 4]
            let side = corners[Int.random(in: 0..<corners.count, using: &random)]
            let point = Coordinate(
                wrappingLatitude: side.1 + Double.random(in: -far...far, using: &random),
                longitude: side.0 + Double.random(in: -far...far, using: &random))
            let location = try #require(world.location(of: point))
            guard location.offshore.metres > 0 else { continue }
            let expected = coast.map { Geodesic.distance(from: $0, to: point).metres }.min() ?? 0
            let allowed = location.offshore.metres < 20_000 ? 150 + expected * 0.01 : 1_000 + expected * 0.003
            #expect(
                abs(location.offshore.metres - expected) < allowed,
                "seed \(seed): \(point): \(location.offshore.metres), not \(expected)")
            #expect(location.isAtSea == (location.offshore > PointLocation.coastTolerance))
        }
    }

    @Test func knowsHolesAndTheSmallestUnitFirst() throws {
        let world = try afghanStaging().build()
        func area(_ latitude: Double, _ longitude: Double) -> Int? {
            world.location(of: Coordinate(wrappingLatitude: latitude, longitude: longitude)).map {
                world.place($0.area).geonameID
            }
        }
        #expect(area(34.5, 69.2) == 1_138_957 && area(36, 66) == 1_149_361)
        let hole = try #require(world.location(of: Coordinate(wrappingLatitude: 34.55, longitude: 69.65)))
        #expect(hole.offshore > .kilometres(4) && hole.offshore < .kilometres(5) && hole.isAtSea)
    }

    @Test(arguments: [
        ("1\t{\"type\":\"Point\",\"coordinates\":[1,2]}", "geoJSON"),
        ("1\t{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[1,200],[2,3],[1,2]]]}", "geoJSON"),
        ("1\t{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[1,x],[2,3],[1,2]]]}", "geoJSON"),
        ("1\t{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[1,3]", "geoJSON"),
        ("x\t{}", "geonameid"), ("1", "line"),
    ]) func aBadLineIsNamed(line: String, field: String) throws {
        let folder = StagingFolder()
        folder.write("places.txt", placeLine(1, "Place", "0", "0", "A.ADM1"))
        folder.write("shapes.txt", "geonameid\tgeoJSON\n\(line)\n")
        do {
            _ = try folder.build()
            Issue.record("was taken")
        } catch {
            #expect("\(error)".contains("shapes.txt:2: \(field): "), "\(error)")
        }
    }
}
