import ArgumentParser
import Export
import Formats
import Gazetteer
import Geocoding
import Geometry

/// `dateline reverse`: positions in, what they lie in and near out.
struct ReverseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Say what a position lies in and near.",
        discussion: """
            Gives the country and first-order division whose outline holds the position, and the nearest towns with distance \
            and direction. At sea it says how far off which coast. Distances are geodesics; outlines are Natural Earth's for \
            maps of 1:10,000,000, thinned: within 2 km of a coast a position counts as ashore, within 3 km of a border the \
            country beyond it is told, too (column perhaps_country), and a town within 500 m says which of them it is.

            EXAMPLES
              dateline reverse 34.95,69.26
              dateline reverse 34.95,69.26 --limit 5 --min-population 100000
              dateline reverse "34°31′25″N 69°10′44″E" -17.5,-179.999
              dateline reverse 34.53,69.17 --class S --code AIRP

            A position a line, or a table with columns lat and lon (and id), into a table:
              dateline reverse - --format csv < points.txt
              dateline reverse - --input csv --format csv < incidents.csv
              dateline reverse - --input jsonl --format jsonl < points.jsonl

            Exit codes: 0 all answered, 1 a line of the input is no position, 2 an error.
            """)

    @Argument(
        help: ArgumentHelp("Latitude, longitude; or - for standard input.", valueName: "position"))
    var positions: [String]

    @Option(
        help:
            "What standard input holds: a position a line, a table (parted by commas, semicolons, tabs or |), or objects with lat and lon (and id)."
    )
    var input: InputFormat = .text

    @Option(help: "Name at most so many places a position; 0 names none.")
    var limit: Int = 1

    @Option(
        name: .customLong("min-population"),
        help: ArgumentHelp("Only places with at least so many inhabitants.", valueName: "number"))
    var minimumPopulation: Int = 0

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp(
            "Only places of these GeoNames classes: letters such as P (towns, the default), A, S, or all.",
            valueName: "letters"))
    var classes: String = "P"

    @Option(
        help: ArgumentHelp(
            "Only places with these GeoNames feature codes, separated by commas; PPLA takes PPLA2, too.",
            valueName: "codes"))
    var code: String?

    @Option(help: "What to print.")
    var format: AnswerFormat = .table

    @Option(
        help: ArgumentHelp("Look places up in this index instead of the embedded one.", valueName: "file.gaz")
    )
    var gazetteer: String?

    func run() throws {
        guard limit >= 0 else { throw Failure("--limit: must be at least 0, not \(limit)") }
        let world: WorldGazetteer =
            if let gazetteer { try WorldGazetteer(contentsOfFile: gazetteer) } else { try .embedded() }
        if !world.hasOutlines {
            StandardError.write(
                "dateline: the index has no outlines: only near places are told; for countries and divisions build it with a shapes.txt"
            )
        }
        let (filter, limit, format) = (try filter(), limit, format)
        var writer = AnswerWriter(
            format, fields: ReverseLayer.fields, name: "Positions", columns: ReverseLayer.columns)
        for position in positions {
            if position == "-" {
                try Batch.run(input, .position, to: &writer) {
                    ReverseWorker(
                        geocoder: ReverseGeocoder(world: world, filter: filter, limit: limit), format: format)
                }
                continue
            }
            // The space that `main` put before a negative number.
            let text = String(position.drop(while: \.isWhitespace))
            let coordinate: Coordinate?
            do throws(GeometryError) {
                coordinate = try Coordinate(parsing: text)
            } catch {
                throw Failure("\(error)")
            }
            guard let coordinate else {
                throw Failure("\u{2018}\(text)\u{2019} \(ReverseWorker.noPosition)")
            }
            var worker = ReverseWorker(
                geocoder: ReverseGeocoder(world: world, filter: filter, limit: limit), format: format)
            worker.add(coordinate, query: text, id: .none)
            writer.add(worker.output)
        }
        writer.finish()
        if writer.unanswered > 0 { throw ExitCode.nothingFound }
    }

    private func filter() throws -> PlaceFilter {
        guard minimumPopulation >= 0 else {
            throw Failure("--min-population: must be at least 0, not \(minimumPopulation)")
        }
        var wanted: Set<FeatureClass> = []
        if classes.lowercased() != "all" {
            for letter in classes.uppercased().utf8 where letter != UInt8(ascii: ",") {
                guard let featureClass = FeatureClass(rawValue: letter) else {
                    throw Failure(
                        "--class: \u{2018}\(classes)\u{2019}: choose from A, H, L, P, R, S, T, U, V, or all")
                }
                wanted.insert(featureClass)
            }
        }
        let codes = (code ?? "").uppercased().split(separator: ",").map(String.init)
        // A code says its class itself.
        if !codes.isEmpty, classes == "P" { wanted = [] }
        return PlaceFilter(minimumPopulation: minimumPopulation, classes: wanted, codes: Set(codes))
    }
}

/// Answers positions in one thread.
struct ReverseWorker: BatchWorker {
    static let noPosition = "is no position: write latitude,longitude such as 34.5236,69.1789"

    private var geocoder: ReverseGeocoder
    private var encoder: RowEncoder?
    private var answers = BatchOutput()

    init(geocoder: ReverseGeocoder, format: AnswerFormat) {
        self.geocoder = geocoder
        encoder = format.encoder(fields: ReverseLayer.fields, name: "Positions")
    }

    var output: BatchOutput {
        var output = answers
        if let encoder { output.bytes = encoder.bytes }
        return output
    }

    mutating func answer(_ record: InputRecord) {
        let text = String(decoding: record.query, as: UTF8.self)
        var problem = record.problem
        if problem == nil {
            if let coordinate = Coordinate(decimal: record.query) {
                return add(coordinate, query: text, id: record.id)
            }
            do throws(GeometryError) {
                if let coordinate = try Coordinate(parsing: text) {
                    return add(coordinate, query: text, id: record.id)
                }
                problem = "\u{2018}\(text)\u{2019} \(Self.noPosition)"
            } catch {
                problem = "\(error)"
            }
        }
        answers.unanswered += 1
        answers.messages.append("standard input:\(record.line): \(problem ?? "")")
        add(nil, text, record.id)
    }

    mutating func add(_ coordinate: Coordinate, query: String, id: RowIdentifier) {
        add(geocoder.answer(coordinate), query, id)
    }

    private mutating func add(_ answer: ReverseAnswer?, _ query: String, _ id: RowIdentifier) {
        if encoder == nil { answers.cells += ReverseLayer.cells(answer, query: query) }
        encoder?.add(answer, query: query, id: id)
    }
}
