import ArgumentParser
import Gazetteer

extension GazetteerCommand {
    /// `dateline gazetteer build`
    struct Build: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Build an index from GeoNames, Who's On First, OpenStreetMap or a table.",
            discussion: """
                Sources are recognised by what is in them, and read as published, zipped or packed as they are:
                - GeoNames: allCountries.zip or a country's (AF.zip), alternateNamesV2.zip, countryInfo.txt, \
                admin1CodesASCII.txt, admin2Codes.txt, hierarchy.zip; one by one, or the folder that holds them. \
                Also extents.txt (geonameid, west, south, east, north, radius in metres), shapes.txt (geonameid, GeoJSON), basemap.txt (disputed, claim, country, \
                division or shore; GeoJSON LineString) and provenance.txt (your \
                sources and their licences, shown by `info`).
                - Who's On First: a repository, as a folder or a .tar, .tar.gz, .tar.bz2 or .tar.xz.
                - OpenStreetMap: GeoJSON, one collection or one feature a line.
                - A CSV table with the columns name, lat, lon and, where you have them, id, geonameid, kind, country, \
                admin1, population, aliases (separated by |), uncertainty_m.
                - An index that was built before.

                The first source has the last word: where a later one knows the same place, it adds names and fills in \
                what is missing. An existing index is replaced only by a whole one.

                EXAMPLES
                  dateline gazetteer build geonames/ -o world.gaz
                  dateline gazetteer build AF.zip alternateNamesV2.zip admin1CodesASCII.txt countryInfo.txt -o af.gaz
                  dateline gazetteer build whosonfirst-admin-af.tar.xz -o af.gaz --rejects left-out.csv

                Exit codes: 0 done, 2 an error.
                """)

        @Argument(help: ArgumentHelp("Files and folders to read.", valueName: "source"))
        var sources: [String]

        @Option(
            name: [.short, .customLong("output")],
            help: ArgumentHelp("Index to write.", valueName: "file.gaz"))
        var output: String

        @OptionGroup var rejects: RejectOptions

        func run() throws {
            try rejects.build(try GazetteerSource.recognise(sources), own: 0, to: output)
        }
    }
}

/// What to do with what cannot be used, and building with that.
struct RejectOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write what is left out here, as CSV with file, line and reason, and go on behind a bad row.",
            valueName: "file.csv"))
    var rejects: String?

    /// Reads the sources, of which the first `own` are the user's own, writes the index, and says both.
    func build(_ sources: [GazetteerSource], own: Int, to output: String) throws {
        var builder = try GazetteerBuilder(rejects: rejects)
        var (file, line) = ("", ProgressLine("", unit: ""))
        builder.progress = { path, count, share in
            if path != file { (file, line) = (path, ProgressLine("reading \(path)", unit: "rows")) }
            line.update(count, share: share)
        }
        do throws(GazetteerError) {
            for (number, source) in sources.enumerated() {
                StandardError.write("reading \(source.description)")
                try builder.read(source)
                if number + 1 == own { builder.sealOwnPlaces() }
            }
        } catch {
            if case .badRow = error, rejects == nil {
                throw Failure("\(error); with --rejects FILE such rows are left out and written there")
            }
            throw error
        }
        let summary = try builder.write(to: output)
        var lines = [
            "\(output): \(summary.places) places, \(summary.names) names, \(summary.measured) measured extents, \(summary.outlined) outlines"
        ]
        if summary.joined > 0 {
            lines.append("joined with a place of an earlier source: \(summary.joined) places")
        }
        var leftOut = [
            ("names without a letter or too long", summary.unusableNames),
            ("alternate names of places that are in no table", summary.orphanNames),
            ("extents of places that are in no table", summary.orphanExtents),
            ("outlines of places that are in no table", summary.orphanShapes),
        ]
        leftOut += summary.skipped.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        for (what, count) in leftOut where count > 0 { lines.append("left out: \(count) \(what)") }
        if let rejects, !summary.skipped.isEmpty { lines.append("what was left out is in \(rejects)") }
        StandardError.write(lines: lines)
    }
}
