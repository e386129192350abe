import ArgumentParser
import Datasets
import Formats
import Store

/// `dateline show`: all that is known of an incident.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show all that a store knows of an incident, with the row as it was published.",
        discussion: """
            EXAMPLES
              dateline show incidents.gpkg SYR-2013-1-11973-99

            Exit codes: 0 found, 1 no such incident, 2 an error.
            """)

    @Argument(help: ArgumentHelp("The store.", valueName: "store.gpkg"))
    var store: String

    @Argument(help: ArgumentHelp("The incident, as its publisher names it.", valueName: "id"))
    var id: String

    func run() throws {
        let store = try IncidentStore(reading: store)
        var found: [StoredIncident] = []
        var selection = StoreSelection()
        selection.id = id
        try store.forEach(selection) { incident in
            found.append(incident)
            return true
        }
        guard !found.isEmpty else {
            StandardError.write("dateline: no incident \(id) in \(store.path)")
            throw ExitCode.nothingFound
        }
        for incident in found {
            var table = TextTable([TextColumn("", .left), TextColumn("", .left)])
            for (field, value) in zip(ImportedFields.table, incident.values) where value != .null {
                table.add([field.name, value.text])
            }
            StandardOutput.write(table.text(Terminal.output.look))
            guard let row = try store.published(incident.number) else { continue }
            StandardOutput.write("\n\(row.source):\(row.line)\n")
            var native = TextTable([TextColumn("", .left), TextColumn("", .left)])
            for (name, text) in row.fields where !text.isEmpty { native.add([name, text]) }
            StandardOutput.write(native.text(Terminal.output.look))
        }
    }
}
