import ArgumentParser
import Export
import Formats
import Gazetteer
import Geocoding
import Incidents

/// `dateline map`: reports in, layers out.
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Read incident reports and draw them as map layers.",
        discussion: """
            Reads English reports (UTF-8 text; a folder stands for its .txt files, - for standard input), finds the incidents they \
            tell of, and places each one with its uncertainty; a position in figures, in any notation, is taken as it stands. Prints a \
            table for people; with -o, also writes incidents.geojson, .kml, .gpkg and .csv into that folder, and map.html, one page that \
            needs no network: the map, the list, and the reports' own sentences. All of them are written or none.

            Where -o names a file with one of these endings, that file alone is written; one in .svg or .png is a still map, one in .kmz \
            an archive for Google Earth with its icons and a legend over the map. PNG and legend are drawn by librsvg (librsvg2-2 and \
            fonts-dejavu-core on Debian); without it a KMZ has its legend in the list alone.

            EXAMPLES
            The table, four layer files, and map.html for any browser:
              dateline map report.txt -o layers

            A still map, for a report or a chat:
              dateline map report.txt -o map.png

            For Google Earth, in one file:
              dateline map report.txt -o report.kmz

            Only the page, to send to somebody:
              dateline map report.txt -o report.html

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
        help: ArgumentHelp(
            "Write the layers into this folder, made when missing; or one file by its ending: geojson, kml, kmz, gpkg, csv, html, svg, png.",
            valueName: "folder|file")
    )
    var output: String?

    @Option(help: "What to print.")
    var format: ReportFormat = .table

    @Option(
        help: ArgumentHelp(
            "Files to write into the folder, separated by commas: geojson, kml, kmz, gpkg, csv, html, svg, png; unless said, geojson,kml,gpkg,csv,html.",
            valueName: "formats"))
    var write: String?

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
        let (formats, writesPage, pictures) = try files()
        let single = output.flatMap(SingleFile.init(file:))
        if let output, single != nil, write != nil {
            throw Failure("--write: says what to write into a folder, and -o \(output) is one file")
        }
        if output?.isEmpty == true { throw Failure("--output: names no folder; write . for this one") }
        let geocoder = try sources.geocoder()
        let reader = ReportReader(geocoder: geocoder)
        var incidents: [Incident] = []
        var headlines: [String?] = []
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
                if !found.isEmpty { headlines.append(report.headline) }
            } catch {
                StandardError.write("dateline: \(error)")
                failures += 1
            }
        }
        guard !incidents.isEmpty else { throw failures > 0 ? ExitCode.error : .nothingFound }
        incidents = Incident.withDistinctIdentifiers(incidents)
        let layers = IncidentLayers(incidents)
        let world = geocoder.world
        let title = headlines.count == 1 ? headlines[0] : nil
        func picture() -> Picture {
            var picture = Picture(incidents, title: title, world: world)
            picture.landmarks = geocoder.landmarks.landmarks
            return picture
        }
        if let printed = PictureFormat(rawValue: format.rawValue) {
            try printed.write(picture(), to: nil)
        }
        if let output, let single {
            switch single {
            case .still(let still): try still.write(picture(), to: output)
            case .layer(let format): try layers.write(format, toFile: output)
            case .page:
                let page = MapPage(incidents, world: world, landmarks: geocoder.landmarks)
                try OutputFile.write(page.encode(), to: output)
            }
            StandardOutput.write(format.encode(layers, evidence: evidence))
            StandardError.write("wrote \(output)")
        } else if let output {
            let page =
                writesPage ? MapPage(incidents, world: geocoder.world, landmarks: geocoder.landmarks) : nil
            let stills = try pictures.map { (Picture.fileName + $0.rawValue, try $0.encode(picture())) }
            let paths = try layers.write(to: output, formats: formats, page: page, files: stills)
            StandardOutput.write(format.encode(layers, evidence: evidence))
            StandardError.write("wrote \(paths.joined(separator: ", "))")
        } else {
            StandardOutput.write(format.encode(layers, evidence: evidence))
        }
        if failures > 0 { throw ExitCode.error }
    }

    private static let usual = "geojson,kml,gpkg,csv,html"

    /// What -o may name instead of a folder.
    private enum SingleFile {
        case still(PictureFormat)
        case layer(LayerFormat)
        case page

        /// By the ending of its name; nil for a folder's.
        init?(file: String) {
            let name = file.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count > 1, let ending = parts.last?.lowercased(), !InputFile.isFolder(file) else {
                return nil
            }
            if let still = PictureFormat(rawValue: ending) {
                self = .still(still)
            } else if let format = LayerFormat(rawValue: ending) {
                self = .layer(format)
            } else if ending == "html" {
                self = .page
            } else {
                return nil
            }
        }
    }

    /// The layers that `--write` names, whether it names the page, and the still maps.
    private func files() throws -> (formats: [LayerFormat], page: Bool, pictures: [PictureFormat]) {
        var formats: [LayerFormat] = []
        var pictures: [PictureFormat] = []
        var page = false
        for name in (write ?? Self.usual).split(separator: ",", omittingEmptySubsequences: false) {
            if name.lowercased() == "html" {
                page = true
            } else if let picture = PictureFormat(rawValue: name.lowercased()) {
                if !pictures.contains(picture) { pictures.append(picture) }
            } else if let format = LayerFormat(rawValue: name.lowercased()) {
                formats.append(format)
            } else {
                let known = LayerFormat.allCases.map(\.rawValue).joined(separator: ",")
                throw Failure(
                    "--write: \u{2018}\(name)\u{2019} is no layer format; choose from \(known),html,svg,png")
            }
        }
        return (formats, page, pictures)
    }
}

/// What `map` prints.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv, geojson, kml, kmz, svg, png

    func encode(_ layers: IncidentLayers, evidence: Bool) -> [UInt8] {
        switch self {
        case .table:
            Array(IncidentTable(layers.incidents, showsEvidence: evidence).text(Terminal.output.look).utf8)
        case .json: layers.json()
        case .jsonl: layers.jsonLines()
        case .csv: layers.csv()
        case .geojson: layers.geoJSON()
        case .kml: layers.kml()
        case .kmz: layers.kmz()
        // A picture needs the base map, too: whoever has that writes it.
        case .svg, .png: []
        }
    }
}
