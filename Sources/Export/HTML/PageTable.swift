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
    /// The column of whole numbers or texts that tells rows apart; nil when their numbers do.
    let identifier: Int?

    /// Incidents of reports.
    init(_ incidents: [Incident]) {
        columns = IncidentFields.table.map { PageColumn($0) }
        identifier = 0
        for incident in incidents {
            for (column, value) in incident.values.enumerated() { columns[column].add(value) }
            positions.append(incident.location?.coordinate)
        }
    }

    /// Rows of a store or a table.
    ///
    /// - Throws: `FormatError` when the source cannot be read.
    init(_ source: any RowSource) throws(FormatError) {
        columns = source.fields.map { PageColumn($0) }
        identifier = source.identifier
        var block = RowBlock(columns: columns.count)
        for number in 0..<source.blockCount {
            try source.read(block: number, into: &block)
            block.forEach { row in
                for column in columns.indices { columns[column].add(Self.literal(row, column)) }
                positions.append(row.position)
            }
            source.finish(block: number)
        }
    }

    private static func literal(_ row: RowBlock.Row, _ column: Int) -> String {
        let cell = row[column]
        let text = unsafe String(decoding: row.bytes(cell), as: UTF8.self)
        switch cell.kind {
        case .null: return "null"
        case .yes: return "true"
        case .no: return "false"
        case .integer, .real, .json: return text
        case .text, .date:
            var json: [UInt8] = []
            json.append(json: text)
            return String(decoding: json, as: UTF8.self)
        }
    }

    /// How many rows there are.
    var count: Int { positions.count }

    /// The first column that bears one of these names, in their order.
    func column(_ names: [String]) -> Int? {
        for name in names {
            if let found = columns.firstIndex(where: { $0.field.name.lowercased() == name }) { return found }
        }
        return nil
    }

    /// Whether two columns hold the positions, so that they need not be given twice.
    func holdPositions(_ latitude: Int, _ longitude: Int) -> Bool {
        positions.indices.allSatisfy { row in
            guard let position = positions[row] else { return true }
            return Double(columns[latitude][row]) == position.latitude
                && Double(columns[longitude][row]) == position.longitude
        }
    }
}
