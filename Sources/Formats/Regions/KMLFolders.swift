/// The rows of a small table in folders by type and, within, by month.
///
/// What holds rows is a document with a schema of its own, since GIS programs take it for a layer, and look for the fields of
/// an archive's layers there.
struct KMLFolders: RowMaker {
    /// The type by its number, that of rows without one last, and the month; empty when no day is known.
    private struct Key: Hashable {
        var kind: Int
        var month: String

        var schema: String { "fields-\(kind)-\(month)" }
    }

    private let encoder: KMLRows
    private let legend: KMLLegend?
    private var folders: [Key: [UInt8]] = [:]

    init(_ encoder: KMLRows, _ legend: KMLLegend? = nil) {
        self.encoder = encoder
        self.legend = legend
    }

    mutating func make(_ rows: RowBlock) {
        folders.removeAll(keepingCapacity: true)
        encoder.withTexts { texts in
            rows.forEach { row in
                let key = key(row, texts)
                encoder.add(row, texts, schema: Array(key.schema.utf8), to: &folders[key, default: []])
            }
        }
    }

    private func key(_ row: RowBlock.Row, _ texts: KMLRows.Texts) -> Key {
        let look = encoder.look
        let month = look.day(of: row).map { String($0.prefix(7)) }
        return Key(kind: look.kind(of: row, texts.kinds) ?? look.kinds.count, month: month ?? "")
    }

    /// Adds the rows of the next block.
    mutating func add(_ other: KMLFolders) {
        for (key, bytes) in other.folders { folders[key, default: []] += bytes }
    }

    /// The document.
    var document: [UInt8] {
        let (writer, kinds) = (encoder.writer, encoder.look.kinds)
        var out = encoder.head
        if let legend { writer.add(legend, to: &out) }
        for kind in 0...kinds.count {
            let months = folders.filter { $0.key.kind == kind }.sorted { $0.key.month < $1.key.month }
            if months.isEmpty { continue }
            let name = kind < kinds.count ? kinds[kind] : "Without a type"
            if !kinds.isEmpty { writer.beginFolder(name, icon: encoder.look.icon(kind), &out) }
            for (key, bytes) in months {
                let month = key.month.isEmpty ? "without a date" : key.month
                writer.beginDocument(kinds.isEmpty ? month : "\(name), \(month)", schema: key.schema, &out)
                out += bytes
                writer.endDocument(&out)
            }
            if !kinds.isEmpty { writer.endFolder(&out) }
        }
        return out + encoder.tail
    }
}
