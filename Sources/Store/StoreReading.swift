internal import Datasets
public import Formats
internal import GRDB
public import Geometry

/// An incident of a store.
public struct StoredIncident: Hashable, Sendable {
    /// Its number in the store.
    public let number: Int64
    /// The point; nil when nothing places it.
    public let point: Coordinate?
    /// The values of `IncidentStore.columns`.
    public let values: [FieldValue]
}

/// The row behind an incident, as published.
public struct PublishedRow: Hashable, Sendable {
    /// The file.
    public let source: String
    /// Line, row or feature in it.
    public let line: Int
    /// Names and texts of the columns.
    public let fields: [(name: String, text: String)]

    /// Rows of the same file are equal when their line is.
    public static func == (a: PublishedRow, b: PublishedRow) -> Bool {
        a.source == b.source && a.line == b.line
    }

    /// By file and line.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(source)
        hasher.combine(line)
    }
}

/// Which incidents are wanted, as far as the store's indexes can tell.
public struct StoreSelection: Hashable, Sendable {
    /// Only those that may have happened on this day or later, ISO 8601.
    public var since: String?
    /// Only those that may have happened on this day or before.
    public var until: String?
    /// Only those that their publisher names so.
    public var id: String?
    /// Only those that were last read from these files, by their numbers in `sources`.
    var sources: [Int64]?
    /// Only those whose point lies in this box; west may be above east, across the antimeridian.
    public var within: Envelope?

    /// All of them.
    public init() {}
}

extension IncidentStore {
    /// Calls `body` with the incidents of a selection in the order of their numbers, until it gives false.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func forEach(
        _ selection: StoreSelection = StoreSelection(), _ body: (StoredIncident) throws -> Bool
    ) throws {
        do {
            try queue.read { db in
                let (condition, arguments) = try Self.condition(selection, db)
                let columns = IncidentColumns(Array(Self.columns.indices))
                let statement = try db.makeStatement(
                    sql: "SELECT \(columns.selection) FROM incidents\(condition) ORDER BY fid")
                try SQLiteRow.forEach(of: statement, arguments, in: db) { row in
                    try body(columns.incident(row))
                }
            }
        } catch let error as DatabaseError {
            throw StoreError(path: path, error)
        }
    }

    static func condition(
        _ selection: StoreSelection, _ db: Database
    ) throws -> (String, StatementArguments) {
        var parts: [String] = []
        var arguments = StatementArguments()
        if let since = selection.since {
            parts.append("date_end >= ?")
            arguments += [since + "-01-01".dropFirst(max(0, since.utf8.count - 4))]
        }
        if let until = selection.until {
            // "2021-07" takes the whole month in. A text of digits alone would be compared as a number.
            parts.append("date_start <= ?")
            arguments += [until + "-12-31".dropFirst(max(0, until.utf8.count - 4))]
        }
        if let id = selection.id {
            parts.append("id = ?")
            arguments += [id]
        }
        if let sources = selection.sources {
            parts.append("source_id IN (\(sources.map(String.init).joined(separator: ", ")))")
        }
        if let box = selection.within {
            let isWrapped = box.west > box.east
            if try StoreIndex.exists(db) {
                // The index rounds outwards; the columns decide.
                parts.append(
                    """
                    fid IN (SELECT id FROM rtree_incidents_geom WHERE maxy >= ? AND miny <= ? AND \
                    (maxx >= ? \(isWrapped ? "OR" : "AND") minx <= ?))
                    """)
                arguments += [box.south, box.north, box.west, box.east]
            }
            parts.append("lat BETWEEN ? AND ? AND (lon >= ? \(isWrapped ? "OR" : "AND") lon <= ?)")
            arguments += [box.south, box.north, box.west, box.east]
        }
        return (parts.isEmpty ? "" : " WHERE " + parts.joined(separator: " AND "), arguments)
    }

    static let latitude = columns.firstIndex(of: "lat") ?? 0
    static let longitude = columns.firstIndex(of: "lon") ?? 0

    /// How many incidents there are.
    public func count() throws(StoreError) -> Int {
        do {
            return try queue.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM incidents") ?? 0 }
        } catch {
            throw StoreError(path: path, error)
        }
    }

    /// The row behind an incident; nil when there is no such incident.
    public func published(_ number: Int64) throws(StoreError) -> PublishedRow? {
        do {
            return try queue.read { db in
                let found = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT sources.name, line, native, columns FROM evidence JOIN sources ON sources.fid = source
                        WHERE evidence.fid = ?
                        """, arguments: [number])
                guard let found else { return nil }
                let texts = try String.fetchAll(
                    db, sql: "SELECT value FROM json_each(?) ORDER BY key", arguments: [found[2] as String])
                let columns = try String.fetchAll(
                    db, sql: "SELECT value FROM json_each(?) ORDER BY key", arguments: [found[3] as String])
                return PublishedRow(
                    source: found[0], line: found[1],
                    fields: texts.enumerated().map { index, text in
                        (index < columns.count ? columns[index] : "column_\(index + 1)", text)
                    })
            }
        } catch {
            throw StoreError(path: path, error)
        }
    }
}
