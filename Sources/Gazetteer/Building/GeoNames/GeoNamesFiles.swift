internal import Geometry

/// The tables of a GeoNames dump: each a file, or the entry of a zip file as published.
struct GeoNamesFiles {
    /// One table.
    struct Table {
        let path: String
        /// The entry, where the file is an archive.
        let entry: String?

        /// What `info` and errors call it.
        var name: String { entry.map { "\(path)/\($0)" } ?? path }

        /// Opens the table for reading, in a thread of its own.
        ///
        /// - Throws: `GazetteerError.unreadable` when it cannot be read, or the entry is gone.
        func open() throws(GazetteerError) -> ByteStream {
            guard let entry else { return ReadAhead(try FileStream(file: path)) }
            let archive = try ArchiveReader(file: path)
            while try archive.next() {
                if archive.entryName == entry { return ReadAhead(archive) }
            }
            throw .unreadable(path: path, reason: "the archive has no \(entry) any more")
        }
    }

    /// What a table is, by its columns.
    enum Kind: String {
        case places = "places"
        case alternateNames = "alternate names"
        case countries = "countries"
        case units = "administrative units"
        case extents = "extents"
        case shapes = "outlines"
        case baseMap = "base map"
        case hierarchy = "hierarchy"
        case provenance = "provenance"
        /// Names of languages, time zones and the like: nothing that an index needs.
        case other = "not needed"
    }

    private(set) var tables: [(kind: Kind, table: Table)] = []

    /// The tables of a kind, in the order in which they were added.
    func tables(_ kind: Kind) -> [Table] { tables.filter { $0.kind == kind }.map(\.table) }

    /// Adds a table.
    mutating func add(_ table: Table, _ kind: Kind) { tables.append((kind, table)) }

    /// What a table is, by its first bytes; nil when it is none of GeoNames'.
    static func kind(_ beginning: [UInt8], name: String) -> Kind? {
        let file = FileNames.last(of: name)
        switch file {
        case "places.txt", "allCountries.txt", "no-country.txt": return .places
        case "alternateNames.txt", "alternateNamesV2.txt": return .alternateNames
        case "countryInfo.txt": return .countries
        case "admin1CodesASCII.txt", "admin2Codes.txt": return .units
        case "extents.txt": return .extents
        case "shapes.txt", "shapes_all_low.txt": return .shapes
        case "basemap.txt": return .baseMap
        case "hierarchy.txt": return .hierarchy
        case "provenance.txt": return .provenance
        case "readme.txt", "iso-languagecodes.txt", "timeZones.txt", "userTags.txt", "adminCode5.txt":
            return .other
        default: break
        }
        let text = String(decoding: beginning, as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
        guard let line = lines.first(where: { !$0.hasPrefix("#") && !$0.isEmpty }) else {
            return file.hasPrefix("countryInfo") ? .countries : nil
        }
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        func isWhole(_ field: Int) -> Bool {
            !fields[field].isEmpty && fields[field].utf8.allSatisfy { 0x30...0x39 ~= $0 }
        }
        if fields[0] == "geonameid" || fields[0] == "\u{FEFF}geonameid" { return .extents }
        if ["ISO 639-3", "CountryCode", "countryCode", "iso alpha2"].contains(String(fields[0])) {
            return .other
        }
        if fields.count >= 15, isWhole(0) || fields[0].hasPrefix("\u{FEFF}") { return .places }
        if fields.count >= 17, fields[0].utf8.count == 2 { return .countries }
        if (4...10).contains(fields.count), isWhole(0), isWhole(1), !fields[3].isEmpty {
            return .alternateNames
        }
        if fields.count == 4, fields[0].contains("."), isWhole(3) { return .units }
        if (2...3).contains(fields.count), isWhole(0), isWhole(1) { return .hierarchy }
        if fields.count == 6, isWhole(0), isWhole(5) { return .extents }
        return nil
    }
}
