import ArgumentParser
import Geocoding
import Geometry

/// `dateline geocode`: names in, ranked places out.
struct GeocodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "geocode",
        abstract: "Resolve place names, landmarks and positions to coordinates.",
        discussion: """
            Candidates are ranked; each says how uncertain it is and why it stands where it stands. Names may be in any script.

            EXAMPLES
              dateline geocode Kabul
              dateline geocode "presidential palace, Kabul" "Springfield, Illinois" "کابل"
              dateline geocode "the Arg in Kabul" --limit 1 --format geojson
              dateline geocode "34.5236, 69.1789" "-34.6, -58.4"

            One name a line, from a file into a table:
              dateline geocode - --limit 1 --format csv < names.txt

            Landmarks of your own, a CSV file away:
              dateline geocode "Camp Alpha, Gao" --landmarks ours.csv

            Exit codes: 0 all found, 1 at least one not found, 2 an error.
            """)

    @Argument(help: ArgumentHelp("Names, or - for one name a line on standard input.", valueName: "name"))
    var names: [String]

    @Option(help: "Print at most so many candidates a name.")
    var limit: Int = 5

    @Option(help: "What to print.")
    var format: CandidateFormat = .table

    @OptionGroup var sources: SourceOptions

    func run() throws {
        guard limit > 0 else { throw Failure("--limit: must be at least 1, not \(limit)") }
        let geocoder = try sources.geocoder()
        var output = CandidateWriter(format: format)
        var missing = 0
        func answer(_ name: String) throws {
            let candidates: [Candidate]
            do throws(GeometryError) {
                candidates = try geocoder.candidates(name, limit: limit)
            } catch {
                throw Failure("\(error)")
            }
            if candidates.isEmpty {
                missing += 1
                StandardError.write("dateline: \u{2018}\(name)\u{2019}: not found")
            }
            output.add(name, candidates)
        }
        for name in names {
            if name == "-" {
                while let line = readLine() {
                    if !line.allSatisfy(\.isWhitespace) { try answer(line) }
                }
            } else {
                // The space that `main` put before a negative number.
                try answer(String(name.drop(while: \.isWhitespace)))
            }
        }
        StandardOutput.write(output.finish())
        if missing > 0 { throw ExitCode.nothingFound }
    }
}
