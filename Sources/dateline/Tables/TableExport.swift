import Datasets
import Export
import Formats
import Geometry
import Store

/// A table, or the incidents of a store, on their way into a file or a pipe.
struct TableExport {
    private let source: any RowSource
    /// What its columns mean, found out only for formats that show it.
    private let meaning: () throws -> RowMeaning
    /// Columns that the user names for what they hold.
    private let columns: [ColumnRole: String]
    /// Of which only some rows are wanted; how many is known when they have been read.
    private let chosen: FilteredRowSource?
    private let name: String
    private let title: String
    private let rowCount: Int
    private let hasPositionColumns: Bool
    private let format: ExportFormat
    private let table: RowTable?
    /// How the publisher of its rows lays out a file; nil for ours.
    private let layout: PublishedLayout?

    /// A table, called as its file is without folders and ending.
    ///
    /// - Parameters:
    ///   - rows: Those of its rows that are wanted; all of them for nil.
    ///   - columns: Columns that the user names for what they hold.
    init(
        _ table: RowTable, rows: FilteredRowSource? = nil, named columns: [ColumnRole: String] = [:],
        format: ExportFormat
    ) {
        meaning = { try RowMeaning(of: table.source, name: table.name, named: columns) }
        self.columns = columns
        source = WatchedRows(rows ?? table.source, "exporting \(table.name)")
        chosen = rows
        name = table.name
        title = FileNames.stem(of: table.name)
        rowCount = table.expectedRowCount
        hasPositionColumns = table.hasPositionColumns
        layout = nil
        self.table = table
        self.format = format
    }

    /// Incidents of a store; with a layout, in the manner of their publisher.
    init(
        _ incidents: StoreRowSource, _ meaning: RowMeaning, of store: IncidentStore,
        layout: PublishedLayout? = nil,
        format: ExportFormat
    ) {
        self.layout = layout
        self.meaning = { meaning }
        columns = [:]
        source = WatchedRows(incidents, "exporting \(store.path)")
        chosen = nil
        name = store.path
        title = "incidents"
        rowCount = incidents.rowCount
        // They are among its columns.
        hasPositionColumns = true
        table = nil
        self.format = format
    }

    /// Writes all rows, to standard output when no file is named.
    ///
    /// - Returns: The table with the types that its rows turned out to have; nil where a sample told as much.
    /// - Throws: `FormatError` when the table cannot be read or the file not be written; then there is no file.
    @discardableResult
    func write(to path: String?) throws -> RowTable? {
        guard let path else {
            guard format != .gpkg, format != .kmz else {
                throw Failure("--format: \(format.rawValue) is a file: name it with -o")
            }
            // What is in a pipe cannot be taken back.
            if let table = try table?.corrected(isRead: false) {
                try TableExport(table, named: columns, format: format).write(to: nil)
                return table
            }
            var pipe = StandardOutputSink()
            try stream(source, beside: nil, to: &pipe)
            return nil
        }
        var files = FileGroup()
        let staged = try files.stage(path)
        if format == .gpkg {
            var writer = try GeoPackageWriter(staged)
            try writer.add(layer, rows: source)
            try writer.finish()
        } else {
            var file = try OutputFile(staged)
            try stream(source, beside: staged, to: &file)
            try file.finish()
        }
        // What was written by the wrong types goes away with its group.
        if let table = try table?.corrected(isRead: true) {
            try TableExport(table, named: columns, format: format).write(to: path)
            return table
        }
        try files.commit()
        return nil
    }

    /// - Parameter staged: Where the rows of a large KML are put in order; in a pipe they come as they are in the table.
    private func stream(
        _ source: some RowSource, beside staged: StagedFile?, to sink: inout some RowSink & ~Copyable
    ) throws {
        let (fields, identifier) = (source.fields, source.identifier)
        let regions: RegionSource? =
            if let staged, format == .kml || format == .kmz, rowCount > RegionPlan.threshold,
                case let count = try chosen?.count() ?? rowCount, count > RegionPlan.threshold
            {
                try RegionSource(source, meaning(), beside: staged)
            } else {
                nil
            }
        switch format {
        case .geojson, .geojsonseq:
            let encoder = GeoJSONRows(
                fields, identifier: identifier, framing: format == .geojson ? .collection : .sequence)
            try sink.write(source, as: encoder)
        case .kml:
            if let regions {
                try sink.write(regions, as: KMLRows(name: title, of: regions, regions.look))
            } else {
                let look = try KMLLook(of: source, meaning())
                try sink.write(source, as: KMLRows(name: title, of: source, look))
            }
        case .kmz:
            if let regions {
                try KMZRows.write(regions: regions, name: title, to: &sink)
            } else {
                let look = try KMLLook(of: source, meaning())
                let legend = LegendPicture.legend(look.legend)
                try KMZRows.write(source, look, name: title, legend: legend, to: &sink)
            }
        case .csv:
            if let layout {
                let encoder = DelimitedRows(lines: layout.headLines, delimiter: layout.delimiter)
                return try sink.write(source, as: encoder)
            }
            let encoder = CSVRows(fields, addsPosition: !hasPositionColumns)
            try sink.write(source, as: encoder)
        // Their writers are no streams.
        case .gpkg, .html, .svg, .png: break
        }
    }

    /// The table of a GeoPackage. Columns whose names differ by case only would be one there.
    private var layer: GeoPackageLayer {
        GeoPackageLayer(
            name: tableName, title: title, summary: "Exported from \(name)",
            fields: uniqueNames(source.fields, folding: true, reserved: ["fid", "geom"]),
            shapes: .points)
    }

    /// The layer's table: names with these beginnings are SQLite's and the GeoPackage's own.
    private var tableName: String {
        let isTaken = ["sqlite_", "gpkg_", "rtree_", "layer_styles"].contains(
            where: title.lowercased().hasPrefix)
        return isTaken ? "table_" + title : title
    }
}
