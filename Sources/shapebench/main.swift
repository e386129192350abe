import Foundation
import Geometry

/// What `Scripts/bench geometry` asks of the library itself, in memory: reading and writing are not counted.
///
///     shapebench discs CENTRES.csv METRES SEGMENTS THREADS RUNS [OUT]
///     shapebench dissolve CENTRES.csv METRES SEGMENTS THREADS RUNS [OUT]
///
/// Each run prints its seconds; then come figures that the peers' answers are compared with. `OUT`
/// gets the areas: counts of features, polygons, rings and vertices, their ends, and longitudes and latitudes.
let arguments = CommandLine.arguments
guard (7...8).contains(arguments.count), let metres = Double(arguments[3]), let segments = Int(arguments[4]),
    let threads = Int(arguments[5]), let runs = Int(arguments[6])
else {
    print("usage: shapebench discs|dissolve CENTRES.csv METRES SEGMENTS THREADS RUNS [OUT]")
    exit(2)
}
let bench = try ShapeBench(
    centres: arguments[2], radius: .metres(metres), segments: segments, threads: threads)
let areas: PackedAreas
switch arguments[1] {
case "discs": areas = try bench.discs(runs: runs)
case "dissolve": areas = try bench.dissolve(runs: runs)
default: exit(2)
}
if arguments.count == 8, !arguments[7].isEmpty { try bench.write(areas, to: arguments[7]) }
