import ArgumentParser
import Datasets
import Formats
import Store

/// `dateline list`: the incidents of a store.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the incidents of a store.",
        discussion: """
            EXAMPLES
              dateline list incidents.gpkg --since 2021-07-01 --where type~strike
              dateline list incidents.gpkg --within 68,34,70,35 --format csv > kabul.csv

            Exit codes: 0 found, 1 nothing found, 2 an error.
            """)

    @Argument(help: ArgumentHelp("The store.", valueName: "store.gpkg"))
    var store: String

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit: Int?

    @Option(help: "What to print.")
    var format: AnswerFormat = .table

    @OptionGroup var input: StoreInput

    /// What fits a terminal.
    private static let shown = [
        "id", "date_start", "country", "place", "lat", "lon", "uncertainty_m", "type", "fatalities",
    ]

    func run() throws {
        let store = try IncidentStore(reading: store)
        let fields = ImportedFields.table
        let columns =
            format == .table
            ? fields.indices.filter { Self.shown.contains(fields[$0].name) } : Array(fields.indices)
        let used = columns.map { fields[$0] }
        let writer = RowOutput(format, name: "Incidents", columns: [], added: used)
        var output = writer.writer()
        var count = 0
        var part = writer.part()
        try input.forEach(store) { incident in
            if let limit, count >= limit { return false }
            part.add(
                columns.map { format == .table ? incident.values[$0].short : incident.values[$0] },
                id: incident.values[0].text, at: incident.point)
            count += 1
            if count % 1000 == 0 {
                output.add(part.output)
                part = writer.part()
            }
            return true
        }
        output.add(part.output)
        output.finish()
        if count == 0 { throw ExitCode.nothingFound }
    }
}

extension FieldValue {
    /// As a cell for people: numbers to five decimals, long texts cut.
    fileprivate var short: FieldValue {
        switch self {
        case .real(let number): .real((number * 1e5).rounded() / 1e5)
        case .text(let text) where text.count > 40: .text(text.prefix(39) + "\u{2026}")
        default: self
        }
    }
}
