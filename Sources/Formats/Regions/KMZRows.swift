/// A table as a KMZ: one archive, which a viewer opens as it is. A large table is in parts, each of which is read only when
/// its region is looked at.
package enum KMZRows {
    /// Writes rows in their order as one document: for tables that no viewer minds.
    ///
    /// - Throws: `FormatError` when the table cannot be read or the output not be written.
    package static func write(
        _ source: some RowSource, name: String, to write: ([UInt8]) throws(FormatError) -> Void
    ) throws(FormatError) {
        var document: [UInt8] = []
        let encoder = KMLRows(name: name, of: source)
        try RowStream.write(source, as: encoder) { document += $0 }
        var archive = ZipFile()
        try write(archive.add(ZipEntry(name: "doc.kml", document)))
        try write(archive.end())
    }

    /// Writes rows in the order of their regions, a document each and one that links to all of them.
    ///
    /// - Throws: `FormatError` when the table cannot be read or the output not be written.
    package static func write(
        regions source: RegionSource, name: String, to write: ([UInt8]) throws(FormatError) -> Void
    ) throws(FormatError) {
        var archive = ZipFile()
        var regions: [Region] = []
        let encoder = KMLRows(name: name, of: source)
        try RowStream.convert(source, using: { PartMaker(encoder) }) { maker throws(FormatError) in
            guard let entry = maker.entry, let region = maker.region else { return }
            regions.append(region)
            try write(archive.add(entry))
        }
        // Viewers open the first document in the archive's directory, wherever it lies.
        try write(archive.add(ZipEntry(name: "doc.kml", links(regions, name: name)), isFirst: true))
        try write(archive.end())
    }

    /// The document that has a link to each part, with its region.
    private static func links(_ regions: [Region], name: String) -> [UInt8] {
        var out: [UInt8] = []
        var writer = KMLWriter(name: name, fields: [])
        writer.begin(&out)
        for region in regions {
            out.append("<NetworkLink><name>\(region.name)</name>\n")
            region.append(to: &out)
            // A part with a region is fetched when that comes into view, one without at once.
            let mode = region.level == 0 ? "" : "<viewRefreshMode>onRegion</viewRefreshMode>"
            out.append("<Link><href>\(part(region.number))</href>\(mode)</Link></NetworkLink>\n")
        }
        writer.end(&out)
        return out
    }

    fileprivate static func part(_ number: Int) -> String { "parts/\(number + 1).kml" }

    /// A part, compressed.
    private struct PartMaker: RowMaker {
        private let encoder: KMLRows
        private var document: [UInt8] = []
        private(set) var entry: ZipEntry?
        private(set) var region: Region?

        init(_ encoder: KMLRows) { self.encoder = encoder }

        mutating func make(_ rows: RowBlock) {
            document.removeAll(keepingCapacity: true)
            document += encoder.head
            encoder.placemarks(rows, to: &document)
            document += encoder.tail
            region = Region(of: rows)
            entry = ZipEntry(name: KMZRows.part(rows.number), document)
        }
    }
}
