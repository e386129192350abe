/// Builds an index from tables in GeoNames' published formats. The same tables give the same bytes.
/// It cannot be copied: what it has read may be gigabytes, and writing takes it apart.
///
/// ```swift
/// var builder = GazetteerBuilder()
/// try builder.read(folder: "staging")
/// let summary = try builder.write(to: "world.gaz")
/// ```
public struct GazetteerBuilder: ~Copyable {
    var source = SourcePlaces()
    var names = NameEntries()
    var outlines = AreaOutlines()
    var summary = GazetteerSummary()
    private var provenance = ""

    /// A builder that has read nothing.
    public init() {}

    /// Reads a folder: `places.txt` (GeoNames' `allCountries.txt`) and, where they are there,
    /// `alternateNames.txt` (`alternateNamesV2.txt`), `countryInfo.txt`, `admin1CodesASCII.txt`,
    /// `admin2Codes.txt`, `extents.txt` (geonameid, west, south, east, north, radius in metres), `shapes.txt`
    /// (geonameid and GeoJSON geometry) and `provenance.txt` (free text, kept as it is). One folder a builder.
    ///
    /// - Throws: `GazetteerError.unreadable` for a file that cannot be read, `.badRow` with file, line and field.
    public mutating func read(folder: String) throws(GazetteerError) {
        guard source.rows.isEmpty else {
            throw .unreadable(path: folder, reason: "this builder has read another folder: make a new one")
        }
        let files = SourceFiles(folder: folder)
        names.reserve(sourceBytes: files.totalSize)
        source.rows.reserveCapacity(files.size("places.txt") / 90)
        try readPlaces(files.path("places.txt"))
        if let path = files.existing("countryInfo.txt") { try readCountries(path) }
        if let path = files.existing("admin1CodesASCII.txt") { try readUnits(path) }
        if let path = files.existing("admin2Codes.txt") { try readUnits(path) }
        if let path = files.existing("extents.txt") { try readExtents(path) }
        if let path = files.existing("shapes.txt") { try readShapes(path) }
        addCountryAreas()
        if let path = files.existing("alternateNames.txt") { try readAlternateNames(path) }
        if let path = files.existing("provenance.txt") {
            let bytes = try IndexBytes(mapping: path)
            provenance = bytes.text(0..<bytes.count)
        }
    }

    /// Writes the index; the file appears, or is replaced, only when it is whole.
    ///
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    public consuming func write(to path: String) throws(GazetteerError) -> GazetteerSummary {
        var sink = try IndexSink(path: path)
        try writeSections(to: &sink, path: path)
        _ = try sink.finish()
        return summary
    }

    /// The index in memory.
    ///
    /// - Throws: `GazetteerError.unwritable` when there are too many names for the format.
    public consuming func bytes() throws(GazetteerError) -> [UInt8] {
        var sink = try IndexSink(path: nil)
        try writeSections(to: &sink, path: "the index in memory")
        return try sink.finish()
    }

    private mutating func writeSections(to sink: inout IndexSink, path: String) throws(GazetteerError) {
        summary.places = source.rows.count
        summary.measured = source.extents.count
        // Places and names each take a gigabyte for the whole of GeoNames: the former go before the latter
        // are sorted.
        names.sort(rows: try writePlaces(to: &sink))
        var keys = KeyWriter()
        try keys.write(names, to: &sink, path: path)
        summary.keys = keys.keyCount
        summary.names = keys.nameCount
        summary.unusableNames = names.unusable
        sink.begin(.metadata)
        sink.append("keys\t\(summary.keys)\nnames\t\(summary.names)\n\n\(provenance)".utf8)
        try sink.end(items: 1)
    }

    /// Writes the places, forgets them, and says which row each has.
    private mutating func writePlaces(to sink: inout IndexSink) throws(GazetteerError) -> [UInt32] {
        let order = PlaceOrder(source)
        try source.write(order, to: &sink)
        try writeSpatial(order, to: &sink)
        source = SourcePlaces()
        return order.rows
    }
}

/// What went into an index.
public struct GazetteerSummary: Hashable, Sendable {
    /// Places.
    public internal(set) var places = 0
    /// Different keys.
    public internal(set) var keys = 0
    /// Pairs of a key and a place.
    public internal(set) var names = 0
    /// Places with a measured extent.
    public internal(set) var measured = 0
    /// Names without a letter, or longer than 200 bytes when folded, which were left out.
    public internal(set) var unusableNames = 0
    /// Alternate names whose place is not in `places.txt`, which were left out.
    public internal(set) var orphanNames = 0
    /// Extents whose place is not in `places.txt`, which were left out.
    public internal(set) var orphanExtents = 0
    /// Places with an outline.
    public internal(set) var outlined = 0
    /// Outlines whose place is not in `places.txt`, which were left out.
    public internal(set) var orphanShapes = 0
}
