internal import Datasets
package import Formats
internal import GRDB
internal import Geometry

/// The incidents of a store as rows for the streaming writers, in the order of their numbers.
///
/// All blocks come from one state of the store, whatever an import commits meanwhile. A connection reads them one at a time;
/// what is done with them goes on beside it. Blocks begin at known keys, so that each is found without those before it.
package struct StoreRowSource: RowSource {
    package let fields = ImportedFields.table
    package let identifier: Int? = 0
    package let wideColumns: Set<Int>
    /// How many incidents are chosen.
    package let rowCount: Int
    private let queue: DatabaseQueue
    private let path: String
    private let keys: Keys

    /// Where the blocks are.
    private enum Keys: Sendable {
        /// All rows are given: the first key of each block.
        case starts([Int64])
        /// Some are: their keys, eight bytes a row, so that what chose them is asked once.
        case chosen([Int64])
    }

    private static let size = 2048

    /// Chooses incidents of a store.
    ///
    /// - Parameter filter: What else must hold of an incident than the selection says; called once for each.
    /// - Throws: `StoreError` when the store cannot be read; what `filter` throws.
    package init(
        _ store: IncidentStore, _ selection: StoreSelection,
        where filter: ((StoredIncident) throws -> Bool)? = nil
    ) throws {
        path = store.path
        do {
            queue = try Self.open(store.path)
            (wideColumns, keys, rowCount) = try queue.inDatabase { db in
                // The first look at a table fixes the state that is read until the connection is closed.
                try db.execute(sql: "BEGIN")
                let wide = try Self.wideColumns(db)
                let (keys, count) = try Self.survey(db, selection, filter)
                return (wide, keys, count)
            }
        } catch let error as DatabaseError {
            throw StoreError(path: store.path, error)
        }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(IncidentStore.patience)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func wideColumns(_ db: Database) throws -> Set<Int> {
        let columns = ImportedFields.table.indices.filter { ImportedFields.table[$0].type == .integer }
        let tests = columns.map { index in
            let name = IncidentStore.columns[index]
            return "max(\(name)) > \(Int32.max) OR min(\(name)) < \(Int32.min)"
        }
        let found = try Row.fetchOne(db, sql: "SELECT \(tests.joined(separator: ", ")) FROM incidents")
        return Set(columns.enumerated().filter { place, _ in found?[place] == true }.map(\.element))
    }

    private static func survey(
        _ db: Database, _ selection: StoreSelection, _ filter: ((StoredIncident) throws -> Bool)?
    ) throws -> (Keys, Int) {
        let (condition, arguments) = try IncidentStore.condition(selection, db)
        var keys: [Int64] = []
        if let filter {
            let rows = try Row.fetchCursor(
                db, sql: "SELECT \(columns) FROM incidents\(condition) ORDER BY fid", arguments: arguments)
            while let row = try rows.next() {
                let incident = IncidentStore.incident(row)
                if try filter(incident) { keys.append(incident.number) }
            }
            return (.chosen(keys), keys.count)
        }
        let found = try Int64.fetchCursor(
            db, sql: "SELECT fid FROM incidents\(condition) ORDER BY fid", arguments: arguments)
        if !condition.isEmpty {
            while let key = try found.next() { keys.append(key) }
            return (.chosen(keys), keys.count)
        }
        var count = 0
        while let key = try found.next() {
            if count.isMultiple(of: size) { keys.append(key) }
            count += 1
        }
        return (.starts(keys), count)
    }

    private static let columns = "fid, " + IncidentStore.columns.joined(separator: ", ")

    package var blockCount: Int { (rowCount + Self.size - 1) / Self.size }

    package func read(block number: Int, into rows: inout RowBlock) throws(FormatError) {
        let first = number * Self.size
        switch keys {
        case .chosen(let keys):
            let places = (first..<min(rowCount, first + Self.size)).map {
                RowPlace(row: $0 + 1, place: UInt64(bitPattern: keys[$0]))
            }
            try read(places, asBlock: number, into: &rows)
        case .starts(let starts):
            rows.begin(number, firstRow: first + 1)
            try look { db in
                let statement = try db.cachedStatement(
                    sql:
                        "SELECT \(Self.columns) FROM incidents WHERE fid >= ? ORDER BY fid LIMIT \(Self.size)"
                )
                let cursor = try Row.fetchCursor(statement, arguments: [starts[number]])
                while let row = try cursor.next() {
                    let place = RowPlace(row: first + 1 + rows.count, place: UInt64(bitPattern: row[0]))
                    Self.add(row, place, to: &rows)
                }
            }
        }
    }

    package func read(
        _ places: [RowPlace], asBlock number: Int, into rows: inout RowBlock
    ) throws(FormatError) {
        rows.begin(number, firstRow: 1)
        try look { db in
            let statement = try db.cachedStatement(
                sql: "SELECT \(Self.columns) FROM incidents WHERE fid = ?")
            for place in places {
                guard let row = try Row.fetchOne(statement, arguments: [Int64(bitPattern: place.place)])
                else { continue }
                Self.add(row, place, to: &rows)
            }
        }
    }

    private static func add(_ row: Row, _ place: RowPlace, to rows: inout RowBlock) {
        let incident = IncidentStore.incident(row)
        for (field, value) in zip(ImportedFields.table, incident.values) { rows.add(value, as: field.type) }
        rows.end(
            latitude: incident.point?.latitude ?? .nan, longitude: incident.point?.longitude ?? .nan, place)
    }

    private func look(_ body: (Database) throws -> Void) throws(FormatError) {
        do {
            try queue.inDatabase(body)
        } catch {
            let error = StoreError(path: path, error)
            throw FormatError(path: error.path, reason: error.reason, advice: error.advice)
        }
    }
}
