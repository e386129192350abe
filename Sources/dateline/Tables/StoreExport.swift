import Datasets
import Formats
import Geometry
import Store

/// Gives the incidents of a store back in another format, one after the other; a GeoPackage from memory.
struct StoreExport {
    let store: IncidentStore
    let input: StoreInput
    let format: ExportFormat

    /// Whether a file is a store, and not another GeoPackage or table.
    static func isStore(_ path: String) -> Bool {
        path.lowercased().hasSuffix(".gpkg") && (try? IncidentStore(reading: path)) != nil
    }

    /// Writes to a file, which appears when it is whole, or to standard output.
    ///
    /// - Returns: how many incidents there were.
    func write(to output: String?) throws -> Int {
        let kind: RowEncoder.Format
        switch format {
        case .geojson, .geojsonseq: kind = .geojson
        case .kml: kind = .kml("Incidents")
        case .csv: kind = .csv
        case .gpkg: return try writeGeoPackage(output)
        case .kmz:
            throw Failure(
                "--format kmz: stores are written as kml, or by way of a GeoPackage: export that one")
        }
        let head = RowEncoder(kind, fields: ImportedFields.table)
        var sink = try Sink(output)
        if format != .geojsonseq { try sink.write(head.head) }
        var encoder = head
        var count = 0
        var isFirst = true
        func flush() throws {
            var bytes = encoder.bytes[...]
            if isFirst && encoder.partsWithCommas { bytes = bytes.dropFirst() }
            try sink.write(Array(bytes))
            isFirst = isFirst && bytes.isEmpty
            encoder = RowEncoder(kind, fields: ImportedFields.table)
        }
        try input.forEach(store) { incident in
            encoder.begin(id: incident.values[0].text, point: incident.point)
            for value in incident.values { encoder.add(passing: value) }
            encoder.end()
            count += 1
            if format == .geojsonseq {
                // A row begins with the comma and the line end that part it from the one before.
                try sink.write(Array(encoder.bytes.dropFirst(2)) + [0x0A])
                encoder = RowEncoder(kind, fields: ImportedFields.table)
            } else if encoder.bytes.count > 1 << 18 {
                try flush()
            }
            return true
        }
        if format != .geojsonseq {
            try flush()
            try sink.write(head.tail)
        }
        try sink.finish()
        return count
    }

    private func writeGeoPackage(_ output: String?) throws -> Int {
        guard let output else { throw Failure("--output: a GeoPackage goes to a file: name it") }
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
        return features.count
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
