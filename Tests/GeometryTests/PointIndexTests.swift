import Foundation
import Geometry
import Testing
import Testkit

/// The index against every point's geodesic, one by one.
@Suite struct PointIndexTests {
    /// Points as tables have them: crowds, duplicates, poles, the antimeridian and its two names, antipodes of all that.
    static func points(_ count: Int, _ random: inout SeededRandom) -> [Coordinate] {
        var centres = [
            Coordinate(wrappingLatitude: 90, longitude: 0), Coordinate(wrappingLatitude: -90, longitude: 7),
        ]
        centres += [
            Coordinate(wrappingLatitude: 10, longitude: 180), Coordinate(wrappingLatitude: 0, longitude: 0),
        ]
        for _ in 0..<4 { centres.append(random.position()) }
        var points: [Coordinate] = []
        while points.count < count {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: points.append(random.position())
            case 1: if let point = points.randomElement(using: &random) { points.append(point) }
            case 2:
                if let point = points.randomElement(using: &random) {
                    points.append(
                        Coordinate(wrappingLatitude: -point.latitude, longitude: point.longitude + 180))
                }
            case 3: points.append(centres.randomElement(using: &random) ?? centres[0])
            default:
                let spread = pow(10, Double.random(in: -7...6, using: &random))
                points.append(
                    Geodesic.destination(
                        from: centres.randomElement(using: &random) ?? centres[0],
                        azimuth: Double.random(in: -180...180, using: &random),
                        distance: .metres(spread)))
            }
        }
        return points
    }

    static func index(_ points: [Coordinate], threads: Int? = nil) -> PointIndex {
        PointIndex(
            latitudes: points.map(\.latitude), longitudes: points.map(\.longitude), threads: threads)
    }

    static func lengths(_ random: inout SeededRandom) -> Length {
        [0, 1e-9, 19_999_000, 20_003_000, 20_004_000, 25_000, 100_000].randomElement(using: &random)
            .flatMap { Bool.random(using: &random) ? .metres($0) : nil }
            ?? .metres(pow(10, Double.random(in: -3...7.3, using: &random)))
    }

    @Test func withinIsWhatTheGeodesicsSay() throws {
        var random = seededRandom()
        let points = Self.points(3000, &random)
        let index = Self.index(points)
        for _ in 0..<40 {
            let centre = Self.points(1, &random)[0]
            let radius = Self.lengths(&random)
            let distances = points.map { Geodesic.distance(from: centre, to: $0) }
            let expected = points.indices.filter { distances[$0] <= radius }.map { UInt32($0) }
            let found = index.distances(within: radius, of: centre)
            #expect(found.rows.sorted() == expected, "\(radius) around \(centre)")
            #expect(index.count(within: radius, of: centre) == expected.count)
            for (row, metres) in zip(found.rows, found.metres) {
                #expect(abs(metres - distances[Int(row)].metres) < 1e-6, "\(centre) to \(points[Int(row)])")
            }
        }
    }

    @Test func radiusThroughAPoint() throws {
        // The bound is the very distance of one of the points: it is within, and no longer when that is a bit less.
        var random = seededRandom()
        let points = Self.points(300, &random)
        let index = Self.index(points)
        for _ in 0..<300 {
            let centre = random.position()
            let row = Int.random(in: 0..<points.count, using: &random)
            let radius = Geodesic.distance(from: centre, to: points[row])
            #expect(index.rows(within: radius, of: centre).contains(UInt32(row)))
            #expect(!index.rows(within: .metres(radius.metres.nextDown), of: centre).contains(UInt32(row)))
        }
    }

    @Test func shortDistancesAreGeodesics() throws {
        var random = seededRandom()
        var worst = 0.0
        for _ in 0..<20_000 {
            let from = random.position()
            let metres = pow(10, Double.random(in: -3...5.1, using: &random))
            let to = Geodesic.destination(
                from: from, azimuth: Double.random(in: -180...180, using: &random), distance: .metres(metres))
            let index = Self.index([to])
            let found = index.nearest(to: from, limit: 1)
            worst = max(worst, abs(found[0].metres - Geodesic.distance(from: from, to: to).metres))
        }
        print("worst short distance: \(worst)")
        #expect(worst < 1e-6)
    }

    @Test func nearestIsWhatTheGeodesicsSay() throws {
        var random = seededRandom()
        let points = Self.points(2000, &random)
        let index = Self.index(points)
        for _ in 0..<60 {
            let centre = Self.points(1, &random)[0]
            let limit = [0, 1, 2, 10, 100, 3000].randomElement(using: &random) ?? 1
            let radius: Length =
                Bool.random(using: &random) ? .metres(.infinity) : Self.lengths(&random)
            let distances = points.map { Geodesic.distance(from: centre, to: $0).metres }
            let expected = distances.filter { $0 <= radius.metres }.sorted().prefix(limit)
            let found = index.nearest(to: centre, limit: limit, within: radius)
            #expect(found.count == expected.count, "\(limit) of \(centre) within \(radius)")
            for (neighbour, metres) in zip(found, expected) {
                #expect(abs(neighbour.metres - metres) < 1e-6)
                #expect(abs(distances[Int(neighbour.row)] - metres) < 1e-6)
            }
            #expect(Set(found.map(\.row)).count == found.count)
        }
    }

    @Test func pairsAreWhatTheGeodesicsSay() throws {
        var random = seededRandom()
        let points = Self.points(700, &random)
        for _ in 0..<6 {
            let radius = Self.lengths(&random)
            let near = points.map { a in points.map { Geodesic.distance(from: a, to: $0) <= radius } }
            let counts = near.map { UInt32($0.count(where: \.self) - 1) }
            let index = Self.index(points)
            #expect(index.neighbourCounts(within: radius, rows: points.count) == counts, "\(radius)")
            let least = Int.random(in: 1...9, using: &random)
            let clusters = index.clusters(within: radius, least: least, rows: points.count)
            #expect(clusters == Self.clusters(near, least: least), "\(radius), \(least)")
        }
    }

    /// DBSCAN as scikit-learn does it: row by row, each new core point's cluster whole.
    static func clusters(_ near: [[Bool]], least: Int) -> [Int32?] {
        let isCore = near.map { $0.count(where: \.self) >= least }
        var clusters = [Int32?](repeating: nil, count: near.count)
        var number: Int32 = 0
        for start in near.indices where isCore[start] && clusters[start] == nil {
            var waiting = [start]
            clusters[start] = number
            while let point = waiting.popLast() {
                for other in near.indices where near[point][other] && clusters[other] == nil {
                    clusters[other] = number
                    if isCore[other] { waiting.append(other) }
                }
            }
            number += 1
        }
        return clusters
    }

    @Test func threadsChangeNothing() throws {
        var random = seededRandom()
        var points = Self.points(1000, &random)
        for _ in 0..<19 { points += points.prefix(1000) }
        let one = Self.index(points, threads: 1)
        let two = Self.index(points, threads: 2)
        let centres = Array(points.prefix(30))
        #expect(
            one.hits(within: .kilometres(3), of: centres, distances: true, threads: 1)
                == two.hits(within: .kilometres(3), of: centres, distances: true, threads: 3))
        #expect(
            one.nearest(to: centres, limit: 5, threads: 1) == two.nearest(to: centres, limit: 5, threads: 2))
        #expect(
            one.neighbourCounts(within: .metres(5), rows: points.count, threads: 1)
                == two.neighbourCounts(within: .metres(5), rows: points.count, threads: 2))
    }

    @Test(arguments: [0, 1, 15, 16, 17, 255, 256, 257])
    func smallCounts(count: Int) throws {
        var random = seededRandom()
        let points = Self.points(count, &random)
        let index = Self.index(points)
        let centre = random.position()
        #expect(index.count == count)
        #expect(index.count(within: .kilometres(20_010), of: centre) == count)
        #expect(index.rows(within: .metres(-1), of: centre).isEmpty)
        #expect(index.rows(within: .metres(.nan), of: centre).isEmpty)
        #expect(index.nearest(to: centre, limit: 300).count == count)
    }

    @Test func rowsWithoutAPointAreLeftOut() throws {
        let index = PointIndex(latitudes: [.nan, 1, 91, 1, 1], longitudes: [.nan, 2, 0, 2, .infinity])
        let centre = try at(1, 2)
        #expect(index.count == 2)
        #expect(index.rows(within: .metres(0), of: centre).sorted() == [1, 3])
        #expect(index.neighbourCounts(within: .metres(1), rows: 5) == [0, 1, 0, 1, 0])
    }
}
