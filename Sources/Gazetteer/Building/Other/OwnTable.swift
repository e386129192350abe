internal import Geometry

/// Reading a table of places with a header, as a user keeps it: CSV, or the same with semicolons or tabs.
extension GazetteerBuilder {
    mutating func readTable(_ path: String, entry: String?) throws(GazetteerError) {
        let first = source.rows.count
        let bytes: [UInt8]
        if let entry {
            let archive = try ArchiveReader(file: path)
            repeat {
                guard try archive.next() else {
                    throw .unreadable(path: path, reason: "the archive has no \(entry) any more")
                }
            } while archive.entryName != entry
            bytes = try archive.entry(limit: 1 << 32)
        } else {
            bytes = try IndexBytes(mapping: path).copy()
        }
        var records = CommaSeparated(bytes, path: path, separator: OwnTableReader.separator(bytes))
        guard let header = try records.next() else {
            throw .unreadable(path: path, reason: "the table is empty: it has not even a header")
        }
        let reader = try OwnTableReader(header: header, path: path)
        while let record = try records.next() {
            do throws(GazetteerError) {
                let (draft, admin1) = try reader.draft(record)
                guard let number = add(draft, after: first) else {
                    throw .badRow(
                        path: path, line: record.line, field: "id", reason: "the same place stands further up"
                    )
                }
                if !admin1.isEmpty, source.rows[number].admin1 == GazetteerFormat.noRow {
                    wantedUnits.append(WantedUnit(number: number, country: draft.country, text: admin1))
                }
            } catch {
                try reject(error, record: record.fields.joined(separator: ","))
            }
        }
        note("\(FileNames.last(of: path)) (\(bytes.count) bytes), the user's own table")
    }
}
