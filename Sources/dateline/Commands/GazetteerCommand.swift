import ArgumentParser
import Gazetteer

/// `dateline gazetteer`: what the index of places holds, and making one.
struct GazetteerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gazetteer", abstract: "Show or build the index of places and their names.",
        discussion: """
            The program carries an index of the world's places. `info` says what is in it, how large it is, and whom to \
            cite; `build` makes another one, for example from a full GeoNames dump, for `--gazetteer` of the other commands.

            EXAMPLES
              dateline gazetteer info
              dateline gazetteer info --verify
              dateline gazetteer build geonames/ -o world.gaz
              dateline geocode Gossi --gazetteer world.gaz

            Exit codes: 0 done, 2 an error.
            """,
        subcommands: [Info.self, Build.self], defaultSubcommand: Info.self)

    /// `dateline gazetteer info`
    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what an index holds: counts, size, sources and licences.")

        @Option(
            help: ArgumentHelp("Index to look at instead of the one in the program.", valueName: "file.gaz"))
        var gazetteer: String?

        @Flag(help: "Read the whole index and compare it with its checksums.")
        var verify = false

        func run() throws {
            let world: WorldGazetteer =
                if let gazetteer { try WorldGazetteer(contentsOfFile: gazetteer) } else { try .embedded() }
            if verify { try world.verify() }
            let metadata = world.metadata
            var lines = [
                "index\t\(gazetteer ?? "in the program")", "format\t\(metadata.formatVersion)",
                "bytes\t\(metadata.byteCount)", "places\t\(metadata.placeCount)",
                "names\t\(metadata.nameCount)", "different names\t\(metadata.keyCount)",
                "measured extents\t\(metadata.measuredCount)",
            ]
            lines += metadata.sections.map { "section \($0.name)\t\($0.byteCount) bytes" }
            if verify { lines.append("checksums\tall match") }
            if !metadata.provenance.isEmpty { lines.append("\n\(metadata.provenance)") }
            let text = lines.joined(separator: "\n")
            StandardOutput.write(text.hasSuffix("\n") ? text : text + "\n")
        }
    }

    /// `dateline gazetteer build`
    struct Build: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Build an index from a folder of tables in GeoNames' formats.",
            discussion: """
                The folder holds places.txt (the 19 columns of allCountries.txt) and, where you have them, \
                alternateNames.txt (alternateNamesV2.txt), countryInfo.txt, admin1CodesASCII.txt, admin2Codes.txt, \
                extents.txt (geonameid, west, south, east, north, radius in metres), shapes.txt (geonameid and a \
                GeoJSON geometry, as shapes_all_low.txt; `reverse` needs it for countries and divisions) and \
                provenance.txt (your sources and their licences, shown by `info`). An existing index is replaced only by a whole one.

                EXAMPLE
                  dateline gazetteer build geonames/ -o world.gaz

                Exit codes: 0 done, 2 an error.
                """)

        @Argument(help: ArgumentHelp("Folder with the tables.", valueName: "folder"))
        var folder: String

        @Option(
            name: [.short, .customLong("output")],
            help: ArgumentHelp("Index to write.", valueName: "file.gaz"))
        var output: String

        func run() throws {
            var builder = GazetteerBuilder()
            try builder.read(folder: folder)
            let summary = try builder.write(to: output)
            var text =
                "\(output): \(summary.places) places, \(summary.names) names, \(summary.measured) measured extents"
            if summary.outlined > 0 { text += ", \(summary.outlined) outlines" }
            for (count, what) in [
                (summary.unusableNames, "names without a letter or too long"),
                (summary.orphanNames, "alternate names of places that are not in places.txt"),
                (summary.orphanExtents, "extents of places that are not in places.txt"),
                (summary.orphanShapes, "outlines of places that are not in places.txt"),
            ] where count > 0 {
                text += "\nleft out: \(count) \(what)"
            }
            StandardError.write(text)
        }
    }
}
