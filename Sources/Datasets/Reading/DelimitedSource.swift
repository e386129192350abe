internal import Geometry

/// Opens delimited text as a source table.
enum DelimitedSource {
    /// - Throws: `TableError` when there is nothing to read.
    static func open(_ bytes: TableBytes, name: String, delimiter given: UInt8?) throws(TableError)
        -> SourceTable
    {
        var notes: [String] = []
        var bytes = bytes
        if let converted = TextEncodings.converted(bytes) {
            bytes = converted.bytes
            notes.append(converted.note)
        }
        if let fault = BinaryContent.fault(bytes.copy(0..<4096), name: name) {
            throw TableError(path: name, reason: fault)
        }
        if let converted = TextEncodings.withLineFeeds(bytes) { bytes = converted }
        let all = unsafe bytes.block.bytes(0, bytes.count)
        var start = unsafe all.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let header = unsafe headerStart(all, from: start, delimiter: given)
        if header > start {
            start = header
            notes.append(HeaderSearch.note(line: 1 + bytes.lineEnds(in: 0..<header)))
        }
        let delimiter = unsafe given ?? DelimitedHeader.delimiter(all, from: start)
        var scanner = unsafe DelimitedScanner(all, delimiter: delimiter, at: start)
        guard scanner.beginRow() else { throw TableError(path: name, reason: "the table is empty") }
        let first = scanner.position
        let columns = scanner.row()
        guard !scanner.isOpen else {
            throw TableError(
                path: name, reason: "line 1: a quoted field is not closed before the end of the file")
        }
        let end = min(bytes.count, scanner.position)
        let size = bytes.count
        func table(
            _ columns: [String], tags: [String] = [], isHeaderless: Bool = false, from start: Int
        ) -> SourceTable {
            SourceTable(
                name: name, columns: columns, tags: tags, isHeaderless: isHeaderless, notes: notes,
                size: size,
                body: .delimited(
                    bytes: bytes, delimiter: delimiter, start: start,
                    line: 1 + bytes.lineEnds(in: 0..<start)))
        }
        if HXL.isTags(columns) { return table(HXL.names(columns), tags: columns, from: end) }
        if let layout = HeaderlessLayout.of(columns) {
            return table(
                layout.columns, isHeaderless: true, from: first)
        }
        // A second row of HXL tags belongs to the header.
        if scanner.beginRow() {
            let tags = scanner.row()
            if HXL.isTags(tags) { return table(columns, tags: tags, from: min(size, scanner.position)) }
        }
        if let fault = HeaderSearch.fault(ofHeader: columns) { throw TableError(path: name, reason: fault) }
        return table(columns, from: end)
    }

    /// Where the header begins. A title above it need not have the delimiter of the table.
    private static func headerStart(
        _ all: UnsafeRawBufferPointer, from start: Int, delimiter given: UInt8?
    ) -> Int {
        var starts: [Int] = []
        var rows: [[String]] = []
        var position = start
        while rows.count < HeaderSearch.reach, position < all.count {
            while position < all.count, unsafe [0x0A, 0x0D].contains(all[position]) { position += 1 }
            let delimiter = unsafe given ?? DelimitedHeader.delimiter(all, from: position)
            var scanner = unsafe DelimitedScanner(all, delimiter: delimiter, at: position)
            guard scanner.beginRow() else { break }
            starts.append(scanner.position)
            rows.append(scanner.row())
            if scanner.isOpen { break }
            position = scanner.position
        }
        return rows.isEmpty ? start : starts[HeaderSearch.header(among: rows)]
    }
}

/// Tags of the Humanitarian Exchange Language: a row `#adm1+name,#geo+lat,…` below the header, or instead of it.
enum HXL {
    /// Whether a row holds tags and nothing else.
    static func isTags(_ fields: [String]) -> Bool {
        var found = 0
        for field in fields where !field.allSatisfy(\.isWhitespace) {
            let bytes = Array(field.utf8.drop { $0 == 0x20 })
            guard bytes.count > 1, bytes[0] == UInt8(ascii: "#"), bytes[1] | 0x20 >= 0x61,
                bytes[1] | 0x20 <= 0x7A
            else { return false }
            found += 1
        }
        return found > 0
    }

    /// Names of columns of which only the tags are known.
    static func names(_ tags: [String]) -> [String] {
        tags.enumerated().map { $1.isEmpty ? "column_\($0 + 1)" : $1 }
    }
}
