internal import Datasets
internal import Formats
internal import GRDB
internal import Geometry

/// What is asked of incidents that the store's indexes cannot tell.
public struct StoreFilter: Sendable {
    /// The columns that it looks at; the values of others are null.
    let columns: Set<Int>
    /// Makes the test: one for each thread.
    public let test: @Sendable () throws -> (StoredIncident) throws -> Bool

    /// A test of the point and of these columns.
    public init(
        columns: Set<Int>, _ test: @escaping @Sendable () throws -> (StoredIncident) throws -> Bool
    ) {
        self.columns = columns
        self.test = test
    }
}

/// Some columns of the table of incidents, to be read and put where `IncidentStore.columns` has them.
struct IncidentColumns: Sendable {
    private let columns: [Int]

    init(_ columns: [Int]) { self.columns = columns }

    /// What is selected: the number, the position, the columns.
    var selection: String {
        (["fid", "lat", "lon"] + columns.map { IncidentStore.columns[$0] }).joined(separator: ", ")
    }

    private static let fields = ImportedFields.table
    private static let nothing = [FieldValue](repeating: .null, count: fields.count)

    /// The incident of a row of such a selection.
    func incident(_ row: SQLiteRow) -> StoredIncident {
        var values = Self.nothing
        for (place, column) in columns.enumerated() {
            values[column] = row.value(place + 3, as: Self.fields[column].type)
        }
        let point = row.number(1).flatMap { latitude in
            row.number(2).flatMap { Coordinate(latitude: latitude, longitude: $0) }
        }
        return StoredIncident(number: row.integer(0), point: point, values: values)
    }
}

extension IncidentStore {
    /// The least and the greatest number of an incident; nil when there is none.
    static func keyRange(_ db: Database) throws -> ClosedRange<Int64>? {
        // Each by itself is found at an end of the table, both at once by looking through it.
        let sql = "SELECT (SELECT min(fid) FROM incidents), (SELECT max(fid) FROM incidents)"
        guard let row = try Row.fetchOne(db, sql: sql),
            let first: Int64 = row[0], let last: Int64 = row[1]
        else { return nil }
        return first...last
    }

    /// The numbers of the incidents of a selection that pass a filter, ascending; all cores look.
    static func keys(
        _ selection: StoreSelection, _ filter: StoreFilter, _ snapshot: SQLiteSnapshot
    ) throws -> [Int64] {
        let columns = IncidentColumns(filter.columns.sorted())
        guard let range = try snapshot.read({ db in try keyRange(db) }) else { return [] }
        let parts = try snapshot.map(from: range.lowerBound, through: range.upperBound) { db, keys in
            var (condition, arguments) = try condition(selection, db)
            condition += condition.isEmpty ? " WHERE " : " AND "
            condition += "fid BETWEEN ? AND ?"
            arguments += [keys.lowerBound, keys.upperBound]
            let statement = try db.makeStatement(
                sql: "SELECT \(columns.selection) FROM incidents\(condition) ORDER BY fid")
            let holds = try filter.test()
            var found: [Int64] = []
            try SQLiteRow.forEach(of: statement, arguments, in: db) { row in
                let incident = columns.incident(row)
                if try holds(incident) { found.append(incident.number) }
                return true
            }
            return found
        }
        return parts.flatMap(\.self)
    }
}
