internal import Geometry

/// Reading a repository of Who's On First: a GeoJSON file for each place (https://whosonfirst.org/docs/properties/).
extension GazetteerBuilder {
    /// The largest record that is read; the outline of a country takes a few megabytes.
    private static let recordLimit = 1 << 28

    mutating func readWhosOnFirst(_ path: String) throws(GazetteerError) {
        let first = source.rows.count
        if SourceFiles.isFolder(path) {
            try SourceFiles(folder: path).forEach(suffix: ".geojson") { (file) throws(GazetteerError) in
                let bytes = try IndexBytes(mapping: file)
                try readRecord(bytes.copy(), name: file, after: first)
                return true
            }
        } else {
            let archive = try ArchiveReader(file: path)
            var count = 0
            while try archive.next() {
                guard archive.entryName.hasSuffix(".geojson") else { continue }
                count += 1
                tell(count, of: archive, every: 16)
                try readRecord(
                    try archive.entry(limit: Self.recordLimit), name: archive.shownPath, after: first)
            }
        }
        note(
            "Who's On First (https://whosonfirst.org), licences by source, mostly CC0 and CC BY 4.0: \(FileNames.last(of: path))"
        )
    }

    private mutating func readRecord(_ bytes: [UInt8], name: String, after first: Int) throws(GazetteerError)
    {
        var record = WhosOnFirstRecord()
        do throws(JSONScanner.Failure) {
            var scanner = JSONScanner(bytes)
            try record.read(&scanner)
        } catch {
            let line = bytes[..<min(error.offset, bytes.count)].count { $0 == 0x0A } + 1
            try reject(
                .badRow(path: name, line: line, field: "byte \(error.offset)", reason: error.reason),
                record: "")
            return
        }
        // "1234-alt-quattroshapes.geojson" is another outline of 1234.
        let file = FileNames.last(of: name)
        let skip: String? =
            if file.contains("-alt") || record.isAlternate {
                "alternate outlines of places that are read"
            } else if record.isDeprecated {
                "places that the source calls deprecated"
            } else if record.isSuperseded {
                "places that another one supersedes"
            } else { nil }
        if let skip {
            rejects.note(skip, source: name, line: nil, reason: skip, record: record.name)
            return
        }
        switch record.draft() {
        case .success(let draft):
            guard add(draft, after: first) != nil else {
                try reject(
                    .badRow(
                        path: name, line: 1, field: "wof:id",
                        reason: "\(record.identifier ?? 0) was there before"),
                    record: record.name)
                return
            }
        case .failure(let problem):
            try reject(
                .badRow(path: name, line: 1, field: problem.field, reason: problem.reason),
                record: record.name)
        }
    }
}
