import ArgumentParser
import Formats
import Geometry

/// The formats of areas.
enum ShapeFormat: String, ExpressibleByArgument, CaseIterable {
    case geojson, geojsonseq, wkt, kml, gpkg

    /// What the names of files end with.
    fileprivate static let endings: [(String, ShapeFormat)] = [
        (".geojson", .geojson), (".json", .geojson), (".geojsonl", .geojsonseq), (".geojsons", .geojsonseq),
        (".wkt", .wkt), (".kml", .kml), (".gpkg", .gpkg),
    ]

    /// By the ending of a file's name.
    init?(file: String) {
        let name = file.lowercased()
        guard let found = Self.endings.first(where: { name.hasSuffix($0.0) }) else { return nil }
        self = found.1
    }
}

/// Where the features of a command go to.
struct ShapeTarget: ParsableArguments {
    @Option(help: "What to write: by the ending of the output's name, else geojson. WKT has full precision.")
    var format: ShapeFormat?

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp("Write to this file, whole or not at all.", valueName: "file"))
    var output: String?

    /// The format asked for.
    func resolvedFormat() throws -> ShapeFormat {
        guard let chosen = try format ?? output.map(Self.format) else { return .geojson }
        guard chosen != .gpkg || output != nil else {
            throw Failure("--format: a GeoPackage is a file: name it with -o layers.gpkg")
        }
        return chosen
    }

    private static func format(of file: String) throws -> ShapeFormat {
        if let format = ShapeFormat(file: file) { return format }
        let endings = ShapeFormat.endings.map(\.0).joined(separator: ", ")
        throw Failure(
            "--output: \(file): what to write is told by the ending: \(endings); or name it with --format")
    }

    /// Writes one layer.
    func write(_ layer: ShapeLayer) throws {
        let format = try resolvedFormat()
        guard let output else { return StandardOutput.write(layer.bytes(format)) }
        var files = FileGroup()
        let file = try files.stage(output)
        if format == .gpkg {
            var writer = try GeoPackageWriter(file)
            try writer.add(layer.table, layer.features)
            try writer.finish()
        } else {
            var out = try OutputFile(file)
            out.bytes = layer.bytes(format)
            try out.finish()
        }
        try files.commit()
    }
}

/// Areas with their values.
struct ShapeLayer {
    let name: String
    let title: String
    let fields: [Field]
    let features: [Feature]

    /// The table of a GeoPackage. Columns whose names differ by case only would be one there.
    fileprivate var table: GeoPackageLayer {
        GeoPackageLayer(
            name: name, title: title, summary: title,
            fields: uniqueNames(fields, folding: true, reserved: ["fid", "geom"]), shapes: .areas)
    }

    fileprivate func bytes(_ format: ShapeFormat) -> [UInt8] {
        switch format {
        case .geojson: GeoJSONWriter(fields: fields).bytes(of: features)
        case .geojsonseq: GeoJSONWriter(fields: fields, framing: .sequence).bytes(of: features)
        case .kml: KMLWriter(name: title, fields: fields).bytes(of: features)
        case .wkt: features.flatMap { Array(BufferText.wkt($0.polygons).utf8) }
        case .gpkg: []
        }
    }
}

extension Feature {
    fileprivate var polygons: [Polygon] {
        switch shape {
        case .polygon(let polygon): [polygon]
        case .polygons(let polygons): polygons
        default: []
        }
    }
}
