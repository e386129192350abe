/// Builds an index from sources of several kinds. The same sources give the same bytes.
/// It cannot be copied: what it has read may be gigabytes, and writing takes it apart.
///
/// Sources are read in the order of their priority. Where a later one has a place of an earlier one, by its identifier
/// or by a concordance of its own, it adds its names and fills in what the earlier one did not know.
///
/// ```swift
/// var builder = try GazetteerBuilder()
/// for source in try GazetteerSource.recognise(["own.csv", "geonames/"]) { try builder.read(source) }
/// let summary = try builder.write(to: "world.gaz")
/// ```
public struct GazetteerBuilder: ~Copyable {
    var source = SourcePlaces()
    var names = NameRuns()
    var outlines = AreaOutlines()
    /// Borders and shores beside the outlines.
    var baseLines: [BaseLine] = []
    /// Outlines of an index that was read, where no table has any.
    var inheritedOutlines: InheritedOutlines?
    var summary = GazetteerSummary()
    /// Paragraphs on where the places are from, as `info` shows them.
    var provenance: [String] = []
    /// Bytes that one line needs for a while.
    var scratch: [UInt8] = []
    /// Units that tables name and that are to be found when all names are known.
    var wantedUnits: [WantedUnit] = []
    let rejects: RejectLog
    /// Called now and then while a source is read: the file, how many of its places and names have been read, and which
    /// share of it that is, 0 to 1; nil where nobody knows.
    public var progress: ((_ file: String, _ count: Int, _ share: Double?) -> Void)?

    /// Tells how far the reading of a file is, every so many rows: to ask the clock takes longer than to read a short one.
    func tell(_ count: Int, of stream: ByteStream, every step: Int = 1024) {
        if count % step == 0 { progress?(stream.path, count, stream.share) }
    }

    /// A builder that has read nothing.
    ///
    /// - Parameter rejects: a CSV file for all that is left out, with its reasons. With it a row that cannot be read is
    ///   left out like that; without it, it ends the build.
    /// - Throws: `GazetteerError.unwritable` when that file cannot be written.
    public init(rejects: String? = nil) throws(GazetteerError) {
        self.rejects = try RejectLog(path: rejects)
    }

    /// Reads a source.
    ///
    /// - Throws: `GazetteerError.unreadable` for a file that cannot be read, `.badRow` with file, line and field.
    public mutating func read(_ source: GazetteerSource) throws(GazetteerError) {
        switch source.kind {
        case .geoNames: try readGeoNames(source.tables)
        case .whosOnFirst: try readWhosOnFirst(source.path)
        case .openStreetMap: try readOpenStreetMap(source.path, entry: source.entry)
        case .table: try readTable(source.path, entry: source.entry)
        case .index:
            let bytes = try source.path.isEmpty ? IndexBytes.world : IndexBytes(mapping: source.path)
            let index = try OpenIndex(bytes, path: source.path)
            // What is copied must be sound: a damaged index would look whole when its damage is summed anew.
            try index.verify()
            try readIndex(index)
        }
    }

    /// Makes all places that were read so far the user's own: they come before all others, whatever their population.
    public mutating func sealOwnPlaces() { source.ownCount = source.rows.count }

    /// Writes the index; the file appears, or is replaced, only when it is whole.
    ///
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    public consuming func write(to path: String) throws(GazetteerError) -> GazetteerSummary {
        let rejects = rejects
        var sink = try IndexSink(path: path)
        let summary = try finish(into: &sink, path: path)
        _ = try sink.finish()
        try rejects.finish()
        return summary
    }

    /// The index in memory.
    ///
    /// - Throws: `GazetteerError.unwritable` when there are too many names for the format.
    public consuming func bytes() throws(GazetteerError) -> [UInt8] {
        var sink = try IndexSink(path: nil)
        _ = try finish(into: &sink, path: "the index in memory")
        return try sink.finish()
    }

    private mutating func finish(into sink: inout IndexSink, path: String) throws(GazetteerError)
        -> GazetteerSummary
    {
        summary.places = source.rows.count
        summary.measured = source.extents.count
        summary.unusableNames = names.unusable
        summary.skipped = rejects.counts
        let ownCount = source.ownCount
        let provenance = provenance.joined(separator: provenance.count > 1 ? "\n" : "")
        let runs = names.finish()
        resolveUnits(runs)
        // Places and names each take half a gigabyte for the whole of GeoNames: the former go before the latter
        // are merged.
        let rows = try writePlaces(to: &sink)
        var keys = KeyWriter()
        try keys.write(KeyMerge(runs, rows: rows), to: &sink, path: path)
        summary.keys = keys.keyCount
        summary.names = keys.nameCount
        sink.begin(.metadata)
        let own = ownCount > 0 ? "own\t\(ownCount)\n" : ""
        sink.append("keys\t\(summary.keys)\nnames\t\(summary.names)\n\(own)\n\(provenance)".utf8)
        try sink.end(items: 1)
        return summary
    }

    /// Writes the places, forgets them, and says which row each has.
    private mutating func writePlaces(to sink: inout IndexSink) throws(GazetteerError) -> [UInt32] {
        let order = PlaceOrder(source)
        let outlined =
            outlines.identifiers.isEmpty ? inheritedOutlines?.identifiers ?? [] : outlines.identifiers
        let areaRows = outlined.map { identifier in
            source.place(identifier: identifier).map { order.rows[$0] } ?? GazetteerFormat.noRow
        }
        source.close()
        try source.write(order, to: &sink)
        try writeSpatial(order, areaRows, to: &sink)
        source = SourcePlaces()
        return order.rows
    }

    // MARK: What the readers of all kinds share

    /// Leaves a bad row out and notes it, or ends the build where nobody asked for a file of rejects.
    func reject(_ error: GazetteerError, record: String) throws(GazetteerError) {
        guard rejects.isWritten, case .badRow(let path, let line, let field, let reason) = error else {
            throw error
        }
        rejects.note(
            "rows that could not be read", source: path, line: line, field: field, reason: reason,
            record: record)
    }

    /// Adds a paragraph to the provenance.
    mutating func note(_ text: String) { provenance.append(text + "\n") }
}
