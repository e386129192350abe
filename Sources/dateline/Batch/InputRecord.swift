import ArgumentParser
import Datasets
import Formats

/// What the lines of standard input are.
enum InputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, csv, jsonl
}

/// One question of a batch.
struct InputRecord {
    /// The number of the line that it starts on, from 1.
    var line: Int
    /// What the input calls it.
    var id = RowIdentifier.none
    /// The name or the position.
    var query: ArraySlice<UInt8>
    /// Why there is no question to answer; nil when there is.
    var problem: String?
    /// Whether all of it is UTF-8.
    var isText = true
}

/// Which columns or members of the input make up a question; the first of each that is there counts.
struct InputColumns: Sendable {
    /// Names of what is wanted: a query, or a latitude and a longitude, which a comma will join.
    let wanted: [[String]]

    static let query = InputColumns(wanted: [["query", "name", "place", "location"]])
    static let position = InputColumns(wanted: [
        ["lat", "latitude", "y"], ["lon", "lng", "long", "longitude", "x"],
    ])
    static let identifiers = ["id", "event_id", "fid"]
}

/// The questions in a piece of input, one after the other. Empty lines are none.
struct RecordReader {
    private let format: InputFormat
    private let columns: InputColumns
    private let header: TableHeader?
    private let piece: LineSource.Piece
    private var position = 0
    private var line: Int
    private var table: DelimitedRecords?

    init(_ piece: LineSource.Piece, format: InputFormat, columns: InputColumns, header: TableHeader?) {
        self.piece = piece
        self.format = format
        self.columns = columns
        self.header = header
        line = piece.line
        table = header.map {
            DelimitedRecords(piece.bytes, delimiter: $0.delimiter, line: piece.line)
        }
    }

    mutating func next() -> InputRecord? { format == .csv ? nextRow() : nextLine() }

    private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
    }

    private mutating func nextLine() -> InputRecord? {
        let bytes = piece.bytes
        while position < bytes.count {
            var end = position
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            var content = bytes[position..<end]
            position = end + 1
            line += 1
            while let last = content.last, last == 0x0D || last == 0x20 || last == 0x09 {
                content.removeLast()
            }
            while let first = content.first, first == 0x20 || first == 0x09 { content.removeFirst() }
            if line == 2, content.starts(with: [0xEF, 0xBB, 0xBF]) { content.removeFirst(3) }
            if content.isEmpty { continue }
            var record =
                format == .jsonl ? member(content, line - 1) : InputRecord(line: line - 1, query: content)
            record.isText = Self.isText(content)
            return record
        }
        return nil
    }

    private func member(_ content: ArraySlice<UInt8>, _ line: Int) -> InputRecord {
        guard let object = JSONObject(parsing: content) else {
            return InputRecord(line: line, query: content, problem: "is no JSON object")
        }
        var record = InputRecord(line: line, query: [])
        switch object.first(of: InputColumns.identifiers) {
        case .text(let text): record.id = .text(text)
        case .number(let text): record.id = Int(text).map { .integer($0) } ?? .text(text)
        default: break
        }
        var parts: [String] = []
        for names in columns.wanted {
            switch object.first(of: names) {
            case .text(let text), .number(let text): parts.append(text)
            default: record.problem = "has no \u{201C}\(names[0])\u{201D}"
            }
        }
        record.query = Array(parts.joined(separator: ",").utf8)[...]
        return record
    }

    private mutating func nextRow() -> InputRecord? {
        guard let header, let row = table?.next() else { return nil }
        var record = InputRecord(line: row.line, query: [], isText: row.isText)
        if let column = header.identifier, column < row.fields.count {
            record.id = .text(row.fields[column])
        }
        let parts = header.wanted.map { $0 < row.fields.count ? row.fields[$0] : "" }
        record.query = Array(parts.joined(separator: ",").utf8)[...]
        if parts.allSatisfy(\.isEmpty) { record.problem = "the fields asked for are empty" }
        if row.isOpen { record.problem = DelimitedRecords.open }
        return record
    }
}

/// Where the wanted columns of a table stand.
struct TableHeader: Sendable {
    let wanted: [Int]
    let identifier: Int?
    /// What parts the fields.
    let delimiter: UInt8

    /// Takes the header off the first piece.
    ///
    /// - Throws: `Failure` that lists what was looked for and what there is.
    init(takingFrom pieces: inout [LineSource.Piece], columns: InputColumns) throws {
        var table = try DelimitedRecords(table: pieces[0].bytes, name: "standard input")
        delimiter = table.delimiter
        let names = table.next()?.fields ?? []
        let folded = names.map { $0.lowercased() }
        wanted = try columns.wanted.map { choices in
            guard let column = choices.lazy.compactMap({ folded.firstIndex(of: $0) }).first else {
                throw Failure(
                    "standard input:1: no column \(choices.joined(separator: ", ")): there are \(names.joined(separator: ", "))"
                )
            }
            return column
        }
        identifier = InputColumns.identifiers.lazy.compactMap { folded.firstIndex(of: $0) }.first
        pieces[0] = LineSource.Piece(bytes: Array(pieces[0].bytes[table.position...]), line: table.line)
        if pieces[0].bytes.isEmpty { pieces.removeFirst() }
    }
}
