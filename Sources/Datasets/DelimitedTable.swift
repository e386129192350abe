import Formats
internal import Geometry

/// The rows of delimited text where they lie: of every eighth it is known where it begins.
struct DelimitedRows: TableRows {
    let bytes: TableBytes
    let name: String
    let delimiter: UInt8
    let anchors: RowAnchors
    /// How many fields a row is to have.
    let columns: Int
    let noticed: RowNotes

    var notes: RowNotes? { noticed }

    init(
        bytes: TableBytes, name: String, header: DelimitedHeader, anchors: RowAnchors,
        noticed: RowNotes = RowNotes()
    ) {
        self.bytes = bytes
        self.name = name
        self.anchors = anchors
        self.noticed = noticed
        delimiter = header.delimiter
        columns = header.columns.count
        if !header.isText { noticed.notText(row: -1) }
    }

    func values(_ row: Int) throws(TableError) -> [FieldValue] {
        var found: [FieldValue] = []
        try forEach(in: row..<row + 1) { found = $1 }
        return found
    }

    func forEach(in range: Range<Int>, _ body: (Int, [FieldValue]) -> Void) throws(TableError) {
        guard !range.isEmpty else { return }
        func failure(_ row: Int) -> TableError {
            TableError(path: name, reason: "row \(row + 1) is not where it was: the file has changed")
        }
        guard let (anchor, offset) = anchors.before(range.lowerBound), offset < bytes.count else {
            throw failure(range.lowerBound)
        }
        var scanner = unsafe DelimitedScanner(
            bytes.block.bytes(0, bytes.count), delimiter: delimiter, at: offset)
        var row = anchor
        while row < range.upperBound {
            guard scanner.beginRow() else { throw failure(row) }
            if row >= range.lowerBound {
                body(row, fields(of: row, &scanner))
            } else if !scanner.field().isLast {
                scanner.skipRow()
            }
            row += 1
        }
    }

    /// The fields that have columns; what is wrong with the row is noted.
    private func fields(of row: Int, _ scanner: inout DelimitedScanner) -> [FieldValue] {
        let start = scanner.position
        var fields = scanner.row()
        if fields.count > columns {
            // A delimiter at the end of a row takes nothing away.
            if fields[columns...].contains(where: { !$0.isEmpty }) {
                noticed.surplus(row: row, fields: fields.count)
            }
            fields.removeLast(fields.count - columns)
        }
        if !scanner.isText(from: start) { noticed.notText(row: row) }
        if scanner.isOpen { noticed.open(row: row) }
        return fields.map { $0.isEmpty ? .null : .text($0) }
    }

    func offset(ofRow row: Int) -> Int {
        guard let (anchor, offset) = anchors.before(row), offset < bytes.count else { return 0 }
        var scanner = unsafe DelimitedScanner(
            bytes.block.bytes(0, bytes.count), delimiter: delimiter, at: offset)
        for _ in anchor..<row {
            guard scanner.beginRow() else { break }
            if !scanner.field().isLast { scanner.skipRow() }
        }
        return scanner.beginRow() ? scanner.position : bytes.count
    }

    func places(_ rejected: [RejectedRow]) -> [String] {
        bytes.lines(at: rejected.map(\.offset)).map(String.init)
    }
}

/// Where some of the rows begin, so that any can be found by reading a few.
package struct RowAnchors: Hashable, Sendable {
    /// A row in so many is remembered.
    static let spacing = 8

    /// Rows, ascending.
    package var rows: [UInt32] = []
    /// Where in the file each of them begins.
    package var offsets: [UInt64] = []

    /// The last remembered row that is not behind `row`, and where it begins.
    func before(_ row: Int) -> (row: Int, offset: Int)? {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if Int(rows[middle]) <= row { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : (Int(rows[low - 1]), Int(clamping: offsets[low - 1]))
    }
}

/// The first line of delimited text: its columns, and which of them hold the position.
struct DelimitedHeader: Sendable {
    let columns: [String]
    let delimiter: UInt8
    let latitude: Int
    let longitude: Int
    /// Where the rows begin.
    let end: Int
    /// Whether all of it is UTF-8.
    let isText: Bool

    /// - Throws: `TableError` that lists what was looked for.
    init(_ bytes: TableBytes, name: String, _ options: TableOptions) throws(TableError) {
        let all = unsafe bytes.block.bytes(0, bytes.count)
        let start = try unsafe Self.start(all, name: name)
        delimiter = unsafe options.delimiter ?? Self.delimiter(all, from: start)
        var scanner = unsafe DelimitedScanner(all, delimiter: delimiter, at: start)
        guard scanner.beginRow() else {
            throw TableError(path: name, reason: "the table is empty: it needs a header")
        }
        let columns = scanner.row()
        self.columns = columns
        isText = scanner.isText(from: start)
        end = min(bytes.count, scanner.position)
        let folded = columns.map { $0.lowercased() }
        func column(
            _ given: String?, _ usual: [String], _ role: ColumnRole, _ option: String
        ) throws(TableError) -> Int {
            if let given {
                if let exact = columns.firstIndex(of: given) ?? folded.firstIndex(of: given.lowercased()) {
                    return exact
                }
                throw TableError(
                    path: name,
                    reason:
                        "line 1: no column \u{2018}\(given)\u{2019}: there are \(columns.joined(separator: ", "))"
                )
            }
            for name in usual { if let found = folded.firstIndex(of: name) { return found } }
            // What publishers and other languages call it, as for an import.
            let layout = PublishedLayout(columns: columns)
            let map = try ColumnMap(layout, of: name, .recognising(columns))
            if let found = map.column(of: role) { return found }
            throw TableError(
                path: name,
                reason:
                    "line 1: no column \(usual.joined(separator: ", ")): name it with \(option); there are \(columns.joined(separator: ", "))"
            )
        }
        latitude = try column(options.latitude, TableOptions.latitudes, .latitude, "--lat")
        longitude = try column(options.longitude, TableOptions.longitudes, .longitude, "--lon")
    }

    /// Where the header begins: behind a byte order mark.
    ///
    /// - Throws: `TableError` for text that is UTF-16, and for what is no text.
    static func start(_ all: UnsafeRawBufferPointer, name: String) throws(TableError) -> Int {
        guard unsafe !(all.starts(with: [0xFF, 0xFE]) || all.starts(with: [0xFE, 0xFF])) else {
            throw TableError(path: name, reason: "the table is UTF-16: convert it to UTF-8")
        }
        let head = unsafe Array(all.prefix(4096))
        if let fault = BinaryContent.fault(head, name: name) { throw TableError(path: name, reason: fault) }
        return unsafe all.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Whatever stands most often in the first line, outside of quotation marks; a comma only when it does so alone, as it
    /// parts decimals beside a semicolon.
    static func delimiter(_ bytes: UnsafeRawBufferPointer, from start: Int) -> UInt8 {
        var counts = [0, 0, 0, 0]
        let choices = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
        var isQuoted = false
        for index in start..<bytes.count {
            let byte = unsafe bytes[index]
            if byte == 0x22 { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A { break }
            if let choice = choices.firstIndex(of: byte) { counts[choice] += 1 }
        }
        guard let most = counts.max(), most > 0 else { return choices[0] }
        return choices[counts.lastIndex(of: most) ?? 0]
    }
}
