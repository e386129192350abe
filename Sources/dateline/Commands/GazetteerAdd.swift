import ArgumentParser
import Gazetteer

extension GazetteerCommand {
    /// `dateline gazetteer add`
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put places of your own on top of an index.",
            discussion: """
                Makes an index of your sources and the one in the program, or another one. Your places come first wherever \
                names compete; a row with a geonameid takes the place of that row, keeps its other names, and says where it \
                is. Sources are those of `build`: most often a CSV table with the columns name, lat, lon and, where you have \
                them, id, geonameid, kind, country, admin1, population, aliases (separated by |), uncertainty_m.
                Adding to an index that has places of yours already keeps those, behind the new ones.

                EXAMPLES
                  dateline gazetteer add camps.csv -o ours.gaz
                  dateline geocode "Camp Alpha" --gazetteer ours.gaz
                  dateline gazetteer add more.csv --to ours.gaz

                Exit codes: 0 done, 2 an error.
                """)

        @Argument(help: ArgumentHelp("Files and folders with your places.", valueName: "source"))
        var sources: [String]

        @Option(
            help: ArgumentHelp(
                "Index to put them on; the one in the program otherwise. Without -o it is replaced.",
                valueName: "file.gaz"))
        var to: String?

        @Option(
            name: [.short, .customLong("output")],
            help: ArgumentHelp("Index to write.", valueName: "file.gaz"))
        var output: String?

        @OptionGroup var rejects: RejectOptions

        func validate() throws {
            guard to != nil || output != nil else {
                throw ValidationError(
                    "Say where the index goes: -o file.gaz, or --to file.gaz to extend that one.")
            }
        }

        func run() throws {
            let own = try GazetteerSource.recognise(sources)
            let base =
                try to.map { path throws(GazetteerError) in try GazetteerSource.recognise([path]) } ?? [
                    .embedded
                ]
            guard base.allSatisfy({ $0.kind == .index }) else {
                throw Failure("--to: \(to ?? "") is no index; make one of it with `dateline gazetteer build`")
            }
            try rejects.build(own + base, own: own.count, to: output ?? to ?? "")
        }
    }
}
