import ArgumentParser
import Datasets
import Geometry

/// What commands are told that look around each point of a table: the table, the distance, what to print.
struct PointsWithin: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "CSV, TSV, GeoJSON, JSON lines, GeoPackage; - for standard input.", valueName: "file"))
    var file: String

    @Option(parsing: .unconditional, help: ArgumentHelp("The distance with its unit.", valueName: "length"))
    var within: String

    @Option(help: "What to print; unless said, a table on a terminal and csv elsewhere.")
    var format: AnswerFormat?

    @OptionGroup var input: TableInput

    /// Reads the table and packs its points.
    ///
    /// - Throws: `Failure` for a distance without a unit, `TableError` for a table that cannot be read.
    func read() throws -> (table: PointTable, index: PointIndex, radius: Length) {
        let radius = try Length(option: "--within", within)
        let table = try input.read(file)
        return (table, PointIndex(latitudes: table.latitudes, longitudes: table.longitudes), radius)
    }
}
