import ArgumentParser
import Datasets
import Geocoding
import Geometry
import Store

/// `dateline import`: published tables into a store.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import tables of incidents into a store that GIS tools open.",
        discussion: """
            Reads UCDP GED, ACLED, GTD, GDELT 2.0, NGA ASAM and IMB piracy tables as they are published, and any other CSV, TSV, \
            XLSX, JSON, GeoJSON, GeoPackage, KML or KMZ. Which dataset it is is told by its columns, and said on standard error; \
            --as overrides. The store is a GeoPackage: QGIS opens it, also while an import runs.

            Rows with coordinates keep them, and their precision code becomes a radius; rows without are placed by a position in \
            their words, or by all that they name: place, district, province, country, phrases such as "20 km north of Gao". The \
            column rule says how, uncertainty_m how far the truth may lie. \
            Importing a file again changes nothing, a newer edition changes what it says otherwise. A row that cannot be used goes \
            to the table rejects with its line and the reason. A cell that cannot be read, such as a date that is none, is left empty, \
            and said; with --strict it ends the import.

            Incidents are told apart by dataset and id. A table that is no known dataset is one of its own, called as its file is \
            without folders and ending, or by --name: give an edition with another file name the name of the one before.

            A file may be a part of its dataset, such as a month, so that what it does not tell of stays. With --replace the files \
            are all there is: incidents of their datasets that none of them has are taken away, and the rows go to the table \
            removed. A row that cannot be used keeps its incident.

            EXAMPLES
              dateline import ged231.csv acled.csv --into incidents.gpkg
              dateline import my.xlsx --into incidents.gpkg --place-column Ort --date-column Datum
              dateline import ged241.csv --into incidents.gpkg --replace
              dateline export incidents.gpkg -o incidents.geojson

            Exit codes: 0 all rows imported, 1 some rows rejected, 2 an error.
            """)

    @Argument(help: ArgumentHelp("The tables; - for standard input.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("The store; it is made where there is none.", valueName: "store.gpkg"))
    var into: String

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What the tables are: ucdp, acled, gtd, gdelt, asam, imb or csv.", valueName: "dataset"))
    var dataset: String?

    @Option(
        help: ArgumentHelp(
            "What the dataset of the tables is called that are no known one.", valueName: "name"))
    var name: String?

    @Flag(help: "Stop at the first row that cannot be used, and keep nothing of its file.")
    var strict = false

    @Flag(
        help:
            "Take the files for a whole new edition, and away from the store what they do not have any more.")
    var replace = false

    @Option(help: ArgumentHelp("The layer of a GeoPackage, the sheet of a workbook.", valueName: "name"))
    var layer: String?

    @Option(
        help: ArgumentHelp("What parts the fields: one character, or tab.", valueName: "character"))
    var delimiter: String?

    @OptionGroup(title: "Columns") var columns: ColumnOptions
    @OptionGroup var sources: SourceOptions

    func run() throws {
        let mapping = try Self.mapping(dataset)
        var reading = ReadingOptions()
        reading.layer = layer
        reading.delimiter = try TableInput.delimiter(delimiter)
        // Read before the store is made: a name typed wrong leaves nothing behind.
        let tables = try files.map { try SourceTable(contentsOf: $0, reading) }
        try checkNames(of: tables, mapping)
        if let mapping { try checkColumns(of: tables, mapping) }
        let geocoder = try sources.geocoder()
        let name = into
        let store = try IncidentStore(
            writing: into,
            onWait: {
                StandardError.write("dateline: \(name): waiting for another program that writes to it")
            })
        var rejected = 0
        let edition = replace ? ImportEdition() : nil
        for table in tables {
            rejected += try importTable(table, mapping, geocoder, store, edition)
        }
        if let edition { try removeWhatIsGone(in: edition, store) }
        try store.close()
        if rejected > 0 { throw ExitCode(1) }
    }

    /// Refuses several tables that nobody published and that would be called alike: they would be taken for editions of one,
    /// and each row for that of the same id in the one before.
    private func checkNames(of tables: [SourceTable], _ mapping: DatasetMapping?) throws {
        guard name == nil else { return }
        var files: [String: String] = [:]
        for table in tables where !(mapping ?? DatasetMapping.recognising(table.columns)).isPublished {
            let name = Self.name(of: table.name, layer: layer)
            if let other = files.updateValue(table.name, forKey: name), !InputFile.isSame(other, table.name) {
                throw Failure(
                    "\(table.name), \(other): both would be called \u{2018}\(name)\u{2019}, and rows with the same id take each other's place: give them one --name if they are parts of one table, or import each with a --name of its own"
                )
            }
        }
    }

    /// Refuses tables that lack the columns of the dataset that they are said to be.
    private func checkColumns(of tables: [SourceTable], _ mapping: DatasetMapping) throws {
        for table in tables {
            let missing = try ColumnMap(table, mapping, named: columns.named).missing
            guard missing.isEmpty else {
                throw Failure(
                    "--as \(mapping.name): \(table.name) lacks its columns \(missing.joined(separator: ", ")); there are \(table.columns.joined(separator: ", "))"
                )
            }
        }
    }

    /// The dataset that an option names; nil when it names none.
    ///
    /// - Throws: `Failure` for a name that none has.
    static func mapping(_ name: String?) throws -> DatasetMapping? {
        guard let name else { return nil }
        guard let mapping = DatasetMapping.named(name) else {
            let names = DatasetMapping.all.map(\.name).joined(separator: ", ")
            throw Failure("--as: no dataset \u{2018}\(name)\u{2019}: there are \(names), csv")
        }
        return mapping
    }

    /// What a table is called: as its file, and the layer where one is chosen.
    private static func name(of file: String, layer: String?) -> String {
        FileNames.stem(of: file) + (layer.map { " \($0)" } ?? "")
    }

    /// Says what the columns of a table that nobody published are taken for: a wrong guess must not stay unseen.
    private static func tellColumns(_ map: ColumnMap, of table: SourceTable) {
        let used = map.used.map { role, name in
            "\(role)" == name ? name : "\(role) is \u{2018}\(name)\u{2019}"
        }
        StandardError.write(
            "dateline: \(table.name): columns: \(used.isEmpty ? "none is known" : used.joined(separator: ", "))"
        )
        if !map.unusedPositions.isEmpty {
            let names = map.unusedPositions.map { "\u{2018}\($0)\u{2019}" }.joined(separator: ", ")
            StandardError.write(
                "dateline: \(table.name): not used, though its name is one of positions: \(names); name it with --position-column, or --lat-column and --lon-column"
            )
        }
        if !map.tellsWhere, !table.hasPoints {
            StandardError.write(
                "dateline: \(table.name): no column says where: name one with --place-column, --position-column or --lat-column and --lon-column; there are \(table.columns.joined(separator: ", "))"
            )
        }
    }

    private func importTable(
        _ table: SourceTable, _ mapping: DatasetMapping?, _ geocoder: Geocoder, _ store: IncidentStore,
        _ edition: ImportEdition?
    ) throws -> Int {
        let recognised = mapping ?? DatasetMapping.recognising(table.columns)
        if name != nil, recognised.isPublished {
            throw Failure(
                "--name: \(table.name) is \(recognised.name), which keeps its name; read it as a table of your own with --as csv"
            )
        }
        let used = recognised.called(name ?? Self.name(of: table.name, layer: layer))
        let map = try ColumnMap(table, used, named: columns.named)
        for note in table.notes { StandardError.write("dateline: \(table.name): \(note)") }
        StandardError.write(
            "dateline: \(table.name): \(mapping == nil ? "read as" : "taken for") \(recognised.name), \(used.title)\(used.isPublished ? "" : ", called \u{2018}\(used.name)\u{2019}")\(table.isHeaderless ? ", without a header" : "")\(table.tags.isEmpty ? "" : ", with HXL tags")"
        )
        if !used.isPublished { Self.tellColumns(map, of: table) }
        var options = ImportOptions()
        options.isStrict = strict
        options.edition = edition
        options.context =
            "\(sources.gazetteer ?? "") \(sources.landmarks) \(columns.named.sorted { "\($0.key)" < "\($1.key)" })"
        let progress = ProgressLine("importing \(table.name)", unit: "rows")
        options.progress = { report, done, all in
            progress.update(report.rows, share: Double(done) / Double(max(1, all)))
        }
        let report = try store.importTable(table, map, geocoder, options)
        for rejection in report.rejections { StandardError.write("dateline: \(table.name):\(rejection)") }
        for note in report.notes.lines { StandardError.write("dateline: \(table.name):\(note)") }
        if report.rejected > report.rejections.count {
            StandardError.write("dateline: \(table.name): all \(report.rejected) are in the table rejects")
        }
        StandardError.write(
            "dateline: \(table.name): \(report.rows) rows: \(report.added) added, \(report.changed) changed, \(report.unchanged) unchanged, \(report.rejected) rejected; \(report.placed) placed by name, \(report.unplaced) without a position"
        )
        if report.gone > 0, edition == nil {
            StandardError.write(
                "dateline: \(table.name): no longer in it: \(report.gone) of the incidents that it had before; they stay, --replace takes them away"
            )
        }
        return report.rejected
    }

    private func removeWhatIsGone(in edition: ImportEdition, _ store: IncidentStore) throws {
        let removal = try store.removeWhatIsGone(in: edition)
        if removal.count == 0 { return StandardError.write("dateline: \(store.path): nothing to take away") }
        let examples = removal.examples.joined(separator: ", ")
        let rest = removal.count > removal.examples.count ? ", \u{2026}" : ""
        StandardError.write(
            "dateline: \(store.path): taken away, since no file has them any more: \(removal.count): \(examples)\(rest); the rows are in the table removed"
        )
    }
}

/// Columns that a user names.
struct ColumnOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The column with the incident's identifier.", valueName: "column"))
    var idColumn: String?
    @Option(help: ArgumentHelp("The column with the date.", valueName: "column"))
    var dateColumn: String?
    @Option(help: ArgumentHelp("The column with the name of the place.", valueName: "column"))
    var placeColumn: String?
    @Option(help: ArgumentHelp("The column with the place in words.", valueName: "column"))
    var descriptionColumn: String?
    @Option(help: ArgumentHelp("The column with the second-level division.", valueName: "column"))
    var admin2Column: String?
    @Option(help: ArgumentHelp("The column with the first-level division.", valueName: "column"))
    var admin1Column: String?
    @Option(help: ArgumentHelp("The column with the country.", valueName: "column"))
    var countryColumn: String?
    @Option(
        name: .customLong("lat-column"),
        help: ArgumentHelp("The column with the latitude.", valueName: "column"))
    var latitudeColumn: String?
    @Option(
        name: .customLong("lon-column"),
        help: ArgumentHelp("The column with the longitude.", valueName: "column"))
    var longitudeColumn: String?
    @Option(help: ArgumentHelp("The column with the position in any notation.", valueName: "column"))
    var positionColumn: String?
    @Option(help: ArgumentHelp("The column with the type of event.", valueName: "column"))
    var typeColumn: String?
    @Option(help: ArgumentHelp("The column with the number of killed.", valueName: "column"))
    var fatalitiesColumn: String?
    @Option(help: ArgumentHelp("The column with the text.", valueName: "column"))
    var notesColumn: String?

    /// The columns by what they mean.
    var named: [ColumnRole: String] {
        let all: [(ColumnRole, String?)] = [
            (.id, idColumn), (.date, dateColumn), (.place, placeColumn), (.description, descriptionColumn),
            (.admin2, admin2Column), (.admin1, admin1Column), (.country, countryColumn),
            (.latitude, latitudeColumn), (.longitude, longitudeColumn), (.position, positionColumn),
            (.type, typeColumn), (.fatalities, fatalitiesColumn), (.notes, notesColumn),
        ]
        return Dictionary(all.compactMap { role, name in name.map { (role, $0) } }) { first, _ in first }
    }
}
