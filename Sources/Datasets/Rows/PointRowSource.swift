package import Formats
internal import Geometry

/// The rows of a table whose positions lie in memory and whose values are read from there: JSON, GeoPackage.
struct PointRowSource: RowSource {
    let fields: [Field]
    let identifier: Int?
    let wideColumns: Set<Int>
    private let table: PointTable

    private static let size = 2048

    var blockCount: Int { (table.rowCount + Self.size - 1) / Self.size }

    /// - Throws: `TableError` when the file has changed.
    init(_ table: PointTable, identifier: Int?) throws(TableError) {
        self.table = table
        self.identifier = identifier
        let merger = try Self.types(table)
        fields = uniqueNames(zip(table.columns, merger.types).map { Field($0, $1, $0) }, folding: false)
        wideColumns = merger.wideColumns
    }

    /// The types of the columns, from all values.
    private static func types(_ table: PointTable) throws(TableError) -> TypeMerger {
        let pieces = Parallel.pieces(of: table.rowCount, atLeast: 512)
        let parts = Parallel.map(count: pieces.count, threads: Parallel.width) { piece in
            Result { () throws(TableError) in
                var merger = TypeMerger(columns: table.columns.count)
                try table.forEach(in: pieces[piece]) { merger.add($1) }
                return merger
            }
        }
        var merger = TypeMerger(columns: table.columns.count)
        for part in parts { merger.add(try part.get()) }
        return merger
    }

    func read(block number: Int, into rows: inout RowBlock) throws(FormatError) {
        let range = number * Self.size..<min(table.rowCount, (number + 1) * Self.size)
        rows.begin(number, firstRow: range.lowerBound + 1)
        do throws(TableError) {
            try table.forEach(in: range) { row, values in add(row, values, to: &rows) }
        } catch {
            throw FormatError(path: error.path, reason: error.reason, advice: "read it again")
        }
    }

    private func add(_ row: Int, _ values: [FieldValue], to rows: inout RowBlock) {
        for (field, value) in zip(fields, values) { rows.add(value, as: field.type) }
        rows.end(
            latitude: table.latitudes[row], longitude: table.longitudes[row],
            RowPlace(row: row + 1, place: UInt64(row)))
    }
}

/// The type that holds all values of a column.
private struct TypeMerger: Sendable {
    private var found: [FieldType?]

    init(columns: Int) { found = Array(repeating: nil, count: columns) }

    var types: [FieldType] { found.map { $0 ?? .text } }

    /// The columns of whole numbers of which some have more than 32 bits.
    private(set) var wideColumns: Set<Int> = []

    mutating func add(_ values: [FieldValue]) {
        for (column, value) in values.enumerated() {
            add(value.type, to: column)
            if case .integer(let number) = value, Int32(exactly: number) == nil { wideColumns.insert(column) }
        }
    }

    mutating func add(_ other: TypeMerger) {
        wideColumns.formUnion(other.wideColumns)
        for (column, type) in other.found.enumerated() { add(type, to: column) }
    }

    private mutating func add(_ type: FieldType?, to column: Int) {
        guard let type else { return }
        switch found[column] {
        case nil: found[column] = type
        case type: break
        case .integer where type == .real, .real where type == .integer: found[column] = .real
        default: found[column] = .text
        }
    }
}

extension RowBlock {
    /// Adds a value to a column of this type.
    package mutating func add(_ value: FieldValue, as type: FieldType) {
        switch value {
        case .null: addNull()
        case .boolean(let flag) where type == .boolean: add(flag ? .yes : .no, 0, 0)
        case .integer(let number):
            add(type == .text ? .text : .integer) { $0 += Array("\(number)".utf8) }
        case .real(let number):
            guard number.isFinite else { return addNull() }
            add(type == .text ? .text : .real) { $0.append(number: number) }
        case .boolean(let flag): add(.text) { $0 += Array((flag ? "true" : "false").utf8) }
        case .text(let text), .date(let text):
            add(type == .date ? .date : .text) { $0 += text.utf8.filter { $0 != 0 } }
        case .json(let text): add(type == .object ? .json : .text) { $0 += Array(text.utf8) }
        case .object(let members): add(type == .object ? .json : .text) { $0.append(json: members) }
        }
    }
}
