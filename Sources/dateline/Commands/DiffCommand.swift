import ArgumentParser
import Datasets
import Formats
import Geometry

/// `dateline diff`: what a publisher changed between two editions.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two editions of a table: what was added, moved, recoded or deleted.",
        discussion: """
            Incidents are compared by their identifier, columns by their name. moved says how far; changes lists the columns that \
            differ, as they were and as they are. As GeoJSON or KML each change stands where the incident is now, or was.

            EXAMPLES
              dateline diff ged221.csv ged231.csv
              dateline diff old.csv new.csv --only moved --format geojson > moved.geojson

            Exit codes: 0 something changed, 1 nothing, 2 an error.
            """)

    @Argument(help: ArgumentHelp("The older edition.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The newer edition.", valueName: "new"))
    var new: String

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What the tables are: ucdp, acled, gtd, gdelt, asam, imb or csv.", valueName: "dataset"))
    var dataset: String?

    @Option(
        help: ArgumentHelp("Only this: added, moved, recoded or deleted. May be repeated.", valueName: "kind")
    )
    var only: [String] = []

    @Option(help: "What to print.")
    var format: AnswerFormat = .table

    @OptionGroup(title: "Columns") var columns: ColumnOptions

    func run() throws {
        let kinds = try only.map { name in
            guard let kind = EditionChange.Kind(rawValue: name) else {
                throw Failure("--only: added, moved, recoded or deleted, not \u{2018}\(name)\u{2019}")
            }
            return kind
        }
        let mapping = try ImportCommand.mapping(dataset)
        func edition(_ path: String) throws -> (SourceTable, ColumnMap) {
            let table = try SourceTable(contentsOf: path)
            let map = try ColumnMap(table, mapping ?? .recognising(table.columns), named: columns.named)
            guard map.has(.id) else {
                throw Failure("\(path): no column has the incidents' identifiers: name it with --id-column")
            }
            return (table, map)
        }
        let comparison = EditionComparison(old: try edition(old), new: try edition(new))
        let changes = comparison.changes.filter { kinds.isEmpty || kinds.contains($0.kind) }
        let output = RowOutput(
            format, name: "Changes", columns: [],
            added: [
                Field("id", .text, "Incident"), Field("change", .text, "added, moved, recoded or deleted"),
                Field("old_line", .integer, "Line in the older edition"),
                Field("new_line", .integer, "Line in the newer edition"),
                Field("distance_m", .real, "How far it was moved (m)"),
                Field("old_lat", .real, "Latitude before"), Field("old_lon", .real, "Longitude before"),
                Field("lat", .real, "Latitude now"), Field("lon", .real, "Longitude now"),
                Field("changes", .text, "The columns that differ"),
            ])
        var writer = output.writer()
        var part = output.part()
        for change in changes {
            func number(_ value: Double?) -> FieldValue { value.map { .real($0) } ?? .null }
            let texts = change.columns.map {
                "\($0.name): \($0.old.isEmpty ? "nothing" : $0.old) \u{2192} \($0.new.isEmpty ? "nothing" : $0.new)"
            }
            var text = texts.joined(separator: "; ")
            if format == .table, text.count > 60 { text = text.prefix(59) + "\u{2026}" }
            part.add(
                [
                    .text(change.id), .text(change.kind.rawValue),
                    change.oldLine.map { .integer($0) } ?? .null,
                    change.newLine.map { .integer($0) } ?? .null,
                    change.distance.map { .metres($0) } ?? .null,
                    number(change.oldPoint?.latitude), number(change.oldPoint?.longitude),
                    number(change.newPoint?.latitude), number(change.newPoint?.longitude), .text(text),
                ], id: change.id, at: change.newPoint ?? change.oldPoint)
        }
        writer.add(part.output)
        writer.finish()
        for (path, count) in [(old, comparison.leftOut.old), (new, comparison.leftOut.new)] where count > 0 {
            StandardError.write(
                "dateline: \(path): \(count) rows could not be compared: no identifier, one that is there twice, or unreadable"
            )
        }
        let counts = EditionChange.Kind.allCases.map { kind in
            "\(changes.count { $0.kind == kind }) \(kind.rawValue)"
        }
        StandardError.write("dateline: \(counts.joined(separator: ", "))")
        if changes.isEmpty { throw ExitCode.nothingFound }
    }
}
