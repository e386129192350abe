/// The rows of a small table in folders by type and, within, by month.
struct KMLFolders: RowMaker {
    /// A folder: the type by its number, that of rows without one last, and the month; empty when no day is known.
    private struct Key: Hashable {
        var kind: Int
        var month: String
    }

    private let encoder: KMLRows
    private var folders: [Key: [UInt8]] = [:]

    init(_ encoder: KMLRows) { self.encoder = encoder }

    mutating func make(_ rows: RowBlock) {
        folders.removeAll(keepingCapacity: true)
        var bytes: [UInt8] = []
        encoder.placemarks(rows, to: &bytes) { row, bytes in
            folders[key(row), default: []] += bytes
            bytes.removeAll(keepingCapacity: true)
        }
    }

    private func key(_ row: RowBlock.Row) -> Key {
        let look = encoder.look
        let day = [look.begin, look.end].lazy.compactMap { $0 }.map { row[$0] }.first { $0.kind == .date }
        let month = day.map { unsafe String(decoding: row.bytes($0).prefix(7), as: UTF8.self) }
        return Key(kind: look.kind(of: row) ?? look.kinds.count, month: month ?? "")
    }

    /// Adds the rows of the next block.
    mutating func add(_ other: KMLFolders) {
        for (key, bytes) in other.folders { folders[key, default: []] += bytes }
    }

    /// The document.
    var document: [UInt8] {
        let kinds = encoder.look.kinds
        var out = encoder.head
        for kind in 0...kinds.count {
            let months = folders.filter { $0.key.kind == kind }.sorted { $0.key.month < $1.key.month }
            if months.isEmpty { continue }
            let name = kind < kinds.count ? kinds[kind] : "Without a type"
            if !kinds.isEmpty { encoder.writer.beginFolder(name, icon: encoder.look.icon(kind), &out) }
            for (key, bytes) in months {
                let isFolder = months.count > 1
                if isFolder { encoder.writer.beginFolder(key.month.isEmpty ? "Without a date" : key.month, &out) }
                out += bytes
                if isFolder { encoder.writer.endFolder(&out) }
            }
            if !kinds.isEmpty { encoder.writer.endFolder(&out) }
        }
        return out + encoder.tail
    }
}
