import ArgumentParser
import Datasets
import Formats
import Geometry

/// `dateline cluster`: points in crowds.
struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Find the clusters of points (DBSCAN, by exact geodesics).",
        discussion: """
            Puts out all rows of the table with a column cluster, a number from 0 or nothing for noise. A point with at least \
            --min points within the distance, itself included, is a core point; core points within the distance of each other \
            are in one cluster, and so is what lies within the distance of them. Clusters are numbered by their first core \
            point in the table; a point in reach of several is in the first. So scikit-learn numbers them, too.

            EXAMPLES
              dateline cluster incidents.csv --within 500m --min 5 > clusters.csv
              dateline cluster incidents.geojson --within 2km --min 20 --format geojson

            Units: m, km, mi, nmi, ft. Exit codes: 0 done, 1 no cluster found, 2 an error.
            """)

    @OptionGroup var points: PointsWithin

    @Option(
        name: .customLong("min"),
        help: ArgumentHelp(
            "How many points make a crowd, the one in its middle included.", valueName: "number"))
    var least: Int = 5

    func run() throws {
        guard least > 0 else { throw Failure("--min: must be at least 1, not \(least)") }
        let (table, index, radius) = try points.read()
        let clusters = index.clusters(within: radius, least: least, rows: table.rowCount)
        let output = RowOutput(
            points.format ?? .usual, name: "Clusters", columns: table.columns,
            added: [Field("cluster", .integer, "Number of the cluster, from 0; empty for noise")])
        try output.write(table) { row in clusters[row].map { .integer(Int($0)) } ?? .null }
        points.input.reportNotes(table)
        if clusters.allSatisfy({ $0 == nil }) { throw ExitCode.nothingFound }
    }
}
