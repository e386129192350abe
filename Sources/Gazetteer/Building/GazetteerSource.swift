/// Something that an index can be built from, recognised by what is in it.
public struct GazetteerSource: Sendable {
    /// What kinds of sources there are.
    public enum Kind: String, Sendable, CaseIterable {
        /// Tables in GeoNames' formats: a full dump as published, or one country's.
        case geoNames = "GeoNames tables"
        /// A repository of Who's On First: a folder, or a compressed tar of one.
        case whosOnFirst = "a Who's On First repository"
        /// Features of OpenStreetMap as GeoJSON: a collection, or one feature a line.
        case openStreetMap = "OpenStreetMap GeoJSON"
        /// A table with a header: name, lat, lon and more.
        case table = "a CSV table"
        /// An index that Dateline built.
        case index = "a Dateline index"
    }

    /// What it is.
    public let kind: Kind
    /// Where it lies: as the user wrote it, the first file where there are several.
    public let path: String
    /// GeoNames' tables; none for other kinds.
    let tables: GeoNamesFiles
    /// The entry of the archive that holds it, where it lies in one and is a single file.
    let entry: String?

    /// What it is and what of it is read, for people.
    public var description: String {
        if path.isEmpty { return "the index in the program" }
        guard kind == .geoNames else { return "\(path): \(kind.rawValue)" }
        let parts = tables.tables.map { "\($0.table.name) (\($0.kind.rawValue))" }
        return "\(kind.rawValue): \(parts.joined(separator: ", "))"
    }

    init(_ kind: Kind, path: String, tables: GeoNamesFiles = GeoNamesFiles(), entry: String? = nil) {
        self.kind = kind
        self.path = path
        self.tables = tables
        self.entry = entry
    }

    /// The index that is part of the program.
    public static let embedded = GazetteerSource(.index, path: "")

    /// What lies at these paths. All tables of GeoNames make one source, in the place of the first of them.
    ///
    /// - Throws: `GazetteerError.unreadable` for what cannot be read, or is none of the kinds.
    public static func recognise(_ paths: [String]) throws(GazetteerError) -> [GazetteerSource] {
        var sources: [GazetteerSource] = []
        var tables = GeoNamesFiles()
        var geoNamesAt: Int?
        for path in paths {
            for found in try SourceRecognition(path: path).sources() {
                if found.kind == .geoNames {
                    for (kind, table) in found.tables.tables { tables.add(table, kind) }
                    if geoNamesAt == nil {
                        geoNamesAt = sources.count
                        sources.append(found)
                    }
                } else {
                    sources.append(found)
                }
            }
        }
        if let geoNamesAt {
            guard sources.count > 1 || !tables.tables(.places).isEmpty else {
                throw .unreadable(
                    path: sources[geoNamesAt].path,
                    reason:
                        "no table of places among GeoNames' tables: add allCountries.zip, or a country's such as AF.zip"
                )
            }
            sources[geoNamesAt] = GazetteerSource(.geoNames, path: sources[geoNamesAt].path, tables: tables)
        }
        return sources
    }
}
