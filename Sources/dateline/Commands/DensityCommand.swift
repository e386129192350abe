import ArgumentParser
import Datasets
import Formats
import Geometry

/// `dateline density`: how many others lie near each point.
struct DensityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "density",
        abstract: "Count the other points within a distance of each point.",
        discussion: """
            Puts out all rows of the table with a column neighbours: how many other points lie within the distance, by exact \
            geodesics. Rows without a usable position keep it empty, and are told on standard error.

            EXAMPLES
              dateline density incidents.csv --within 5km > dense.csv
              dateline density incidents.gpkg --within 10mi --format geojson
              cat incidents.csv | dateline density - --within 800m

            Units: m, km, mi, nmi, ft. Exit codes: 0 done, 1 no row has a usable position, 2 an error.
            """)

    @OptionGroup var points: PointsWithin

    func run() throws {
        let (table, index, radius) = try points.read()
        let counts = index.neighbourCounts(within: radius, rows: table.rowCount)
        let output = RowOutput(
            points.format ?? .usual, name: "Density", columns: table.columns,
            added: [Field("neighbours", .integer, "Other points within \(radius)")])
        try output.write(table) { row in
            table.latitudes[row].isNaN ? .null : .integer(Int(counts[row]))
        }
        points.input.reportNotes(table)
        if table.rowCount > 0, table.rejectedCount == table.rowCount { throw ExitCode.nothingFound }
    }
}

extension RowOutput {
    /// Puts out all rows of a table with a value of ours each.
    func write(_ table: PointTable, _ value: @escaping @Sendable (Int) -> FieldValue) throws {
        var writer = writer()
        try write(count: table.rowCount, pieces: 1 << 12, to: &writer) { rows in
            var part = part()
            do throws(TableError) {
                try table.forEach(in: rows) { row, values in
                    part.add(values + [value(row)], id: "\(row + 1)", at: table.coordinate(ofRow: row))
                }
                return .success(part.output)
            } catch {
                return .failure(error)
            }
        }
        writer.finish()
    }
}
