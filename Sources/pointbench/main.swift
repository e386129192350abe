import Datasets
import Geometry

/// Times the point index without the program around it, for `Scripts/bench geometry`: a line of JSON a measurement.
///
/// pointbench POINTS.csv QUERIES.csv [TASK…]; tasks: load, within, distances, nearest, density, clusters.
let arguments = CommandLine.arguments
guard arguments.count >= 3 else { fatalError("usage: pointbench POINTS.csv QUERIES.csv [TASK…]") }
let tasks = arguments.count > 3 ? Set(arguments[3...]) : ["within", "distances", "nearest", "density"]
let clock = ContinuousClock()

func measure<Result>(_ name: String, _ work: () throws -> (Result, String)) rethrows -> Result {
    let start = clock.now
    let (result, answer) = try work()
    let seconds = (clock.now - start) / .seconds(1)
    print("{\"task\":\"\(name)\",\"seconds\":\(seconds),\"answer\":\(answer)}")
    return result
}

/// A sum that any order of the same numbers has.
func digest(_ rows: some Sequence<UInt32>) -> UInt64 {
    rows.reduce(0) { $0 &+ (UInt64($1) &+ 1) &* 0x9E37_79B9_7F4A_7C15 }
}

var table = try measure("read") {
    let table = try PointTable(contentsOf: arguments[1])
    return (table, "\(table.rowCount)")
}
let rows = table.rowCount
let index = measure("index") {
    let index = table.takeIndex()
    return (index, "\(index.count)")
}
let queries = try PointTable(contentsOf: arguments[2])
let centres = zip(queries.latitudes, queries.longitudes).compactMap {
    Coordinate(latitude: $0, longitude: $1)
}
for kilometres in [1.0, 25, 100] {
    if tasks.contains("within") {
        for _ in 0..<3 {
            _ = measure("within \(Int(kilometres)) km") {
                let hits = index.hits(within: .kilometres(kilometres), of: centres)
                return (hits, "\(hits.rows.count)")
            }
        }
        print("{\"digest\":\(digest(index.hits(within: .kilometres(kilometres), of: centres).rows))}")
    }
    if tasks.contains("distances") {
        _ = measure("distances \(Int(kilometres)) km") {
            let hits = index.hits(within: .kilometres(kilometres), of: centres, distances: true)
            return (hits, "\(hits.metres.reduce(0, +))")
        }
    }
}
if tasks.contains("nearest") {
    for _ in 0..<3 {
        _ = measure("nearest 10") {
            let found = index.nearest(to: centres, limit: 10)
            return (found, "\(found.joined().reduce(0) { $0 + $1.metres })")
        }
    }
}
if tasks.contains("density") {
    _ = measure("density 5 km") {
        let counts = index.neighbourCounts(within: .kilometres(5), rows: rows)
        return (counts, "\(counts.reduce(0) { $0 + UInt64($1) })")
    }
}
if tasks.contains("clusters") {
    _ = measure("clusters 500 m") {
        let clusters = index.clusters(within: .metres(500), least: 5, rows: rows)
        return (clusters, "\(Set(clusters.compactMap(\.self)).count)")
    }
}
