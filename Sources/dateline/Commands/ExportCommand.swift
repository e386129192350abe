import ArgumentParser
import Datasets
import Formats
import Store

/// `dateline export`: a table in another format.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a table of points, or the incidents of a store, as GeoJSON, KML, GeoPackage or CSV.",
        discussion: """
            Every row becomes a feature with all its columns and its identifier. CSV and TSV are read once and never held: memory \
            does not depend on how many rows there are. Of JSON, GeoPackages and standard input the positions are kept, of a \
            store that --where and its like choose from a number for each row chosen.

            A column is of whole numbers, numbers, days or truth values when all its cells are, empty ones apart, which are \
            null; otherwise it is text, cell by cell as it stands. Numbers keep their digits. What begins with a zero or a \
            plus, or has more than 18 digits, is rather a code than a number: such a column is text.

            A row without a usable position keeps its values and has no geometry; it is named on standard error.

            Of a store that dateline import made, every incident becomes a feature with its id; --where, --since, --until and \
            --within choose among them.

            EXAMPLES
              dateline export incidents.csv -o incidents.geojson
              dateline export incidents.csv -o incidents.gpkg --id event_id
              dateline export incidents.gpkg --format csv > incidents.csv
              dateline export store.gpkg -o 2022.geojson --since 2022-01-01 --where dataset=ucdp

            Exit codes: 0 done, 1 done, with rows of a table that have no usable position, or nothing found in a store, 2 an error.
            """)

    @Argument(
        help: ArgumentHelp(
            "CSV, TSV, GeoJSON, JSON lines, GeoPackage; - for standard input.", valueName: "file"))
    var file: String

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp("Write to this file, whole or not at all.", valueName: "file"))
    var output: String?

    @Option(help: "What to write: by the ending of the output's name, else geojson.")
    var format: ExportFormat?

    @Option(
        help: ArgumentHelp(
            "The column that tells rows apart; without it id, event_id and its like, else the row's number.",
            valueName: "column"))
    var id: String?

    @OptionGroup var input: TableInput

    @OptionGroup var selection: StoreInput

    func run() throws {
        let format = try format ?? output.map { try ExportFormat(file: $0) } ?? .geojson
        if StoreInput.isStore(file) {
            let store = try IncidentStore(reading: file)
            let incidents = try selection.rows(store)
            try TableExport(incidents, of: store, format: format).write(to: output)
            if incidents.rowCount == 0 { throw ExitCode.nothingFound }
            return
        }
        if let option = selection.given {
            throw Failure(
                "\(option): only for a store: dateline import \(file) --into store.gpkg, and export that")
        }
        let table = try RowTable(
            contentsOf: file, try input.options(), identifier: id,
            rejections: input.listsRejected ? .max : 10)
        try TableExport(table, format: format).write(to: output)
        let report = try table.report()
        input.report(report, of: table.name)
        if report.rejectedCount > 0 { throw ExitCode.nothingFound }
    }
}
