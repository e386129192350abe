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
}
