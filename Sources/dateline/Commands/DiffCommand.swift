import ArgumentParser
import Datasets
import Formats
import Foundation
import Geometry
import Store

/// `dateline diff`: what a publisher changed between two editions.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract:
            "Compare two editions of a table, or two stores: what was added, moved, recoded or deleted.",
        discussion: """
            Incidents are compared by their identifier, columns by their name. moved says how far; changes lists the columns that \
            differ, as they were and as they are. As GeoJSON or KML each change stands where the incident is now, or was.

            A store takes the place of an edition: its rows are compared as they were published, dataset by dataset, those that \
            Dateline placed without a position. old_line and new_line are the incident's number in a store, the line in a file.

            EXAMPLES
              dateline diff ged221.csv ged231.csv
              dateline diff old.csv new.csv --only moved --format geojson > moved.geojson
              dateline diff incidents.gpkg ged241.csv -o changes.gpkg
              dateline diff january.gpkg february.gpkg --dataset acled

            Exit codes: 0 something changed, 1 nothing, 2 an error.
            """)

    @Argument(help: ArgumentHelp("The older edition: a table or a store.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The newer edition: a table or a store.", valueName: "new"))
    var new: String

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What the tables are: ucdp, acled, gtd, gdelt, asam, imb or csv.", valueName: "dataset"))
    var mapping: String?

    @Option(help: ArgumentHelp("Of stores: only this dataset.", valueName: "name"))
    var dataset: String?

    @Option(
        help: ArgumentHelp("Only this: added, moved, recoded or deleted. May be repeated.", valueName: "kind")
    )
    var only: [String] = []

    @Option(help: "What to print.")
    var format: AnswerFormat?

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp(stringLiteral: ResultLayers.help))
    var output: String?

    @OptionGroup(title: "Columns") var columns: ColumnOptions

    func run() throws {
        if output != nil, format != nil {
            throw Failure("--format, -o: what is written to a file is told by its ending")
        }
        let kinds = try only.map { name in
            guard let kind = EditionChange.Kind(rawValue: name) else {
                throw Failure("--only: added, moved, recoded or deleted, not \u{2018}\(name)\u{2019}")
            }
            return kind
        }
        let isOfStores = SQLiteFile.isStore(old) || SQLiteFile.isStore(new)
        var changes: [Row] = []
        for (old, new) in try editions() {
            let comparison = EditionComparison(old: (old.table, old.map), new: (new.table, new.map))
            changes += comparison.changes.filter { kinds.isEmpty || kinds.contains($0.kind) }.map {
                ($0, isOfStores ? new.map.mapping.name : nil)
            }
            let apart = comparison.columnsApart
            for (name, columns) in [(old.table.name, apart.old), (new.table.name, apart.new)]
            where !columns.isEmpty {
                StandardError.write(
                    "dateline: only \(name) has the column\(columns.count > 1 ? "s" : "") \(columns.joined(separator: ", ")): not compared"
                )
            }
            for (name, count) in [
                (old.table.name, comparison.leftOut.old), (new.table.name, comparison.leftOut.new),
            ] where count > 0 {
                StandardError.write(
                    "dateline: \(name): \(count) rows could not be compared: no identifier, one that is there twice, or unreadable"
                )
            }
        }
        try write(changes)
        let counts = EditionChange.Kind.allCases.map { kind in
            "\(changes.count { $0.change.kind == kind }) \(kind.rawValue)"
        }
        StandardError.write("dateline: \(counts.joined(separator: ", "))")
        if changes.isEmpty { throw ExitCode.nothingFound }
    }

    // MARK: Editions

    private typealias Edition = (table: SourceTable, map: ColumnMap)

    /// What is compared with what: two tables, or the datasets of two stores, of which one may lack some.
    private func editions() throws -> [(old: Edition, new: Edition)] {
        switch (SQLiteFile.isStore(old), SQLiteFile.isStore(new)) {
        case (false, false):
            if dataset != nil { throw Failure("--dataset: only for stores; --as says what tables are") }
            return [(try file(old), try file(new))]
        case (true, false):
            let newer = try file(new)
            return [(try stored(IncidentStore(reading: old), like: newer), newer)]
        case (false, true):
            let older = try file(old)
            return [(older, try stored(IncidentStore(reading: new), like: older))]
        case (true, true):
            if mapping != nil { throw Failure("--as: of stores name a dataset, with --dataset") }
            let (older, newer) = (try IncidentStore(reading: old), try IncidentStore(reading: new))
            if let dataset {
                return [
                    (
                        try stored(older, older.dataset(dataset)), try stored(newer, newer.dataset(dataset))
                    )
                ]
            }
            let (before, after) = (try older.datasets(), try newer.datasets())
            let shared = try after.map { dataset in
                let edition = try stored(newer, dataset)
                let other = try before.first { $0.name == dataset.name }.map { try stored(older, $0) }
                return (old: other ?? (edition.table.emptied(name: old), edition.map), new: edition)
            }
            let gone = try before.filter { dataset in !after.contains { $0.name == dataset.name } }.map {
                let edition = try stored(older, $0)
                return (old: edition, new: (edition.table.emptied(name: new), edition.map))
            }
            return shared + gone
        }
    }

    private func file(_ path: String) throws -> Edition {
        let table = try SourceTable(contentsOf: path)
        let mapping = try ImportCommand.mapping(mapping) ?? .recognising(table.columns)
        // Called as a store calls it.
        let map = try ColumnMap(table, mapping.called(FileNames.stem(of: path)), named: columns.named)
        return try named((table, map))
    }

    private func stored(_ store: IncidentStore, _ dataset: StoredDataset) throws -> Edition {
        try named(store.table(of: dataset, named: columns.named))
    }

    /// The dataset of a store that a table is an edition of.
    private func stored(_ store: IncidentStore, like other: Edition) throws -> Edition {
        try stored(store, store.dataset(dataset ?? other.map.mapping.name))
    }

    private func named(_ edition: Edition) throws -> Edition {
        guard edition.map.has(.id) else {
            throw Failure(
                "\(edition.table.name): no column has the incidents' identifiers: name it with --id-column")
        }
        return edition
    }

    // MARK: Output

    /// A change, and the dataset where a store may have several.
    private typealias Row = (change: EditionChange, dataset: String?)

    private func fields(_ rows: [Row]) -> [Field] {
        let isOfStores = rows.contains { $0.dataset != nil }
        return isOfStores ? Self.fields + [Field("dataset", .text, "Dataset")] : Self.fields
    }

    private static let fields = [
        Field("id", .text, "Incident"), Field("change", .text, "added, moved, recoded or deleted"),
        Field("old_line", .integer, "Line in the older edition"),
        Field("new_line", .integer, "Line in the newer edition"),
        Field("distance_m", .real, "How far it was moved (m)"),
        Field("old_lat", .real, "Latitude before"), Field("old_lon", .real, "Longitude before"),
        Field("lat", .real, "Latitude now"), Field("lon", .real, "Longitude now"),
        Field("changes", .text, "The columns that differ"),
    ]

    private func values(_ change: EditionChange, _ dataset: String?, isWhole: Bool) -> [FieldValue] {
        func number(_ value: Double?) -> FieldValue { value.map { .real($0) } ?? .null }
        let texts = change.columns.map {
            "\($0.name): \($0.old.isEmpty ? "nothing" : $0.old) \u{2192} \($0.new.isEmpty ? "nothing" : $0.new)"
        }
        var text = texts.joined(separator: "; ")
        if !isWhole, text.count > 60 { text = text.prefix(59) + "\u{2026}" }
        let values: [FieldValue] = [
            .text(change.id), .text(change.kind.rawValue),
            change.oldLine.map { .integer($0) } ?? .null,
            change.newLine.map { .integer($0) } ?? .null,
            change.distance.map { .metres($0) } ?? .null,
            number(change.oldPoint?.latitude), number(change.oldPoint?.longitude),
            number(change.newPoint?.latitude), number(change.newPoint?.longitude), .text(text),
        ]
        return values + (dataset.map { [.text($0)] } ?? [])
    }

    private func write(_ changes: [Row]) throws {
        if let output { return try writeLayers(changes, to: output) }
        let format = format ?? .table
        let printer = RowOutput(format, name: "Changes", columns: [], added: fields(changes))
        var writer = printer.writer()
        var part = printer.part()
        for (change, dataset) in changes {
            part.add(
                values(change, dataset, isWhole: format != .table), id: change.id,
                at: change.newPoint ?? change.oldPoint)
        }
        writer.add(part.output)
        writer.finish()
    }

    /// A layer a kind, and the ways of what was moved.
    private func writeLayers(_ changes: [Row], to path: String) throws {
        let fields = fields(changes)
        var all = ResultLayer("changes", "Changes", fields)
        var kinds = EditionChange.Kind.allCases.map {
            ResultLayer($0.rawValue, $0.rawValue.capitalized, fields)
        }
        var ways = ResultLayer("ways", "From where it was to where it is", fields, .mixed)
        for (change, dataset) in changes {
            let values = values(change, dataset, isWhole: true)
            let point = (change.newPoint ?? change.oldPoint).map { Shape.point($0) }
            all.add(change.id, point, values)
            if let place = EditionChange.Kind.allCases.firstIndex(of: change.kind) {
                kinds[place].add(change.id, point, values)
            }
            if let old = change.oldPoint, let new = change.newPoint, change.kind == .moved {
                ways.add(change.id, .line([old, new]), values)
            }
        }
        try ResultLayers.write(all, parts: kinds + [ways], to: path)
    }
}
