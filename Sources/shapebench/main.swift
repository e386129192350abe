import Foundation
import Geometry

/// What `Scripts/bench geometry` asks of the library itself, in memory: reading and writing are not counted.
///
///     shapebench discs CENTRES.csv METRES SEGMENTS THREADS RUNS
///     shapebench dissolve CENTRES.csv METRES SEGMENTS THREADS RUNS
///
/// Each run prints its seconds; then come figures that the peers' answers are compared with.
let arguments = CommandLine.arguments
guard arguments.count == 7, let metres = Double(arguments[3]), let segments = Int(arguments[4]),
    let threads = Int(arguments[5]), let runs = Int(arguments[6])
else {
    print("usage: shapebench discs|dissolve CENTRES.csv METRES SEGMENTS THREADS RUNS")
    exit(2)
}
let bench = try ShapeBench(
    centres: arguments[2], radius: .metres(metres), segments: segments, threads: threads)
switch arguments[1] {
case "discs": try bench.discs(runs: runs)
case "dissolve": try bench.dissolve(runs: runs)
default: exit(2)
}
