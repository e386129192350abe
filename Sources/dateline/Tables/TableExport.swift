import Datasets
import Formats

/// A table on its way into a file or a pipe.
struct TableExport {
    let table: RowTable
    let format: ExportFormat

    /// Writes all rows, to standard output when no file is named.
    ///
    /// - Throws: `FormatError` when the table cannot be read or the file not be written; then there is no file.
    func write(to path: String?) throws {
        guard let path else {
            guard format != .gpkg else {
                throw Failure("--format: a GeoPackage is a file: name it with -o layers.gpkg")
            }
            return try stream { StandardOutput.write($0) }
        }
        var files = FileGroup()
        let staged = try files.stage(path)
        if format == .gpkg {
            var writer = try GeoPackageWriter(staged)
            try writer.add(layer, rows: table.source)
            try writer.finish()
        } else {
            var file = try OutputFile(staged)
            try stream { bytes throws(FormatError) in try file.write(bytes) }
            try file.finish()
        }
        try files.commit()
    }

    /// The table of a GeoPackage. Columns whose names differ by case only would be one there.
    private var layer: GeoPackageLayer {
        GeoPackageLayer(
            name: title, title: title, summary: "Exported from \(table.name)",
            fields: uniqueNames(table.source.fields, folding: true, reserved: ["fid", "geom"]),
            shapes: .points)
    }

    /// The file's name without folders and ending.
    private var title: String {
        let file = table.name.split(separator: "/").last.map(String.init) ?? table.name
        let stem = file.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
        return stem.isEmpty ? file : stem
    }

    private func stream(_ write: ([UInt8]) throws(FormatError) -> Void) throws {
        let source = table.source
        switch format {
        case .geojson: try RowStream.write(source, as: geoJSON(.collection), to: write)
        case .geojsonseq: try RowStream.write(source, as: geoJSON(.sequence), to: write)
        case .gpkg: break
        case .csv:
            let encoder = CSVRows(source.fields, addsPosition: !table.hasPositionColumns)
            try RowStream.write(source, as: encoder, to: write)
        }
    }

    private func geoJSON(_ framing: GeoJSONWriter.Framing) -> GeoJSONRows {
        GeoJSONRows(table.source.fields, identifier: table.source.identifier, framing: framing)
    }
}
