import Formats
import Geometry

/// What a command has found, as a layer for maps.
struct ResultLayer {
    let name: String
    let title: String
    let fields: [Field]
    let shapes: GeoPackageLayer.Shapes
    private(set) var features: [Feature] = []

    init(_ name: String, _ title: String, _ fields: [Field], _ shapes: GeoPackageLayer.Shapes = .points) {
        self.name = name
        self.title = title
        self.fields = fields
        self.shapes = shapes
    }

    mutating func add(_ id: String, _ shape: Shape?, _ values: [FieldValue]) {
        features.append(Feature(id: id, shape: shape, values: values))
    }

    fileprivate var table: GeoPackageLayer {
        GeoPackageLayer(name: name, title: title, summary: title, fields: fields, shapes: shapes)
    }

    fileprivate func bytes(_ format: ExportFormat) -> [UInt8] {
        switch format {
        case .geojson: GeoJSONWriter(fields: fields).bytes(of: features)
        case .geojsonseq: GeoJSONWriter(fields: fields, framing: .sequence).bytes(of: features)
        case .kml: KMLWriter(name: title, fields: fields).bytes(of: features)
        case .csv: CSVWriter(fields: fields).bytes(of: features)
        default: []
        }
    }
}

/// Layers of one finding each, on their way into files.
enum ResultLayers {
    /// What may be written to, for help.
    static let help =
        "Write layers: a GeoPackage (.gpkg) with all of them, a folder with a GeoJSON file for each, or one .geojson, .geojsonl, .kml or .csv."

    /// Writes into a GeoPackage all `parts`, into a folder the same as GeoJSON, into a file of any other kind `whole`.
    ///
    /// - Throws: `FormatError` when a file cannot be written, `Failure` for an ending that means something else.
    static func write(_ whole: ResultLayer, parts: [ResultLayer], to path: String) throws {
        var files = FileGroup()
        guard let format = try format(of: path) else {
            try files.makeFolder(path)
            // Those without features, too: files of an earlier run would be taken for results of this one.
            for layer in parts {
                let name = path + (path.hasSuffix("/") ? "" : "/") + layer.name + ".geojson"
                try write(layer.bytes(.geojson), to: files.stage(name))
            }
            return try files.commit()
        }
        let file = try files.stage(path)
        if format == .gpkg {
            var writer = try GeoPackageWriter(file)
            let parts = parts.filter { !$0.features.isEmpty }
            // One without tables is none.
            for layer in parts.isEmpty ? [whole] : parts { try writer.add(layer.table, layer.features) }
            try writer.finish()
        } else {
            try write(whole.bytes(format), to: file)
        }
        try files.commit()
    }

    private static func write(_ bytes: [UInt8], to file: StagedFile) throws(FormatError) {
        var out = try OutputFile(file)
        out.bytes = bytes
        try out.finish()
    }

    /// The format that a name's ending tells; nil for a folder, whose name has none.
    private static func format(of path: String) throws -> ExportFormat? {
        let name = FileNames.last(of: path)
        guard !path.hasSuffix("/"), name.drop(while: { $0 == "." }).contains(".") else { return nil }
        let format = try ExportFormat(file: path)
        guard [.geojson, .geojsonseq, .kml, .csv, .gpkg].contains(format) else {
            throw Failure("--output: \(path): write KML, GeoJSON, CSV or a GeoPackage")
        }
        return format
    }
}
