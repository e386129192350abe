import ArgumentParser
import Datasets
import Formats
import Store

/// `dateline export`: a table in another format.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a table of points, or the incidents of a store, in another format, or as a map.",
        discussion: """
            Every row becomes a feature with all its columns and its identifier. CSV and TSV are not held: memory does not \
            depend on how many rows there are. They are read once into a file, as a rule, and again into a pipe, a page or a KML, or \
            where rows are chosen. Of JSON, GeoPackages and standard input the positions are kept, of a \
            store that --where and its like choose from a number for each row chosen.

            A column is of whole numbers, numbers, days or truth values when all its cells are, empty ones apart, which are \
            null; otherwise it is text, cell by cell as it stands. Numbers keep their digits. What begins with a zero or a \
            plus, or has more than 18 digits, is rather a code than a number: such a column is text.

            A row without a usable position keeps its values and has no geometry; it is named on standard error. --where, --since, \
            --until and --within choose rows; types and numbers are those of the whole table.

            Of a store that dateline import made, every incident becomes a feature with its id. With --columns native the rows of \
            one dataset come back as their publisher wrote them: its columns in its order, its kind of header and delimiter, its \
            dates and codes. Rows that Dateline placed have the position in the publisher's columns, and the publisher's code for \
            how finely that is known. A table that is no published dataset keeps its columns, and lat, lon, uncertainty_m and rule \
            come behind them.

            SVG and PNG are a still map: the points by type, larger where there are several, and how far off they may be. PNG \
            is drawn by librsvg (librsvg2-2 and fonts-dejavu-core on Debian). FlatGeobuf is not written: ogr2ogr makes it of a \
            GeoPackage.

            A page (.html) is one file that any browser shows without a network: map, time line, table, and what is known of each \
            row; it holds its rows, 200,000 at most. Page, still map and KML take what the columns mean by their headings, as \
            dateline import does: those of published datasets, and common ones in eleven languages; and days in any notation.

            EXAMPLES
              dateline export incidents.csv -o incidents.geojson
              dateline export incidents.csv -o incidents.gpkg --id event_id
              dateline export incidents.csv -o mali.kml --where country=Mali --since 2020 --within sahel.geojson
              dateline export incidents.gpkg --format csv > incidents.csv
              dateline export store.gpkg -o 2022.geojson --since 2022-01-01 --dataset ucdp
              dateline export store.gpkg -o ged.csv --dataset ucdp --columns native
              dateline export store.gpkg -o map.png --within 22,44,41,53
              dateline export store.gpkg -o map.html --within 60,29,75,39

            Exit codes: 0 done, 1 done, with rows of a table that have no usable position, or nothing found, 2 an error.
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

    @Option(
        help: ArgumentHelp(
            "Of a store: own, the columns that all incidents share, or native, those of their publisher.",
            valueName: "own|native"))
    var columns: ExportColumns?

    @Option(help: ArgumentHelp("Of a store: only incidents of this dataset.", valueName: "name"))
    var dataset: String?

    @OptionGroup var input: TableInput

    @OptionGroup var selection: StoreInput

    @Option(
        help: ArgumentHelp(
            "Of a table: the column with the date; without it the one whose heading says so, in any of eleven languages.",
            valueName: "column"))
    var date: String?

    func run() throws {
        let format = try format ?? output.map { try ExportFormat(file: $0) } ?? .geojson
        if let output, InputFile.isSame(output, file) {
            throw Failure("-o: \(output) is the table itself: name another file")
        }
        if SQLiteFile.isStore(file) {
            return try export(IncidentStore(reading: file), format)
        }
        if let option = columns != nil ? "--columns" : dataset.map({ _ in "--dataset" }) {
            throw Failure(
                "\(option): only for a store: dateline import \(file) --into store.gpkg, and export that")
        }
        var table = try RowTable(
            contentsOf: file, try input.options(), identifier: id,
            rejections: input.listsRejected ? .max : 10)
        let isMap = [.html, .svg, .png].contains(format)
        // Rows that are chosen by what is in them are read more than once, and are to be of the right types from the start.
        if selection.given != nil || isMap, let right = try table.corrected(isRead: false) { table = right }
        let columns = table.source.fields.map(\.name)
        let dated = try RowFilterOptions.named(date: date, in: columns)
        let meaning =
            try selection.given != nil || isMap || date != nil
            ? RowMeaning(of: table.source, name: table.name, named: dated) : nil
        let chosen = try meaning.flatMap {
            try TableSelection(selection, columns: columns, $0)
        }
        let rows = try chosen?.rows(of: table.source)
        if isMap, let meaning {
            let count = try rows?.count() ?? table.report().rowCount
            try write(rows ?? table.source, meaning, count: count, name: table.name, format)
        } else {
            table =
                try TableExport(table, rows: rows, named: dated, format: format).write(to: output) ?? table
        }
        let report = try table.report()
        input.report(report, of: table.name)
        chosen?.report(table.name)
        if report.rejectedCount > 0 || rows?.passed == 0 { throw ExitCode.nothingFound }
    }

    /// Rows as a map for people.
    private func write(
        _ rows: any RowSource, _ meaning: RowMeaning, count: Int, name: String, _ format: ExportFormat
    ) throws {
        if let still = PictureFormat(rawValue: format.rawValue) {
            try PictureExport.write(rows, meaning, name: name, as: still, to: output)
        } else {
            try PageExport.write(rows, meaning, count: count, name: name, to: output)
        }
    }

    private func export(_ store: IncidentStore, _ format: ExportFormat) throws {
        if let option = id.map({ _ in "--id" }) ?? date.map({ _ in "--date" }) {
            throw Failure(
                "\(option): only for a table: incidents of a store have an id and dates of their own")
        }
        let isNative = columns == .native
        let dataset = try isNative || dataset != nil ? store.dataset(dataset) : nil
        if columns != nil, PictureFormat(rawValue: format.rawValue) != nil {
            throw Failure("--columns: a still map has none")
        }
        let native = try isNative ? dataset.map { try NativeColumns($0) } : nil
        let incidents = try selection.rows(store, of: dataset, columns: native?.columns ?? .own)
        let meaning = try native?.meaning(of: incidents) ?? RowMeaning(incidents.fields)
        switch format {
        case .html, .svg, .png:
            try write(incidents, meaning, count: incidents.rowCount, name: file, format)
        default:
            let export = TableExport(incidents, meaning, of: store, layout: native?.layout, format: format)
            try export.write(to: output)
        }
        if let dataset, isNative, dataset.rejectedCount > 0 {
            let rows = dataset.rejectedCount == 1 ? "1 row" : "\(dataset.rejectedCount) rows"
            StandardError.write(
                "dateline: \(store.path): without \(rows) of \(dataset.name) that could not be used: see the table rejects"
            )
        }
        if incidents.rowCount == 0 { throw ExitCode.nothingFound }
    }
}

/// Which columns of a store's incidents are given.
enum ExportColumns: String, ExpressibleByArgument, CaseIterable {
    case own, native
}
