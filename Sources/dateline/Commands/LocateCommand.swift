import ArgumentParser
import Export
import Formats
import Geocoding
import Geometry

/// `dateline locate`: descriptions of places in, areas out.
struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locate",
        abstract: "Turn descriptions of places into points and areas.",
        discussion: """
            Reads what a report says of a place: a distance and a direction, within, near, off the coast of, between, on the road \
            from A to B, the outskirts, the north of, two hours' drive from, a position in any notation, several places at once, \
            one in another. The area drawn is as wide as the words are vague: "around 60 km" is not "62.7 km". A name that no \
            table knows is told; what holds it stands for it, wider. Where the words can be read in several ways, the \
            likeliest is drawn (--explain tells the others).

            With --input jsonl each line is an object {"id", "text"}; members country, admin1, admin2, within and context help, \
            where a table or the text before knows what holds the place. Each answer is {"id", "lat", "lon", "uncertainty_m", "geometry", "reading", \
            "why", …}, in order.

            EXAMPLES
              dateline locate "Around 157nm SSE of Accra, Ghana"
              dateline locate "on the road between Ghazni and Kabul" --format geojson > road.geojson
              dateline locate "southwest of Damascus" --explain
              dateline locate "near the village of Kalynove" --within "Luhansk Oblast" --within Ukraine
              dateline locate --input jsonl --format jsonl < described.jsonl > located.jsonl

            Exit codes: 0 all read, 1 at least one not, 2 an error.
            """)

    @Argument(
        help: ArgumentHelp(
            "Descriptions; with --input, files or - for standard input, which is also read when there are none.",
            valueName: "phrase"))
    var phrases: [String] = []

    @Option(help: "Read descriptions from files or standard input: one a line, or JSON Lines.")
    var input: TextInput?

    @Option(help: "What to print; table by default, jsonl for --input jsonl.")
    var format: ToponymFormat?

    @Option(
        help: ArgumentHelp(
            "An area that holds the places: its name, or a country's ISO 3166-1 code. May be given several times.",
            valueName: "area"))
    var within: [String] = []

    @Option(
        help: ArgumentHelp(
            "What was said before, for \u{201C}the city\u{201D} and \u{201C}there\u{201D}.", valueName: "text"
        ))
    var context: String?

    @Flag(help: "Tell the rule, the anchor and the other readings.")
    var explain = false

    @OptionGroup var sources: SourceOptions

    func run() throws {
        let geocoder = try sources.geocoder()
        let kind = input ?? (phrases == ["-"] || phrases.isEmpty ? .text : nil)
        var writer = DescriptionWriter(
            DescriptionLayer(explains: explain), format ?? (kind == .jsonl ? .jsonl : .table))
        writer.begin()
        if let kind {
            for path in phrases.isEmpty ? ["-"] : phrases {
                let answers = DescriptionAnswers(
                    geocoder: geocoder, within: within, context: context, kind: kind)
                try answers.read(path) { writer.add($0) }
            }
        } else {
            var reader = DescriptionReader(geocoder)
            for phrase in phrases {
                // The space that `main` put before a negative number.
                let text = String(phrase.drop(while: \.isWhitespace))
                let described = reader.read(text, within: within, context: context)
                writer.add(DescriptionAnswer(id: nil, text: text, described: described))
            }
        }
        writer.end()
        if writer.failures > 0 { throw ExitCode.error }
        if writer.unanswered > 0 { throw ExitCode.nothingFound }
    }
}
