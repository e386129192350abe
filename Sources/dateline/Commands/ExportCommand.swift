import ArgumentParser
import Datasets
import Formats
import Geometry
import Store

/// `dateline export`: the incidents of a store as a layer.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Export the incidents of a store: GeoJSON, GeoJSON lines, KML, CSV, JSON lines, GeoPackage.",
        discussion: """
            The format follows from the file's ending, or from --format. Every feature carries its incident's id. Without -o the \
            layer goes to standard output.

            EXAMPLES
              dateline export incidents.gpkg -o incidents.geojson
              dateline export incidents.gpkg --format csv --where dataset=ucdp > ged.csv

            Exit codes: 0 found, 1 nothing found, 2 an error.
            """)

    @Argument(help: ArgumentHelp("The store.", valueName: "store.gpkg"))
    var store: String

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The file to write.", valueName: "file"))
    var output: String?

    @Option(help: "The format.")
    var format: ExportFormat?

    @OptionGroup var input: StoreInput

    enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
        case geojson, jsonl, kml, csv, gpkg

        init?(path: String) {
            guard let dot = path.lastIndex(of: ".") else { return nil }
            self.init(rawValue: path[path.index(after: dot)...].lowercased())
        }
    }

    func run() throws {
        guard let format = format ?? output.flatMap({ ExportFormat(path: $0) }) else {
            throw Failure(
                "--format: name one of geojson, jsonl, kml, csv, gpkg, or a file with such an ending")
        }
        let store = try IncidentStore(reading: store)
        if format == .gpkg { return try exportGeoPackage(store) }
        let kind: RowEncoder.Format =
            switch format {
            case .geojson, .gpkg: .geojson
            case .jsonl: .jsonl
            case .kml: .kml("Incidents")
            case .csv: .csv
            }
        let head = RowEncoder(kind, fields: ImportedFields.table)
        var sink = try Sink(output)
        try sink.write(head.head)
        var encoder = head
        var count = 0
        var isFirst = true
        func flush() throws {
            try sink.write(
                isFirst && encoder.partsWithCommas ? Array(encoder.bytes.dropFirst()) : encoder.bytes)
            if !encoder.bytes.isEmpty { isFirst = false }
            encoder = RowEncoder(kind, fields: ImportedFields.table)
        }
        try input.forEach(store) { incident in
            encoder.begin(id: incident.values[0].text, point: incident.point)
            for value in incident.values { encoder.add(passing: value) }
            encoder.end()
            count += 1
            if encoder.bytes.count > 1 << 18 { try flush() }
            return true
        }
        try flush()
        try sink.write(head.tail)
        try sink.finish()
        if count == 0 { throw ExitCode.nothingFound }
    }

    private func exportGeoPackage(_ store: IncidentStore) throws {
        guard let output else { throw Failure("-o: a GeoPackage goes to a file: name it") }
        var features: [Feature] = []
        try input.forEach(store) { incident in
            features.append(
                Feature(
                    id: incident.values[0].text, shape: incident.point.map { .point($0) },
                    values: incident.values))
            return true
        }
        var group = FileGroup()
        let file = try group.stage(output)
        var writer = try GeoPackageWriter(file)
        try writer.add(
            GeoPackageLayer(
                name: "incidents", title: "Incidents", summary: "Incidents of \(store.path)",
                fields: ImportedFields.table, shapes: .points), features)
        try writer.finish()
        try group.commit()
        if features.isEmpty { throw ExitCode.nothingFound }
    }

    /// Standard output, or a file that appears when it is whole.
    private struct Sink: ~Copyable {
        private var group = FileGroup()
        private var file: OutputFile?

        init(_ path: String?) throws {
            if let path { file = try OutputFile(group.stage(path)) }
        }

        mutating func write(_ bytes: [UInt8]) throws {
            guard file != nil else { return StandardOutput.write(bytes) }
            file?.bytes.append(contentsOf: bytes)
            try file?.drain()
        }

        mutating func finish() throws {
            guard file != nil else { return }
            try file?.finish()
            try group.commit()
        }
    }
}
