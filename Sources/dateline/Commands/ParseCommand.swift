import ArgumentParser
import Export
import Formats
import Gazetteer
import Geocoding

/// `dateline parse`: texts in, the places that they name out.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Find the places that texts name, and where they are.",
        discussion: """
            Reads English text, finds the names of places in it (countries, towns, regions, waters, demonyms such as "Afghan"), \
            and says of each which of its namesakes is meant, where it is, how far it reaches and how sure that is. Offsets count \
            code points, the end exclusive. A name without coordinates is one that the \
            gazetteer does not know, or one too unsure to be placed (--min-score; --explain names the likeliest). The score is the \
            chance that it is a place and this one; with --mentions given, that it is this one.

            JSON Lines in, JSON Lines out, a line a line, in order: {"id", "text"} gives {"id", "toponyms": [{"start", "end", \
            "text", "name", "lat", "lon", "uncertainty_m", "geonameid", "feature_class", "feature_code", "country", "admin1", \
            "score"}]}. A line that cannot be read gives {"id": null, "error"}, a message on standard error and exit code 2.

            EXAMPLES
            The places of a report, with the reason for each:
              dateline parse report.txt --explain

            A million documents through a pipe:
              dateline parse - --input jsonl --format jsonl < documents.jsonl > places.jsonl

            Known names, only to be resolved: each line has "toponyms": [{"start", "end"}] too:
              dateline parse documents.jsonl --mentions given --format jsonl

            Exit codes: 0 places found, 1 none found, 2 an error.
            """)

    @Argument(help: ArgumentHelp("Text files, .jsonl files, or - for standard input.", valueName: "file"))
    var files: [String] = ["-"]

    @Option(help: "What the files hold; by their names when not given: .jsonl and .ndjson are JSON Lines.")
    var input: TextInput?

    @Option(help: "What to print.")
    var format: ToponymFormat?

    @Option(help: "Find the names, or resolve the \u{201C}toponyms\u{201D} given with each line of JSON.")
    var mentions: MentionSource = .found

    @Flag(help: "Say of each place why it was chosen, and what else it may be.")
    var explain = false

    @Option(
        name: .customLong("min-score"),
        help: ArgumentHelp(
            "Names found that score less, 0 to 1, are told without a place; 0 places all that the gazetteer knows.",
            valueName: "score"))
    var leastScore = Geoparser.usualLeastScore

    @Option(help: "Parse on so many processors; all by default.")
    var jobs: Int?

    @Option(
        help: ArgumentHelp("Look places up in this index instead of the embedded one.", valueName: "file.gaz")
    )
    var gazetteer: String?

    func run() throws {
        if let jobs, jobs < 1 { throw Failure("--jobs: must be at least 1, not \(jobs)") }
        guard 0...1 ~= leastScore else {
            throw Failure("--min-score: must lie between 0 and 1, not \(leastScore)")
        }
        let world =
            try gazetteer.map { path throws(GazetteerError) in try WorldGazetteer(contentsOfFile: path) }
            ?? WorldGazetteer.embedded()
        let geoparser = try Geoparser(world: world, leastScore: leastScore)
        let layer = ToponymLayer(geoparser, explains: explain)
        let isLines = files.map { input ?? TextInput(path: $0) }
        if mentions == .given, isLines.contains(.text) {
            throw Failure("--mentions given: needs --input jsonl, with \u{201C}toponyms\u{201D} in each line")
        }
        var output = ToponymWriter(
            layer: layer, format: format ?? (isLines.contains(.jsonl) ? .jsonl : .table))
        var parser = DocumentParser(geoparser: geoparser, takesGiven: mentions == .given, jobs: jobs)
        output.begin()
        for (path, kind) in zip(files, isLines) {
            try parser.parse(path, kind) { output.add($0) }
        }
        output.end()
        if parser.failures > 0 { throw ExitCode.error }
        if !output.hasFound { throw ExitCode.nothingFound }
    }
}

/// What `parse` reads.
enum TextInput: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl

    /// By the ending of a file's name.
    init(path: String) {
        self = path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") ? .jsonl : .text
    }
}

/// Where `parse` takes names from.
enum MentionSource: String, ExpressibleByArgument, CaseIterable {
    case found, given
}

/// What `parse` prints.
enum ToponymFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv, geojson, kml
}
