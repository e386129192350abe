package import Formats
package import Geometry

/// Rows in memory: an answer that is to be shown as tables are.
package struct HeldRowSource: RowSource {
    /// A row's values, its position, and its number in the table that it is from, from 1.
    package typealias Row = (values: [FieldValue], position: Coordinate, number: Int)

    package let fields: [Field]
    package let identifier: Int?
    package let wideColumns: Set<Int> = []
    private let rows: [Row]

    private static let size = 2048

    /// Holds rows; their columns are of the types that all of their values are, as in a file.
    package init(_ fields: [Field], _ rows: [Row]) {
        self.rows = rows
        var typing = ColumnTyping(columns: fields.count)
        for row in rows {
            for (column, value) in row.values.enumerated() {
                var text = value.text
                text.withUTF8 { unsafe typing.look(column, UnsafeRawBufferPointer($0)) }
            }
        }
        self.fields = zip(fields, typing.types).map { Field($0.name, $1, $0.title) }
        let names = fields.map { $0.name.lowercased() }
        identifier = TableHeadings.identifiers.lazy.compactMap { names.firstIndex(of: $0) }.first
    }

    package var blockCount: Int { (rows.count + Self.size - 1) / Self.size }

    package func read(block number: Int, into block: inout RowBlock) {
        block.begin(number, firstRow: 1)
        for row in rows[number * Self.size..<min(rows.count, (number + 1) * Self.size)] {
            for (field, value) in zip(fields, row.values) { Self.add(value.text, field.type, to: &block) }
            block.end(
                latitude: row.position.latitude, longitude: row.position.longitude,
                RowPlace(row: row.number, place: 0))
        }
    }

    private static func add(_ text: String, _ type: FieldType, to block: inout RowBlock) {
        if text.isEmpty { return block.addNull() }
        let kind: RowBlock.Kind =
            switch type {
            case .integer: .integer
            case .real: .real
            case .date: .date
            case .boolean: text.lowercased() == "true" ? .yes : .no
            case .text, .object: .text
            }
        block.add(kind) { out in
            if type != .boolean { out += text.utf8.filter { $0 != 0 } }
        }
    }
}
