internal import Datasets
package import Formats
internal import GRDB
internal import Geometry
internal import Synchronization

/// The incidents of a store as rows for the streaming writers, in the order of their numbers.
///
/// All blocks come from one state of the store, whatever an import commits meanwhile, and several threads read them. Blocks
/// begin at known keys, so that each is found without those before it.
package struct StoreRowSource: RowSource {
    /// How many incidents are chosen.
    package let rowCount: Int
    private let snapshot: SQLiteSnapshot
    private let keys: Keys
    private let columns: StoreColumns
    private let wide = WideColumns()

    /// Where the blocks are.
    private enum Keys: Sendable {
        /// All rows are given: the keys of each block, and the number of its first row.
        case spans([(keys: ClosedRange<Int64>, firstRow: Int)])
        /// Some are: their keys, eight bytes a row, so that what chose them is asked once.
        case chosen([Int64])
    }

    private static let size = 2048

    /// Chooses incidents of a store.
    ///
    /// - Throws: `StoreError` when the store cannot be read; what the filter throws.
    package init(
        _ store: IncidentStore, _ selection: StoreSelection, where filter: StoreFilter? = nil,
        columns: StoreColumns = .own
    ) throws {
        self.columns = columns
        do {
            let snapshot = try SQLiteSnapshot(store.path)
            self.snapshot = snapshot
            if let keys = try Self.chosen(snapshot, selection, filter) {
                (self.keys, rowCount) = (.chosen(keys), keys.count)
            } else {
                let survey = try snapshot.read { db in try Self.survey(db) }
                (keys, rowCount) = (survey.keys, survey.count)
            }
        } catch let error as DatabaseError {
            throw StoreError(path: store.path, error)
        }
    }

    /// The keys of what is chosen; nil for all.
    private static func chosen(
        _ snapshot: SQLiteSnapshot, _ selection: StoreSelection, _ filter: StoreFilter?
    ) throws -> [Int64]? {
        if let filter { return try IncidentStore.keys(selection, filter, snapshot) }
        return try snapshot.read { db in
            let (condition, arguments) = try IncidentStore.condition(selection, db)
            guard !condition.isEmpty else { return nil }
            return try Int64.fetchAll(
                db, sql: "SELECT fid FROM incidents\(condition) ORDER BY fid", arguments: arguments)
        }
    }

    /// Parts all incidents into blocks.
    private static func survey(_ db: Database) throws -> (keys: Keys, count: Int) {
        guard let range = try IncidentStore.keyRange(db) else { return (.spans([]), 0) }
        // Any order will do, so that SQLite reads an index, which is smaller than the table.
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM incidents") ?? 0
        let span = UInt64(range.upperBound - range.lowerBound)
        guard span / 16 <= UInt64(count) else {
            return (.chosen(try Int64.fetchAll(db, sql: "SELECT fid FROM incidents ORDER BY fid")), count)
        }
        var counts = [Int](repeating: 0, count: Int(span) / size + 1)
        try SQLiteRow.forEach(of: db.makeStatement(sql: "SELECT fid FROM incidents"), in: db) { row in
            counts[Int(row.integer(0) - range.lowerBound) / size] += 1
            return true
        }
        var blocks: [(keys: ClosedRange<Int64>, firstRow: Int)] = []
        var row = 1
        for (number, count) in counts.enumerated() where count > 0 {
            let first = range.lowerBound + Int64(number * size)
            blocks.append((first...first + Int64(size - 1), row))
            row += count
        }
        return (.spans(blocks), count)
    }

    package var fields: [Field] { columns.fields }
    package var identifier: Int? { columns.identifier }

    package var blockCount: Int {
        switch keys {
        case .spans(let blocks): blocks.count
        case .chosen(let keys): (keys.count + Self.size - 1) / Self.size
        }
    }

    package func read(block number: Int, into rows: inout RowBlock) throws(FormatError) {
        switch keys {
        case .chosen(let keys):
            let first = number * Self.size
            let places = (first..<min(rowCount, first + Self.size)).map {
                RowPlace(row: $0 + 1, place: UInt64(bitPattern: keys[$0]))
            }
            try read(places, asBlock: number, into: &rows)
        case .spans(let blocks):
            let block = blocks[number]
            rows.begin(number, firstRow: block.firstRow)
            try look { db in
                let statement = try db.cachedStatement(
                    sql: """
                        SELECT \(columns.selection) FROM \(columns.tables)
                        WHERE incidents.fid BETWEEN ? AND ? ORDER BY incidents.fid
                        """)
                let ends = [block.keys.lowerBound, block.keys.upperBound]
                try SQLiteRow.forEach(of: statement, ends, in: db) { row in
                    let place = RowPlace(
                        row: block.firstRow + rows.count, place: UInt64(bitPattern: row.integer(0)))
                    columns.add(row, place, &rows)
                    return true
                }
            }
        }
    }

    private func read(
        _ places: [RowPlace], asBlock number: Int, into rows: inout RowBlock
    ) throws(FormatError) {
        rows.begin(number, firstRow: 1)
        try look { db in
            let statement = try db.cachedStatement(
                sql: "SELECT \(columns.selection) FROM \(columns.tables) WHERE incidents.fid = ?")
            for place in places {
                try SQLiteRow.forEach(of: statement, [Int64(bitPattern: place.place)], in: db) { row in
                    columns.add(row, place, &rows)
                    return true
                }
            }
        }
    }

    private func look(_ body: (Database) throws -> Void) throws(FormatError) {
        do {
            try snapshot.read(body)
        } catch {
            let error = StoreError(path: snapshot.path, error)
            throw FormatError(path: error.path, reason: error.reason, advice: error.advice)
        }
    }

    // MARK: Wide columns

    /// All rows are looked at for it, so that it is found out when somebody asks.
    private final class WideColumns: Sendable {
        let known = Mutex<Set<Int>?>(nil)
    }

    package var wideColumns: Set<Int> {
        wide.known.withLock { known in
            if let known { return known }
            let columns = fields.indices.filter { fields[$0].type == .integer }
            // Whoever cannot know it takes them all for wide, which is never wrong.
            let found = (try? wideColumns(among: columns)) ?? Set(columns)
            known = found
            return found
        }
    }

    private func wideColumns(among columns: [Int]) throws -> Set<Int> {
        guard !columns.isEmpty, let range = try snapshot.read({ db in try IncidentStore.keyRange(db) })
        else { return [] }
        let names = columns.map { IncidentStore.columns[$0] }
        let tests = names.map { "max(\($0)) > \(Int32.max) OR min(\($0)) < \(Int32.min)" }
        let sql = "SELECT \(tests.joined(separator: ", ")) FROM incidents WHERE fid BETWEEN ? AND ?"
        let parts = try snapshot.map(from: range.lowerBound, through: range.upperBound) { db, keys in
            var found: Set<Int> = []
            let statement = try db.cachedStatement(sql: sql)
            try SQLiteRow.forEach(of: statement, [keys.lowerBound, keys.upperBound], in: db) { row in
                for (place, column) in columns.enumerated() where row.integer(place) != 0 {
                    found.insert(column)
                }
                return true
            }
            return found
        }
        return parts.reduce(into: []) { $0.formUnion($1) }
    }
}
