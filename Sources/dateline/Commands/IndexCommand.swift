import ArgumentParser
import Datasets

/// `dateline index`: an index of a table's points, kept beside it.
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Keep an index of a table's points beside it.",
        discussion: """
            Writes FILE.dpx, which near and join then map instead of reading all of the table. It is used as long as the table \
            stays as it is; when it has changed, they say so and read the table. The format is described in Data/FORMAT.md.

            EXAMPLES
              dateline index incidents.csv
              dateline near Kabul --radius 25km --in incidents.csv

            Exit codes: 0 written, 2 an error.
            """)

    @Argument(help: ArgumentHelp("Tables of delimited text, CSV or TSV.", valueName: "file"))
    var files: [String]

    @OptionGroup var input: TableInput

    func run() throws {
        let options = try input.options()
        for file in files {
            let (table, points) = try Sidecar.write(for: file, options)
            input.report(table)
            input.reportNotes(table)
            StandardError.write("dateline: \(Sidecar.path(of: file)): \(points) points")
        }
    }
}
