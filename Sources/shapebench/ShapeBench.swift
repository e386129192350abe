import Foundation
import Geometry

/// The work that is measured.
struct ShapeBench {
    let centres: [Coordinate]
    let radius: Length
    let segments: Int
    let threads: Int

    /// Reads a table whose second and third columns are latitude and longitude.
    init(centres path: String, radius: Length, segments: Int, threads: Int) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var latitudes: [Double] = []
        var longitudes: [Double] = []
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
            guard cells.count >= 3 else { continue }
            latitudes.append(Double(cells[1]) ?? .nan)
            longitudes.append(Double(cells[2]) ?? .nan)
        }
        centres = try DiscBatch.centres(latitudes: latitudes, longitudes: longitudes)
        (self.radius, self.segments, self.threads) = (radius, segments, threads)
    }

    /// Buffers; prints the seconds of each run, then what there is.
    func discs(runs: Int) throws -> PackedAreas {
        let batch = try DiscBatch(radius: radius, segments: segments)
        var blocks: [PackedAreas] = []
        for _ in 0..<runs {
            blocks = []
            let time = ContinuousClock().measure { blocks = batch.areas(around: centres, threads: threads) }
            print("seconds", time / .seconds(1))
        }
        print("features", blocks.reduce(0) { $0 + $1.count })
        print("polygons", blocks.reduce(0) { $0 + $1.polygonEnds.count })
        print("vertices", blocks.reduce(0) { $0 + $1.vertexCount })
        var all = PackedAreas()
        for block in blocks { all.append(block) }
        return all
    }

    /// Discs, then their union, which alone is timed; prints the seconds of each run, then the area in square degrees.
    func dissolve(runs: Int) throws -> PackedAreas {
        let blocks = try DiscBatch(radius: radius, segments: segments).areas(around: centres)
        var union = PackedAreas()
        for _ in 0..<runs {
            union = PackedAreas()
            let start = ContinuousClock().now
            union = try Dissolve.union(of: blocks, threads: threads)
            print("seconds", start.duration(to: .now) / .seconds(1))
        }
        print("polygons", union.count)
        print("rings", union.ringEnds.count)
        print("vertices", union.vertexCount)
        print("area", union.area)
        return union
    }

    /// Writes areas for other programs to look at.
    func write(_ areas: PackedAreas, to path: String) throws {
        let ends = [areas.featureEnds, areas.polygonEnds, areas.ringEnds]
        var data = Data()
        func append(_ numbers: [UInt64]) {
            for number in numbers {
                for shift in stride(from: 0, to: 64, by: 8) {
                    data.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
                }
            }
        }
        append((ends.map(\.count) + [areas.vertexCount]).map { UInt64($0) })
        for end in ends { append(end.map { UInt64($0) }) }
        append(areas.ordinates.map(\.bitPattern))
        try data.write(to: URL(fileURLWithPath: path))
    }
}

extension PackedAreas {
    /// In square degrees on the map: what a planar peer computes.
    fileprivate var area: Double {
        ringEnds.indices.reduce(0) { sum, ring in
            let range = vertexRange(ofRing: ring)
            let (x0, y0) = (ordinates[2 * range.lowerBound], ordinates[2 * range.lowerBound + 1])
            var twice = 0.0
            for i in range.dropLast() {
                twice +=
                    (ordinates[2 * i] - x0) * (ordinates[2 * i + 3] - y0)
                    - (ordinates[2 * i + 2] - x0) * (ordinates[2 * i + 1] - y0)
            }
            return sum + twice / 2
        }
    }
}
