import ArgumentParser
import Export
import Formats
import Gazetteer
import Geocoding
import Geometry

/// `dateline geocode`: names in, ranked places out.
struct GeocodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "geocode",
        abstract: "Resolve place names, landmarks and positions to coordinates.",
        discussion: """
            Candidates are ranked; each says how uncertain it is, how the words led to it (column match) and why it stands where \
            it stands. Names may be in any script. What is written as the gazetteer has it comes before all else; only where \
            that finds nothing a word for a kind ("Idlib province"), abbreviations ("S. Darfur"), parts ("northern Aleppo") and \
            at last other spellings, one or two letters apart, are tried, and the answer says so.

            EXAMPLES
              dateline geocode Kabul
              dateline geocode "presidential palace, Kabul" "Springfield, Illinois" "کابل"
              dateline geocode "the Arg in Kabul" --limit 1 --format geojson
              dateline geocode "34.5236, 69.1789" "34°31′25″N 69°10′44″E" "01:06.4N – 103:44.2E"
              dateline geocode "42SWD 16391 20239" "42N 516391 3820239" 8J5GG5FH+CH "geohash tw4qd"
              dateline geocode Springfield --near 42.1,-72.6
              dateline geocode Tripoli --country Lebanon

            One name a line, from a file into a table; every name has a row:
              dateline geocode - --limit 1 --format csv < names.txt
              dateline geocode - --input csv --limit 1 --format csv < table-with-id-and-place.csv
              dateline geocode - --input jsonl --limit 1 --format jsonl < queries.jsonl

            Landmarks of your own, a CSV file away:
              dateline geocode "Camp Alpha, Gao" --landmarks ours.csv

            Exit codes: 0 all found, 1 at least one not found, 2 an error.
            """)

    @Argument(help: ArgumentHelp("Names, or - for standard input.", valueName: "name"))
    var names: [String]

    @Option(
        help:
            "What standard input holds: a name a line, a table (parted by commas, semicolons, tabs or |) with a column query, name, place or location (and id), or objects with such a member."
    )
    var input: InputFormat = .text

    @Option(help: "Print at most so many candidates a name.")
    var limit: Int = 5

    @Option(
        help: ArgumentHelp(
            "Prefer places in these countries, named or by ISO 3166-1 code, separated by commas.",
            valueName: "countries"))
    var country: String?

    @Option(help: ArgumentHelp("Prefer places near this position or place.", valueName: "place"))
    var near: String?

    @Flag(help: "Take no part of a place for it, and no name that is only nearly the one asked for.")
    var exact = false

    @Option(help: "What to print.")
    var format: AnswerFormat = .table

    @OptionGroup var sources: SourceOptions

    func run() throws {
        guard limit > 0 else { throw Failure("--limit: must be at least 1, not \(limit)") }
        let geocoder = try sources.geocoder()
        let (bias, limit, format, exact) = (try bias(geocoder), limit, format, exact)
        let isOne = names.count == 1 && names[0] != "-"
        let worker: @Sendable () -> GeocodeWorker = {
            GeocodeWorker(
                GeocodingSession(geocoder, bias: bias, limit: limit, isExact: exact), geocoder,
                format: format, isOne: isOne)
        }
        var writer = AnswerWriter(
            format, fields: CandidateLayer.fields, name: "Places",
            columns: CandidateLayer.columns(queries: !isOne))
        for name in names {
            if name == "-" {
                try Batch.run(input, .query, to: &writer, worker: worker)
                continue
            }
            // The space that `main` put before a negative number.
            let query = String(name.drop(while: \.isWhitespace))
            var worker = worker()
            do throws(GeometryError) {
                try worker.answer(query)
            } catch {
                throw Failure("\(error)")
            }
            writer.add(worker.output)
        }
        writer.finish()
        if writer.unanswered > 0 { throw ExitCode.nothingFound }
    }

    private func bias(_ geocoder: Geocoder) throws -> GeocodingBias {
        var countries: Set<PlaceRow> = []
        for part in country?.split(separator: ",") ?? [] {
            let name = part.drop(while: \.isWhitespace)
            let named = geocoder.world.lookup(name).map(\.row).filter {
                geocoder.world.summary($0)?.kind == .country
            }
            guard let found = geocoder.world.country(code: String(name)) ?? named.first else {
                throw Failure(
                    "--country: \u{2018}\(name)\u{2019} is no country: give its name or its ISO 3166-1 code")
            }
            countries.insert(found)
        }
        guard let near else { return GeocodingBias(countries: countries) }
        let found: [Candidate]
        do throws(GeometryError) {
            found = try geocoder.candidates(near, limit: 1)
        } catch {
            throw Failure("--near: \(error)")
        }
        // What is only nearly named is no place to be near to.
        guard let place = found.first, place.match != .spelling else {
            throw Failure("--near: \u{2018}\(near)\u{2019}: not found: give a place or latitude,longitude")
        }
        return GeocodingBias(countries: countries, near: place.anchor.coordinate)
    }
}

/// Answers names in one thread.
private struct GeocodeWorker: BatchWorker {
    private var session: GeocodingSession
    private var rows: CandidateRows
    private var encoder: RowEncoder?
    private let isOne: Bool
    private var answers = BatchOutput()

    init(_ session: GeocodingSession, _ geocoder: Geocoder, format: AnswerFormat, isOne: Bool) {
        self.session = session
        rows = CandidateRows(geocoder)
        encoder = format.encoder(fields: CandidateLayer.fields, name: "Places")
        self.isOne = isOne
    }

    var output: BatchOutput {
        var output = answers
        if let encoder { output.bytes = encoder.bytes }
        return output
    }

    /// Answers a name of the command line; one that is not found has no row.
    mutating func answer(_ query: String) throws(GeometryError) {
        let found = try session.answers(query)
        if found.isEmpty {
            miss("\u{2018}\(query)\u{2019}: not found")
        } else {
            add(found, query, .none)
        }
    }

    mutating func answer(_ record: InputRecord) {
        let query = String(decoding: record.query, as: UTF8.self)
        var found: [GeocodingAnswer] = []
        var problem = record.problem
        if problem == nil {
            do throws(GeometryError) {
                found = try session.answers(query)
                if found.isEmpty { problem = "\u{2018}\(query)\u{2019}: not found" }
            } catch {
                problem = "\(error)"
            }
        }
        if let problem { miss("standard input:\(record.line): \(problem)") }
        add(found, query, record.id)
    }

    private mutating func miss(_ message: String) {
        answers.unanswered += 1
        answers.messages.append(message)
    }

    private mutating func add(_ found: [GeocodingAnswer], _ query: String, _ id: RowIdentifier) {
        if var encoder {
            // Taken out, so that its bytes are not copied.
            self.encoder = nil
            rows.add(found, query: query, id: id, to: &encoder)
            self.encoder = encoder
        } else {
            answers.cells += rows.cells(found, query: isOne ? nil : query)
        }
    }
}
