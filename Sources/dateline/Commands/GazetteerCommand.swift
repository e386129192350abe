import ArgumentParser
import Gazetteer

/// `dateline gazetteer`: what the index of places holds, and making one.
struct GazetteerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gazetteer", abstract: "Show, build or extend the index of places and their names.",
        discussion: """
            The program carries an index of the world's places. `info` says what is in it, how large it is, and whom to \
            cite; `build` makes another one, for example from a full GeoNames dump, for `--gazetteer` of the other commands; \
            `add` puts your own places on top of one.

            EXAMPLES
              dateline gazetteer info
              dateline gazetteer info --verify
              dateline gazetteer build geonames/ -o world.gaz
              dateline geocode Gossi --gazetteer world.gaz
              dateline gazetteer add camps.csv -o ours.gaz

            Exit codes: 0 done, 2 an error.
            """,
        subcommands: [Info.self, Build.self, Add.self], defaultSubcommand: Info.self)
}
