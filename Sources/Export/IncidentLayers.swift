public import Formats
public import Incidents

/// Incidents as layers for the map: the same columns in every format, and no incident left out.
///
/// GeoJSON, KML and KMZ hold two features for an incident with a location, a point and its area; one without a
/// shape for an incident without. CSV has a row for each incident, GeoPackage a table for each kind.
/// The same incidents give the same bytes of GeoJSON, KML and CSV.
public struct IncidentLayers: Sendable {
    /// What the layers show, in their order.
    public let incidents: [Incident]

    /// Layers of these incidents.
    public init(_ incidents: [Incident]) { self.incidents = incidents }

    /// Writes `incidents.geojson` and so on into a folder, which is made where it is missing.
    ///
    /// Files that are there already are replaced once all new ones are complete, or not at all.
    ///
    /// - Parameters:
    ///   - formats: Which files to write; naming one twice is no different from once.
    ///   - page: The map for people, written beside them as `map.html`.
    ///   - files: Names and bytes of whatever else is to be written with them.
    /// - Returns: The paths of the files, in the order of `formats`, then the page's, then those of `files`.
    /// - Throws: `FormatError` naming the file and the reason when the folder or a file cannot be written.
    public func write(
        to directory: String, formats: [LayerFormat] = LayerFormat.allCases, page: MapPage? = nil,
        files: [(name: String, bytes: [UInt8])] = []
    ) throws(FormatError) -> [String] {
        let folder = directory.isEmpty ? "." : directory
        var group = FileGroup()
        try group.makeFolder(folder)
        let prefix = folder + (folder.hasSuffix("/") ? "" : "/")
        var paths: [String] = []
        for format in formats {
            let path = prefix + format.fileName
            if paths.contains(path) { continue }
            paths.append(path)
            try write(format, to: try group.stage(path))
        }
        if let page {
            let path = prefix + MapPage.fileName
            paths.append(path)
            var output = try OutputFile(try group.stage(path))
            try output.write(page.encode())
            try output.finish()
        }
        for (name, bytes) in files {
            paths.append(prefix + name)
            var output = try OutputFile(try group.stage(prefix + name))
            try output.write(bytes)
            try output.finish()
        }
        try group.commit()
        return paths
    }

    /// Writes one file; what was there is replaced once it is complete.
    ///
    /// - Throws: `FormatError` naming the file and the reason when it cannot be written.
    public func write(_ format: LayerFormat, toFile path: String) throws(FormatError) {
        var group = FileGroup()
        try write(format, to: try group.stage(path))
        try group.commit()
    }

    private func write(_ format: LayerFormat, to file: StagedFile) throws(FormatError) {
        if format == .gpkg { return try writeGeoPackage(file) }
        var output = try OutputFile(file)
        switch format {
        case .geojson: try encodeGeoJSON(to: &output)
        case .kml: try encodeKML(to: &output)
        case .kmz: output.bytes = kmz()
        case .csv: try encodeCSV(to: &output)
        case .gpkg: break
        }
        try output.finish()
    }

    private func writeGeoPackage(_ file: StagedFile) throws(FormatError) {
        var writer = try GeoPackageWriter(file, epoch: sourceDateEpoch())
        try IncidentTables(incidents).write(to: &writer)
        try writer.finish()
    }
}
