import ArgumentParser
import Export
import Geocoding
import Incidents

/// `dateline map`: reports in, layers out.
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Read incident reports and draw them as map layers.",
        discussion: """
            Reads English reports (UTF-8 text; a folder stands for its .txt files, - for standard input), finds the incidents they \
            tell of, and places each one with its uncertainty. Prints a table for people; with -o, also writes incidents.geojson, \
            .kml, .gpkg and .csv into that folder, and map.html, one page that needs no network: the map, the list, and the reports' \
            own sentences. All of them are written or none.

            EXAMPLES
            The table, four layer files, and map.html for any browser:
              dateline map report.txt -o layers

            Only the page, to send to somebody:
              dateline map report.txt -o layers --write html

            All reports of a folder into one GeoPackage:
              dateline map reports/ -o layers --write gpkg

            Each field with the sentence it was read from:
              dateline map report.txt --evidence

            A report that carries no date of its own:
              dateline map - --date 2021-07-25 < mail.txt

            A layer on standard output, for a pipe:
              dateline map report.txt --format geojson

            Exit codes: 0 incidents found, 1 none found (no file is written), 2 an error. A report that cannot be read is \
            an error that keeps no other report from being mapped.
            """)

    @Argument(
        help: ArgumentHelp("Reports, folders of reports, or - for standard input.", valueName: "report"))
    var reports: [String]

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Write the layers into this folder; it is made when missing.", valueName: "folder")
    )
    var output: String?

    @Option(help: "What to print.")
    var format: ReportFormat = .table

    @Option(
        help: ArgumentHelp(
            "Files to write into the folder, separated by commas: geojson, kml, gpkg, csv, html.",
            valueName: "formats"))
    var write: String = "geojson,kml,gpkg,csv,html"

    @Option(
        help: ArgumentHelp("The day a report was written, where it carries no date.", valueName: "yyyy-mm-dd")
    )
    var date: String?

    @Flag(help: "Print with every field the sentence it was read from.")
    var evidence = false

    @OptionGroup var sources: SourceOptions

    func run() throws {
        let day = try date.map { text in
            guard let day = CalendarDay(iso: text) else {
                throw Failure("--date: \u{2018}\(text)\u{2019} is no day; write it as 2021-07-25")
            }
            return day
        }
        let (formats, writesPage) = try files()
        if output?.isEmpty == true { throw Failure("--output: names no folder; write . for this one") }
        let geocoder = try sources.geocoder()
        let reader = ReportReader(geocoder: geocoder)
        var incidents: [Incident] = []
        var failures = 0
        let paths = try ReportFile.paths(in: reports)
        let progress = ProgressLine("reading reports", unit: "reports")
        for (number, path) in paths.enumerated() {
            progress.update(number, share: Double(number) / Double(paths.count))
            do throws(ReportError) {
                let report = try ReportFile(path: path)
                let found = reader.incidents(in: report.text, source: report.name, date: day)
                if found.isEmpty { StandardError.write("dateline: \(report.name): no incident found") }
                incidents += found
            } catch {
                StandardError.write("dateline: \(error)")
                failures += 1
            }
        }
        guard !incidents.isEmpty else { throw failures > 0 ? ExitCode.error : .nothingFound }
        incidents = Incident.withDistinctIdentifiers(incidents)
        let layers = IncidentLayers(incidents)
        if let output {
            let page =
                writesPage ? MapPage(incidents, world: geocoder.world, landmarks: geocoder.landmarks) : nil
            let paths = try layers.write(to: output, formats: formats, page: page)
            StandardOutput.write(format.encode(layers, evidence: evidence))
            StandardError.write("wrote \(paths.joined(separator: ", "))")
        } else {
            StandardOutput.write(format.encode(layers, evidence: evidence))
        }
        if failures > 0 { throw ExitCode.error }
    }

    /// The layers that `--write` names, and whether it names the page.
    private func files() throws -> (formats: [LayerFormat], page: Bool) {
        var formats: [LayerFormat] = []
        var page = false
        for name in write.split(separator: ",", omittingEmptySubsequences: false) {
            if name.lowercased() == "html" {
                page = true
            } else if let format = LayerFormat(rawValue: name.lowercased()) {
                formats.append(format)
            } else {
                let known = LayerFormat.allCases.map(\.rawValue).joined(separator: ",")
                throw Failure(
                    "--write: \u{2018}\(name)\u{2019} is no layer format; choose from \(known),html")
            }
        }
        return (formats, page)
    }
}

/// What `map` prints.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv, geojson, kml

    func encode(_ layers: IncidentLayers, evidence: Bool) -> [UInt8] {
        switch self {
        case .table:
            Array(IncidentTable(layers.incidents, showsEvidence: evidence).text(Terminal.output.look).utf8)
        case .json: layers.json()
        case .jsonl: layers.jsonLines()
        case .csv: layers.csv()
        case .geojson: layers.geoJSON()
        case .kml: layers.kml()
        }
    }
}
