import ArgumentParser
import Datasets
import Formats
import Foundation
import Geocoding
import Geometry
import Incidents

/// `dateline audit`: contradictions within a table.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Find contradictions in a table of incidents, each with its row and the evidence.",
        discussion: """
            Looks for points outside the named country or division by more than 25 km (and whether exchanged axes or another sign \
            would mend that), positions in the text that differ from the columns by more than 28 km, many rows on the middle of a \
            country or division that claim to be exact, dates in the future or reversed, rows that are there twice or nearly so, \
            and rows that cannot be read.

            EXAMPLES
              dateline audit incidents.csv
              dateline audit ged231.csv --only swapped-axes --only flipped-sign --format csv

            Exit codes: 0 contradictions found, 1 none, 2 an error.
            """)

    @Argument(help: ArgumentHelp("The table; - for standard input.", valueName: "file"))
    var file: String

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What the table is: ucdp, acled, gtd, gdelt, asam, imb or csv.", valueName: "dataset"))
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
    var format: AnswerFormat = .table

    @OptionGroup(title: "Columns") var columns: ColumnOptions
    @OptionGroup var sources: SourceOptions

    func run() throws {
        let kinds = try only.map { name in
            guard let kind = AuditFinding.Kind(rawValue: name) else {
                let names = AuditFinding.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure("--only: no kind \u{2018}\(name)\u{2019}: there are \(names)")
            }
            return kind
        }
        var reading = ReadingOptions()
        reading.layer = layer
        let table = try SourceTable(contentsOf: file, reading)
        let mapping = try ImportCommand.mapping(dataset) ?? DatasetMapping.recognising(table.columns)
        for note in table.notes { StandardError.write("dateline: \(table.name): \(note)") }
        StandardError.write("dateline: \(table.name): read as \(mapping.name), \(mapping.title)")
        var audit = TableAudit(
            table, try ColumnMap(table, mapping, named: columns.named), try sources.geocoder(),
            today: try day())
        let findings = audit.run().filter { kinds.isEmpty || kinds.contains($0.kind) }
        let fields = [
            Field("line", .integer, "Line, row or feature in the file"), Field("id", .text, "Incident"),
            Field("problem", .text, "Kind of contradiction"), Field("evidence", .text, "Evidence"),
            Field("lat", .real, "Latitude of the row"), Field("lon", .real, "Longitude of the row"),
            Field("mended_lat", .real, "Latitude with the mend that fits"),
            Field("mended_lon", .real, "Longitude with the mend that fits"),
        ]
        let output = RowOutput(format, name: "Contradictions", columns: [], added: fields)
        var writer = output.writer()
        var part = output.part()
        for (number, finding) in findings.enumerated() {
            func degrees(_ value: Double?) -> FieldValue {
                value.map { .real(($0 * 1e5).rounded() / 1e5) } ?? .null
            }
            part.add(
                [
                    .integer(finding.line), .text(finding.id), .text(finding.kind.rawValue),
                    .text(finding.evidence),
                    degrees(finding.point?.latitude), degrees(finding.point?.longitude),
                    degrees(finding.mend?.latitude), degrees(finding.mend?.longitude),
                ], id: "\(number + 1)", at: finding.point)
        }
        writer.add(part.output)
        writer.finish()
        let counts = Dictionary(grouping: findings, by: \.kind).map { "\($1.count) \($0.rawValue)" }.sorted()
        StandardError.write(
            "dateline: \(table.name): \(findings.isEmpty ? "no contradictions" : counts.joined(separator: ", "))"
        )
        if findings.isEmpty { throw ExitCode.nothingFound }
    }

    private func day() throws -> CalendarDay {
        guard let today else { return CalendarDay(number: Int(Date().timeIntervalSince1970 / 86_400)) }
        guard let day = CalendarDay(iso: today) else {
            throw Failure("--today: write a day as 2020-12-01, not \u{2018}\(today)\u{2019}")
        }
        return day
    }
}
