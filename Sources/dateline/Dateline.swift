import ArgumentParser

/// The root of all commands.
struct Dateline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline",
        abstract: "Security incident reports to map layers, offline.",
        discussion: """
            Reads incident reports, resolves the places they name from an embedded world gazetteer, and draws them as GeoJSON, \
            KML, GeoPackage and CSV layers. Every position says how uncertain it is and why.

            EXAMPLES
              dateline map report.txt -o layers
              dateline geocode "presidential palace, Kabul"
              dateline buffer --at 34.5236,69.1789 --radius 1km

            stdout is data, stderr is talk. Exit codes: 0 found, 1 nothing found, 2 an error.
            Shell completions: dateline --generate-completion-script bash|zsh|fish
            """,
        version: Version.text,
        subcommands: [MapCommand.self, GeocodeCommand.self, BufferCommand.self, GazetteerCommand.self])
}

/// The program's version.
enum Version {
    static let text = "0.1.0"
}
