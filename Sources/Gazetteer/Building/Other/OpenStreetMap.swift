internal import Geometry

/// Reading OpenStreetMap's features as GeoJSON, as Overpass turbo, osmtogeojson, osmium and ogr2ogr write them.
extension GazetteerBuilder {
    mutating func readOpenStreetMap(_ path: String, entry: String?) throws(GazetteerError) {
        let first = source.rows.count
        let stream = try Self.open(path, entry: entry)
        var features = GeoJSONFeatures(stream)
        var count = 0
        while try features.next() {
            count += 1
            tell(count, of: stream)
            var feature = OpenStreetMapFeature()
            var problem: (category: String, field: String, reason: String)?
            do throws(JSONScanner.Failure) {
                var scanner = JSONScanner(features.feature)
                try feature.read(&scanner)
                switch feature.draft() {
                case .success(let draft):
                    if add(draft, after: first) == nil {
                        problem = ("features that come twice", "id", "\(draft.key) was there before")
                    }
                case .failure(let failure): problem = (failure.category, failure.field, failure.reason)
                }
            } catch {
                try reject(
                    .badRow(
                        path: features.path, line: features.featureLine, field: "byte \(error.offset)",
                        reason: error.reason),
                    record: String(decoding: features.feature.prefix(4_096), as: UTF8.self))
                continue
            }
            guard let problem else { continue }
            rejects.note(
                problem.category, source: features.path, line: features.featureLine, field: problem.field,
                reason: problem.reason, record: feature.label)
        }
        note(
            "OpenStreetMap, © OpenStreetMap contributors, ODbL 1.0: \(FileNames.last(of: path)) (\(SourceFiles.size(path)) bytes)"
        )
    }

    /// A file, or an entry of an archive.
    static func open(_ path: String, entry: String?) throws(GazetteerError) -> ByteStream {
        try GeoNamesFiles.Table(path: path, entry: entry).open()
    }
}
