import Formats
import Geocoding
import Geometry
import Incidents

/// All rows of a page by columns, and where they are.
struct PageTable {
    /// Its columns.
    private(set) var columns: [PageColumn]
    /// The positions, by row.
    private(set) var positions: [Coordinate?] = []
    /// What its columns mean.
    let meaning: RowMeaning
    /// The first and the last day of each row, `[first,last]` from 1 January 1970 on; nil where columns have them as days.
    private(set) var days: PageColumn?

    /// Incidents of reports.
    init(_ incidents: [Incident]) {
        columns = IncidentFields.table.map { PageColumn($0) }
        meaning = RowMeaning(IncidentFields.table)
        for incident in incidents {
            for (column, value) in incident.values.enumerated() { columns[column].add(value) }
            positions.append(incident.location?.coordinate)
        }
    }

    /// Rows of a store or a table.
    ///
    /// - Throws: `FormatError` when the source cannot be read.
    init(_ source: any RowSource, _ meaning: RowMeaning) throws(FormatError) {
        columns = source.fields.map { PageColumn($0) }
        self.meaning = meaning
        if case .read = meaning.dating { days = PageColumn(Field("days", .text, "Days")) }
        var block = RowBlock(columns: columns.count)
        for number in 0..<source.blockCount {
            try source.read(block: number, into: &block)
            block.forEach { row in
                for column in columns.indices { columns[column].add(Self.literal(row, column)) }
                if days != nil { days?.add(Self.span(meaning.days(row.text))) }
                positions.append(row.position)
            }
            source.finish(block: number)
        }
    }

    private static func span(_ days: RowMeaning.Days?) -> String {
        guard let days, let first = CalendarDay(iso: days.first), let last = CalendarDay(iso: days.last)
        else {
            return "null"
        }
        return "[\(first.number),\(last.number)]"
    }

    private static func literal(_ row: RowBlock.Row, _ column: Int) -> String {
        let cell = row[column]
        let text = unsafe String(decoding: row.bytes(cell), as: UTF8.self)
        switch cell.kind {
        case .null: return "null"
        case .yes: return "true"
        case .no: return "false"
        case .json: return text
        // Digits are the publisher's: those that JavaScript would write otherwise go as text.
        case .integer, .real: return isPlain(text) ? text : "\"\(text)\""
        case .text, .date:
            var json: [UInt8] = []
            json.append(json: text)
            return String(decoding: json, as: UTF8.self)
        }
    }

    /// Whether JavaScript reads a number and writes it with the same letters.
    private static func isPlain(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
        guard digits.count < 16, text != "-0" else { return false }
        if digits.contains(UInt8(ascii: "e")) || digits.contains(UInt8(ascii: "E")) { return false }
        guard digits.contains(UInt8(ascii: ".")) else { return true }
        // 1.50, 7.0; and what is so small that it is written with an exponent.
        return digits.last != UInt8(ascii: "0") && !digits.starts(with: "0.00000".utf8)
    }

    /// How many rows there are.
    var count: Int { positions.count }

    /// Whether two columns hold the positions, so that they need not be given twice.
    func holdPositions(_ latitude: Int, _ longitude: Int) -> Bool {
        positions.indices.allSatisfy { row in
            // Columns may hold numbers that are no position on the globe.
            guard let position = positions[row] else {
                return columns[latitude].number(row) == nil || columns[longitude].number(row) == nil
            }
            return columns[latitude].number(row) == position.latitude
                && columns[longitude].number(row) == position.longitude
        }
    }
}
