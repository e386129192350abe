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
            return try stream { StandardOutput.write($0) }
        }
        var files = FileGroup()
        var file = try OutputFile(try files.stage(path))
        try stream { bytes throws(FormatError) in try file.write(bytes) }
        try file.finish()
        try files.commit()
    }

    private func stream(_ write: ([UInt8]) throws(FormatError) -> Void) throws {
        let source = table.source
        switch format {
        case .geojson: try RowStream.write(source, as: geoJSON(.collection), to: write)
        case .geojsonseq: try RowStream.write(source, as: geoJSON(.sequence), to: write)
        case .csv:
            let encoder = CSVRows(source.fields, addsPosition: !table.hasPositionColumns)
            try RowStream.write(source, as: encoder, to: write)
        }
    }

    private func geoJSON(_ framing: GeoJSONWriter.Framing) -> GeoJSONRows {
        GeoJSONRows(table.source.fields, identifier: table.source.identifier, framing: framing)
    }
}
