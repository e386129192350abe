/// A table as a KMZ: one archive with its icons, which a viewer opens as it is. A small table is in folders by type and month;
/// a large one is in parts, each of which is read only when its region is looked at.
package enum KMZRows {
    /// Writes rows as one document, in folders: for tables that no viewer minds.
    ///
    /// - Throws: `FormatError` when the table cannot be read or the output not be written.
    package static func write(
        _ source: some RowSource, _ look: KMLLook, name: String, legend: KMLLegend?,
        to sink: inout some RowSink & ~Copyable
    ) throws(FormatError) {
        let encoder = KMLRows(name: name, of: source, look, isArchived: true)
        var folders = KMLFolders(encoder, legend)
        var document = MemorySink()
        if encoder.look.isBare {
            try document.write(source, as: encoder)
        } else {
            try RowStream.convert(source, using: { KMLFolders(encoder) }) { maker throws(FormatError) in
                folders.add(maker)
            }
            document.bytes = folders.document
        }
        var archive = ZipFile()
        try sink.write(archive.add(ZipEntry(name: "doc.kml", document.bytes)))
        try sink.write(pictures(look, legend, &archive))
        try sink.write(archive.end())
    }

    /// Icons and legend.
    private static func pictures(
        _ look: KMLLook, _ legend: KMLLegend?, _ archive: inout ZipFile
    ) -> [UInt8] {
        var out: [UInt8] = []
        for icon in look.icons { out += archive.add(icon) }
        if let legend { out += archive.add(legend.entry) }
        return out
    }

    /// Writes rows in the order of their regions, a document each and one that links to all of them. There is no picture of the
    /// legend, only a folder: what draws it takes as much memory as a million rows do.
    ///
    /// - Throws: `FormatError` when the table cannot be read or the output not be written.
    package static func write(
        regions source: RegionSource, name: String,
        to sink: inout some RowSink & ~Copyable
    ) throws(FormatError) {
        var archive = ZipFile()
        var regions: [Region] = []
        let encoder = KMLRows(name: name, of: source, source.look, isArchived: true)
        try RowStream.convert(source, using: { PartMaker(encoder) }) { maker throws(FormatError) in
            guard let entry = maker.entry, let region = maker.region else { return }
            regions.append(region)
            try sink.write(archive.add(entry))
        }
        // Viewers open the first document in the archive's directory, wherever it lies.
        let links = links(regions, name: name, source.look)
        try sink.write(archive.add(ZipEntry(name: "doc.kml", links), isFirst: true))
        try sink.write(pictures(source.look, nil, &archive))
        try sink.write(archive.end())
    }

    /// The document that has a link to each part, with its region, and a folder that is the legend.
    private static func links(
        _ regions: [Region], name: String, _ look: KMLLook
    ) -> [UInt8] {
        var out: [UInt8] = []
        var writer = KMLWriter(name: name, fields: [])
        writer.begin(&out)
        if !look.kinds.isEmpty {
            writer.beginFolder("Legend", &out)
            for (number, kind) in look.kinds.enumerated() {
                writer.beginFolder(kind, icon: look.icon(number), &out)
                writer.endFolder(&out)
            }
            writer.endFolder(&out)
        }
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

    /// Beside the first document: what a part refers to is looked for from where it lies.
    fileprivate static func part(_ number: Int) -> String { "part-\(number + 1).kml" }

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
