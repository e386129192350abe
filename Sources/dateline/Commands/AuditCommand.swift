import ArgumentParser
import Datasets
import Formats
import Foundation
import Geocoding
import Geometry
import Incidents
import Store

/// `dateline audit`: contradictions within a table.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract:
            "Find contradictions in a table or a store of incidents, each with its row and the evidence.",
        discussion: """
            Looks for points outside the named country or division by more than 25 km (and whether exchanged axes or another sign \
            would mend that), positions in the text that differ from the columns by more than 28 km, many rows on the middle of a \
            country or division that claim to be exact, dates in the future or reversed, rows that are there twice or nearly so, \
            and rows that cannot be read.

            Of a store the rows are looked at as they were published: row is the incident's number in the store, file and line say \
            where it came from.

            EXAMPLES
              dateline audit incidents.csv
              dateline audit ged231.csv --only swapped-axes --only flipped-sign --format csv
              dateline audit incidents.gpkg --dataset acled -o contradictions.gpkg

            Exit codes: 0 contradictions found, 1 none, 2 an error.
            """)

    @Argument(help: ArgumentHelp("The table or store; - for standard input.", valueName: "file"))
    var file: String

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What the table is: ucdp, acled, gtd, gdelt, asam, imb or csv.", valueName: "dataset"))
    var mapping: String?

    @Option(help: ArgumentHelp("Of a store: only this dataset.", valueName: "name"))
    var dataset: String?

    @Option(help: ArgumentHelp("Only this kind of contradiction. May be repeated.", valueName: "kind"))
    var only: [String] = []

    @Option(
        help: ArgumentHelp(
            "The day after which dates lie in the future; today without it.", valueName: "date"))
    var today: String?

    @Option(help: ArgumentHelp("The layer of a GeoPackage, the sheet of a workbook.", valueName: "name"))
    var layer: String?

    @Option(help: "What to print.")
    var format: AnswerFormat?

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp(stringLiteral: ResultLayers.help))
    var output: String?

    @OptionGroup(title: "Columns") var columns: ColumnOptions
    @OptionGroup var sources: SourceOptions

    func run() throws {
        if output != nil, format != nil {
            throw Failure("--format, -o: what is written to a file is told by its ending")
        }
        let kinds = try only.map { name in
            guard let kind = AuditFinding.Kind(rawValue: name) else {
                let names = AuditFinding.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure("--only: no kind \u{2018}\(name)\u{2019}: there are \(names)")
            }
            return kind
        }
        let (tables, store) = try tables()
        let (geocoder, today) = (try sources.geocoder(), try day())
        var rows: [(finding: AuditFinding, dataset: String)] = []
        for (table, map) in tables {
            for note in table.notes { StandardError.write("dateline: \(table.name): \(note)") }
            StandardError.write(
                "dateline: \(table.name): read as \(map.mapping.name), \(map.mapping.title)")
            var audit = TableAudit(table, map, geocoder, today: today)
            let findings = audit.run().filter { kinds.isEmpty || kinds.contains($0.kind) }
            rows += findings.map { ($0, map.mapping.name) }
            let counts = Dictionary(grouping: findings, by: \.kind).map { "\($1.count) \($0.rawValue)" }
            StandardError.write(
                "dateline: \(table.name): \(findings.isEmpty ? "no contradictions" : counts.sorted().joined(separator: ", "))"
            )
        }
        try write(rows.map { try values($0.finding, $0.dataset, store) }, store: store != nil)
        if rows.isEmpty { throw ExitCode.nothingFound }
    }

    /// The tables to look at: a file, or the datasets of a store.
    private func tables() throws -> ([(table: SourceTable, map: ColumnMap)], IncidentStore?) {
        if SQLiteFile.isStore(file) {
            if mapping != nil { throw Failure("--as: of a store name a dataset, with --dataset") }
            let store = try IncidentStore(reading: file)
            let datasets = try dataset == nil ? store.datasets() : [store.dataset(dataset)]
            return (try datasets.map { try store.table(of: $0, named: columns.named) }, store)
        }
        if dataset != nil { throw Failure("--dataset: only for a store; --as says what a table is") }
        var reading = ReadingOptions()
        reading.layer = layer
        let table = try SourceTable(contentsOf: file, reading)
        let known = try ImportCommand.mapping(mapping) ?? DatasetMapping.recognising(table.columns)
        return ([(table, try ColumnMap(table, known, named: columns.named))], nil)
    }

    // MARK: Output

    private typealias Row = (point: Coordinate?, mend: Coordinate?, values: [FieldValue])

    private static func fields(store: Bool) -> [Field] {
        let all = [
            store
                ? Field("row", .integer, "Number of the incident in the store")
                : Field("line", .integer, "Line, row or feature in the file"),
            Field("id", .text, "Incident"),
            Field("problem", .text, "Kind of contradiction"), Field("evidence", .text, "Evidence"),
            Field("lat", .real, "Latitude of the row"), Field("lon", .real, "Longitude of the row"),
            Field("mended_lat", .real, "Latitude with the mend that fits"),
            Field("mended_lon", .real, "Longitude with the mend that fits"),
        ]
        return store
            ? all + [
                Field("dataset", .text, "Dataset"), Field("file", .text, "The file that the row came from"),
                Field("line", .integer, "Line, row or feature in that file"),
            ] : all
    }

    private func values(
        _ finding: AuditFinding, _ dataset: String, _ store: IncidentStore?
    ) throws -> Row {
        func degrees(_ value: Double?) -> FieldValue {
            value.map { .real(($0 * 1e5).rounded() / 1e5) } ?? .null
        }
        var values: [FieldValue] = [
            .integer(finding.line), .text(finding.id), .text(finding.kind.rawValue),
            .text(finding.evidence),
            degrees(finding.point?.latitude), degrees(finding.point?.longitude),
            degrees(finding.mend?.latitude), degrees(finding.mend?.longitude),
        ]
        if let store {
            let origin = try store.published(Int64(finding.line))
            values += [
                .text(dataset), origin.map { .text($0.source) } ?? .null,
                origin.map { .integer($0.line) } ?? .null,
            ]
        }
        return (finding.point, finding.mend, values)
    }

    private func write(_ rows: [Row], store: Bool) throws {
        let fields = Self.fields(store: store)
        if let output {
            var all = ResultLayer("contradictions", "Contradictions", fields)
            var mends = ResultLayer("mends", "From the row's point to the mend", fields, .mixed)
            for (number, row) in rows.enumerated() {
                all.add("\(number + 1)", row.point.map { .point($0) }, row.values)
                if let point = row.point, let mend = row.mend {
                    mends.add("\(number + 1)", .line([point, mend]), row.values)
                }
            }
            return try ResultLayers.write(all, parts: [all, mends], to: output)
        }
        let printer = RowOutput(format ?? .table, name: "Contradictions", columns: [], added: fields)
        var writer = printer.writer()
        var part = printer.part()
        for (number, row) in rows.enumerated() { part.add(row.values, id: "\(number + 1)", at: row.point) }
        writer.add(part.output)
        writer.finish()
    }

    private func day() throws -> CalendarDay {
        guard let today else { return CalendarDay(number: Int(Date().timeIntervalSince1970 / 86_400)) }
        guard let day = CalendarDay(iso: today) else {
            throw Failure("--today: write a day as 2020-12-01, not \u{2018}\(today)\u{2019}")
        }
        return day
    }
}
