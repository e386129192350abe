internal import Datasets
internal import GRDB
internal import Synchronization

/// Tables that are an edition of a dataset together: what none of them tells of is not in it any more.
public final class ImportEdition: Sendable {
    private let parts = Mutex(Parts())

    fileprivate struct Parts {
        /// The incidents that are told of, by dataset; of each of them all incidents are meant.
        var present: [String: Set<Int64>] = [:]
    }

    /// An edition without tables.
    public init() {}

    func add(_ mapping: DatasetMapping, present: [Int64]) {
        parts.withLock { parts in
            parts.present[mapping.name, default: []].formUnion(present)
        }
    }

    fileprivate var all: Parts { parts.withLock { $0 } }
}

/// What a newer edition took away from a store.
public struct ImportRemoval: Hashable, Sendable {
    /// How many incidents.
    public var count = 0
    /// The first ones, as their publisher names them.
    public var examples: [String] = []
}

extension IncidentStore {
    /// Takes away the incidents of the datasets of an edition that none of its tables tells of. The rows behind them are kept
    /// in the table `removed`.
    ///
    /// - Throws: `StoreError` when the store cannot be written to, or when of one of the datasets no row could be used: nothing
    ///   is taken away then.
    public func removeWhatIsGone(in edition: ImportEdition) throws(StoreError) -> ImportRemoval {
        let parts = edition.all
        let empty = parts.present.filter(\.value.isEmpty).keys.sorted()
        guard empty.isEmpty, !parts.present.isEmpty else {
            let name = empty.first.map { " of \($0)" } ?? ""
            throw StoreError(
                path: path,
                reason: "the new edition\(name) has no row that can be used, and nothing was taken away",
                advice: "check that the file is whole")
        }
        do {
            return try queue.writeWithoutTransaction { db in
                var removal = ImportRemoval()
                try db.inTransaction(.immediate) {
                    removal = try Self.remove(parts, db)
                    return .commit
                }
                return removal
            }
        } catch {
            throw StoreError(path: path, error)
        }
    }

    private static func remove(_ parts: ImportEdition.Parts, _ db: Database) throws -> ImportRemoval {
        var sources: [Int64] = []
        for dataset in parts.present.keys {
            sources += try Int64.fetchAll(
                db, sql: "SELECT fid FROM sources WHERE dataset = ?", arguments: [dataset])
        }
        var gone: [Int64] = []
        let meant = Set(sources)
        let present = parts.present.values.reduce(into: Set()) { $0.formUnion($1) }
        let told = try Row.fetchCursor(db, sql: "SELECT fid, source FROM evidence")
        while let row = try told.next() {
            let fid: Int64 = row[0]
            if meant.contains(row[1]), !present.contains(fid) { gone.append(fid) }
        }
        var removal = ImportRemoval(count: gone.count)
        if gone.isEmpty { return removal }
        removal.examples = try gone.prefix(10).compactMap { fid in
            try String.fetchOne(db, sql: "SELECT id FROM incidents WHERE fid = ?", arguments: [fid])
        }
        try StoreIndex.dropTriggers(db)
        let isIndexed = try StoreIndex.exists(db)
        let keep = try db.makeStatement(
            sql: """
                INSERT INTO removed (id, dataset, name, line, native, time)
                SELECT i.id, i.dataset, s.name, e.line, e.native, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
                FROM evidence e JOIN incidents i ON i.fid = e.fid LEFT JOIN sources s ON s.fid = e.source
                WHERE e.fid = ?
                """)
        var deletions = ["evidence WHERE fid", "incidents WHERE fid"]
        if isIndexed { deletions.append("rtree_incidents_geom WHERE id") }
        let statements = try [keep] + deletions.map { try db.makeStatement(sql: "DELETE FROM \($0) = ?") }
        for fid in gone {
            for statement in statements { try statement.execute(arguments: [fid]) }
        }
        try AreaWriter.removeUnused(db)
        if isIndexed {
            try StoreIndex.makeTriggers(db)
            try StoreIndex.noteExtent(db)
        }
        return removal
    }
}
