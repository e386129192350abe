import ArgumentParser

/// The formats that a table can be given back in.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case geojson, geojsonseq, kml, kmz, gpkg, csv, html, svg, png

    /// What the names of files end with.
    static let endings: [(String, ExportFormat)] = [
        (".geojson", .geojson), (".json", .geojson), (".geojsonl", .geojsonseq), (".geojsons", .geojsonseq),
        (".geojsonseq", .geojsonseq),
        (".kml", .kml), (".kmz", .kmz), (".gpkg", .gpkg), (".csv", .csv),
        (".svg", .svg), (".png", .png), (".html", .html), (".htm", .html),
    ]

    /// By the ending of a file's name.
    ///
    /// - Throws: `Failure` for an ending that is none of ours.
    init(file: String) throws {
        let name = file.lowercased()
        guard let found = Self.endings.first(where: { name.hasSuffix($0.0) }) else {
            let endings = Self.endings.map(\.0).joined(separator: ", ")
            throw Failure(
                "--output: \(file): what to write is told by the ending: \(endings); or name it with --format"
            )
        }
        self = found.1
    }
}
