import Datasets
import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Times the point index without the program around it, for `Scripts/bench geometry`: a line of JSON a measurement.
//
// pointbench POINTS.csv QUERIES.csv TASK…; tasks: within, distances, nearest, density, clusters.

guard CommandLine.arguments.count >= 3 else {
    print("usage: pointbench POINTS.csv QUERIES.csv TASK…")
    exit(2)
}
let tasks = Set(CommandLine.arguments.dropFirst(3))
let clock = ContinuousClock()

/// Prints the median time of some runs, and a number that tells the answer.
@discardableResult
func measure<Result>(
    _ name: String, runs: Int = 5, answer: (Result) -> UInt64, _ work: () throws -> Result
) rethrows -> Result {
    var times: [Double] = []
    var result = try work()
    for run in 0..<runs {
        let start = clock.now
        let next = try work()
        times.append((clock.now - start) / .seconds(1))
        if run == runs - 1 { result = next }
    }
    print("{\"task\":\"\(name)\",\"seconds\":\(times.sorted()[runs / 2]),\"answer\":\(answer(result))}")
    return result
}

/// A sum over rows that is the same in any order.
func digest(_ rows: some Sequence<UInt32>) -> UInt64 {
    rows.reduce(0) { $0 &+ (UInt64($1) &+ 1) &* 0x9E37_79B9_7F4A_7C15 }
}

let start = clock.now
let indexed = try PointTable(contentsOf: CommandLine.arguments[1]).indexed()
let (rows, index) = (indexed.table.rowCount, indexed.index)
print("{\"task\":\"load\",\"seconds\":\((clock.now - start) / .seconds(1)),\"answer\":\(index.count)}")

let queries = try PointTable(contentsOf: CommandLine.arguments[2])
let centres = zip(queries.latitudes, queries.longitudes).compactMap {
    Coordinate(latitude: $0, longitude: $1)
}
for kilometres in [1, 25, 100] {
    let radius = Length.kilometres(Double(kilometres))
    if tasks.contains("within") {
        measure("within \(kilometres) km", answer: { digest($0.rows) }) {
            index.hits(within: radius, of: centres)
        }
    }
    if tasks.contains("distances") {
        measure("distances \(kilometres) km", answer: { UInt64($0.metres.reduce(0, +)) }) {
            index.hits(within: radius, of: centres, distances: true)
        }
    }
}
if tasks.contains("nearest") {
    measure("nearest 10", answer: { UInt64($0.joined().reduce(0) { $0 + $1.metres }) }) {
        index.nearest(to: centres, limit: 10)
    }
}
if tasks.contains("density") {
    measure("density 5 km", runs: 1, answer: { $0.reduce(0) { $0 + UInt64($1) } }) {
        index.neighbourCounts(within: .kilometres(5), rows: rows)
    }
}
if tasks.contains("clusters") {
    measure("clusters 500 m", runs: 1, answer: { UInt64(Set($0.compactMap(\.self)).count) }) {
        index.clusters(within: .metres(500), least: 5, rows: rows)
    }
}
