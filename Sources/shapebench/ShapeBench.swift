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

    /// Buffers; prints the seconds of each run, then the sum of all ordinates, and invalid ones.
    func discs(runs: Int) throws {
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
    }
}
