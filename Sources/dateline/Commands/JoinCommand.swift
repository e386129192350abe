import ArgumentParser
import Datasets
import Formats
import Geometry

/// `dateline join`: pairs of near points of two tables.
struct JoinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Join the rows of two tables whose points are near each other.",
        discussion: """
            Puts out a row for every pair within the distance, by exact geodesics: the columns of the first table, those of the \
            second, then distance_m and azimuth, the direction from the first point to the second. A column of the second \
            whose name the first has, too, gets b_ before it. --lat, --lon and --delimiter are the second's; the first is read \
            by them when its columns have no usual names. Rows come in the order of the first table, the nearest first.

            EXAMPLES
              dateline join clinics.csv incidents.csv --within 5km > pairs.csv
              dateline join clinics.csv incidents.csv --within 50km --nearest 1
              dateline join clinics.gpkg incidents.csv --within 3mi --outer

            Units: m, km, mi, nmi, ft. Exit codes: 0 found, 1 nothing found, 2 an error.
            """)

    @Argument(
        help: ArgumentHelp("CSV, TSV, GeoJSON, JSON lines, GeoPackage; - for standard input.", valueName: "a")
    )
    var first: String

    @Argument(help: ArgumentHelp("The other table.", valueName: "b"))
    var second: String

    @Option(parsing: .unconditional, help: ArgumentHelp("The distance with its unit.", valueName: "length"))
    var within: String

    @Option(
        help: ArgumentHelp("Only so many of the second table for each row, the nearest.", valueName: "number")
    )
    var nearest: Int?

    @Flag(help: "Put out rows of the first table, too, that nothing is near to.")
    var outer = false

    @Option(help: "What to print; unless said, a table on a terminal and csv elsewhere.")
    var format: AnswerFormat?

    @OptionGroup var input: TableInput

    func run() throws {
        if let nearest, nearest < 1 { throw Failure("--nearest: must be at least 1, not \(nearest)") }
        guard first != "-" || second != "-" else { throw Failure("-: only one table can be standard input") }
        let radius = try Length(option: "--within", within)
        let (outer, nearest) = (outer, nearest)
        let a = try input.readOther(first)
        let b = try input.readIndexed(second)
        let columns =
            a.columns + b.table.columns.map { name in a.columns.contains(name) ? "b_" + name : name }
        let output = RowOutput(
            format ?? .usual, name: "Joined", columns: columns,
            added: [
                Field("distance_m", .real, "Metres from the first point to the second"),
                Field(
                    "azimuth", .real, "Direction from the first to the second, degrees clockwise from north"),
            ])
        let found = Tally()
        var writer = output.writer()
        try output.write(count: a.rowCount, pieces: 32, to: &writer) { rows in
            var part = output.part()
            var failure: TableError?
            do throws(TableError) {
                try a.forEach(in: rows) { row, values in
                    guard failure == nil else { return }
                    do throws(TableError) {
                        try Self.add(row, values, a, b, radius, nearest, outer, found, to: &part)
                    } catch {
                        failure = error
                    }
                }
            } catch {
                failure = error
            }
            return failure.map { .failure($0) } ?? .success(part.output)
        }
        writer.finish()
        input.reportNotes(a)
        if first != second { input.reportNotes(b.table) }
        if found.count == 0 { throw ExitCode.nothingFound }
    }

    private static func add(
        _ row: Int, _ values: [FieldValue], _ a: PointTable, _ b: IndexedTable, _ radius: Length,
        _ nearest: Int?,
        _ outer: Bool, _ found: Tally, to part: inout RowOutput.Part
    ) throws(TableError) {
        let position = a.coordinate(ofRow: row)
        var pairs: [PointIndex.Neighbour] = []
        if let position {
            pairs =
                nearest.map { b.index.nearest(to: position, limit: $0, within: radius) }
                ?? b.index.neighbours(within: radius, of: position)
        }
        for pair in pairs {
            let others = try b.table.values(ofRow: Int(pair.row))
            part.add(
                values + others + [
                    .metres(pair.metres), position.map { .azimuth(from: $0, to: pair.coordinate) } ?? .null,
                ], id: "\(row + 1)-\(pair.row + 1)", at: position)
        }
        if pairs.isEmpty, outer {
            let nothing = Array(repeating: FieldValue.null, count: b.table.columns.count + 2)
            part.add(values + nothing, id: "\(row + 1)", at: position)
        }
        found.add(pairs.count)
    }
}
