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
            A report to layers for QGIS and Google Earth:
              dateline map report.txt -o layers

            Where is that, and how sure is it:
              dateline geocode "presidential palace, Kabul"

            Everything within a kilometre:
              dateline buffer --at 34.5236,69.1789 --radius 1km

            Which incidents were near:
              dateline near "presidential palace, Kabul" --radius 1km --in incidents.csv

            A table as a layer:
              dateline export incidents.csv -o incidents.gpkg

            Results go to standard output, messages to standard error. Exit codes: 0 found, 1 nothing found, 2 an error.
            Completions for your shell (bash, zsh, fish): dateline --generate-completion-script bash
            """,
        version: Version.text,
        subcommands: [
            MapCommand.self, ParseCommand.self, GeocodeCommand.self, LocateCommand.self, ReverseCommand.self,
            BufferCommand.self,
            DissolveCommand.self, MeasureCommand.self,
            ImportCommand.self, ListCommand.self, ShowCommand.self, ExportCommand.self, AuditCommand.self,
            DiffCommand.self,
            NearCommand.self, JoinCommand.self, DensityCommand.self, ClusterCommand.self, IndexCommand.self,
            GazetteerCommand.self,
        ])
}

/// The program's version.
enum Version {
    static let text = "0.1.0"
}
