internal import Geometry

/// Finds out by its first bytes what a file, a folder or an archive is.
struct SourceRecognition {
    let path: String

    /// Bytes that are looked at: a header, a few rows, the beginning of a record.
    private static let glance = 1 << 16
    /// Entries of an archive that are looked at before it counts as one of something else.
    private static let patience = 200_000

    /// - Throws: `GazetteerError.unreadable` for what cannot be read, or is nothing that an index can be built from.
    func sources() throws(GazetteerError) -> [GazetteerSource] {
        if SourceFiles.isFolder(path) { return try folder() }
        let beginning = try FileStream(file: path).beginning(Self.glance)
        guard !beginning.isEmpty else { throw .unreadable(path: path, reason: "the file is empty") }
        if beginning.starts(with: GazetteerFormat.magic) { return [GazetteerSource(.index, path: path)] }
        if Self.isArchive(beginning) { return [try archive()] }
        return [try plain(beginning, entry: nil)]
    }

    private func failure() -> GazetteerError {
        .unreadable(
            path: path,
            reason: """
                nothing that an index can be built from: give GeoNames' tables (allCountries.zip or its folder), \
                a Who's On First repository (folder or tar), OpenStreetMap GeoJSON, a CSV table with the columns \
                name, lat and lon, or an index
                """)
    }

    /// Magic numbers: zip, gzip, xz, bzip2, and the `ustar` of a plain tar.
    private static func isArchive(_ bytes: [UInt8]) -> Bool {
        let magics: [[UInt8]] = [
            [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x1F, 0x8B], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0],
            [0x42, 0x5A, 0x68],
        ]
        return magics.contains { bytes.starts(with: $0) }
            || bytes.count > 262 && Array(bytes[257..<262]) == Array("ustar".utf8)
    }

    /// A file, or an entry of an archive, by its beginning.
    private func plain(_ beginning: [UInt8], entry: String?) throws(GazetteerError) -> GazetteerSource {
        let name = entry ?? path
        let text = String(decoding: beginning, as: UTF8.self)
        let first = text.unicodeScalars.first {
            !$0.properties.isWhitespace && $0 != "\u{FEFF}" && $0 != "\u{1E}"
        }
        if first == "{" {
            return GazetteerSource(
                text.contains("\"wof:") ? .whosOnFirst : .openStreetMap, path: path, entry: entry)
        }
        if let kind = GeoNamesFiles.kind(beginning, name: name) {
            var tables = GeoNamesFiles()
            tables.add(GeoNamesFiles.Table(path: path, entry: entry), kind)
            return GazetteerSource(.geoNames, path: path, tables: tables)
        }
        let header = text.split(whereSeparator: \.isNewline).first.map { $0.lowercased() } ?? ""
        if header.contains("name"), header.contains("lat") {
            return GazetteerSource(.table, path: path, entry: entry)
        }
        throw failure()
    }

    private func archive() throws(GazetteerError) -> GazetteerSource {
        let archive = try ArchiveReader(file: path)
        var tables = GeoNamesFiles()
        var seen = 0
        while seen < Self.patience, try archive.next() {
            seen += 1
            let name = archive.entryName
            let file = FileNames.last(of: name)
            if file.hasPrefix(".") { continue }
            if file.hasSuffix(".geojson") || file.hasSuffix(".json") || file.hasSuffix(".geojsonl") {
                let beginning = try archive.beginning(Self.glance)
                let source = try plain(beginning, entry: name)
                // A repository is all of its files.
                return source.kind == .whosOnFirst ? GazetteerSource(.whosOnFirst, path: path) : source
            }
            guard file.hasSuffix(".txt") || file.hasSuffix(".csv") || file.hasSuffix(".tsv") else { continue }
            let beginning = try archive.beginning(Self.glance)
            if file.hasSuffix(".csv") { return try plain(beginning, entry: name) }
            if let kind = GeoNamesFiles.kind(beginning, name: name), kind != .other {
                tables.add(GeoNamesFiles.Table(path: path, entry: name), kind)
            }
        }
        guard !tables.tables.isEmpty else { throw failure() }
        return GazetteerSource(.geoNames, path: path, tables: tables)
    }

    private func folder() throws(GazetteerError) -> [GazetteerSource] {
        var tables = GeoNamesFiles()
        let names = try SourceFiles(folder: path).list()
        for name in names where name.hasSuffix(".txt") || name.hasSuffix(".zip") {
            let file = "\(path)/\(name)"
            // The unpacked table of a zip file beside it is the same once more.
            if name.hasSuffix(".zip"), names.contains(name.dropLast(4) + ".txt") { continue }
            guard SourceFiles.size(file) > 0, !SourceFiles.isFolder(file) else { continue }
            if name.hasSuffix(".zip") {
                guard let found = try? SourceRecognition(path: file).sources() else { continue }
                for (kind, table) in found.flatMap(\.tables.tables) { tables.add(table, kind) }
            } else if let kind = GeoNamesFiles.kind(
                try FileStream(file: file).beginning(Self.glance), name: name)
            {
                tables.add(GeoNamesFiles.Table(path: file, entry: nil), kind)
            }
        }
        if !tables.tables(.places).isEmpty { return [GazetteerSource(.geoNames, path: path, tables: tables)] }
        if let record = try SourceFiles(folder: path).first(suffix: ".geojson"),
            try plain(try FileStream(file: record).beginning(Self.glance), entry: nil).kind == .whosOnFirst
        {
            return [GazetteerSource(.whosOnFirst, path: path)]
        }
        throw failure()
    }
}
