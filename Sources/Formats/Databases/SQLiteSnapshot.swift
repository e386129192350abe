private import Dispatch
package import GRDB
private import Geometry
internal import Synchronization

/// Connections that read one state of a SQLite database, whatever others commit meanwhile, so that several threads can read
/// parts that fit together.
package final class SQLiteSnapshot: Sendable {
    /// The file.
    package let path: String
    /// How many threads can read at a time.
    package let width: Int
    private let free: Mutex<[DatabaseQueue]>
    private let count: DispatchSemaphore

    /// Opens a database as it is now.
    ///
    /// - Throws: `DatabaseError` when it cannot be read.
    package init(_ path: String, width: Int = Parallel.width) throws {
        self.path = path
        var queues = try (0..<max(1, width)).map { _ in try SQLiteFile.open(path) }
        if try !Self.begin(queues, path) {
            // Somebody commits all the time. One connection is of one mind in any case.
            queues = [try SQLiteFile.open(path)]
            _ = try Self.begin(queues, path)
        }
        self.width = queues.count
        count = DispatchSemaphore(value: queues.count)
        free = Mutex(queues)
    }

    /// Has all connections begin to read; tells whether they see the same.
    ///
    /// SQLite tells a connection whether others have committed since it last asked (`PRAGMA data_version`). When they have
    /// not, all that began in between began with the same state.
    private static func begin(_ queues: [DatabaseQueue], _ path: String) throws -> Bool {
        let witness = try SQLiteFile.open(path)
        func version() throws -> Int64? {
            try witness.inDatabase { db in try Int64.fetchOne(db, sql: "PRAGMA data_version") }
        }
        for _ in 0..<50 {
            let before = try version()
            for queue in queues {
                // The first look at a table fixes the state.
                try queue.inDatabase { db in
                    try db.execute(sql: "BEGIN; SELECT 1 FROM sqlite_master LIMIT 1")
                }
            }
            if try queues.count == 1 || version() == before { return true }
            for queue in queues { try queue.inDatabase { db in try db.execute(sql: "ROLLBACK") } }
        }
        return false
    }

    /// Calls `body` with a connection that no other thread uses meanwhile; waits for one where all are in use.
    package func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        count.wait()
        let queue = free.withLock { $0.popLast() }
        defer {
            if let queue { free.withLock { $0.append(queue) } }
            count.signal()
        }
        guard let queue else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
        return try queue.inDatabase(body)
    }

    /// Calls `body` with parts of the numbers from `first` to `last`, in all threads at once; gives the results in their order.
    ///
    /// - Throws: What the first part that failed has thrown.
    package func map<Part: Sendable>(
        from first: Int64, through last: Int64,
        _ body: @escaping @Sendable (Database, ClosedRange<Int64>) throws -> Part
    ) throws -> [Part] {
        guard first <= last else { return [] }
        // Some parts more than threads, since rows are not everywhere equally long.
        let span = UInt64(bitPattern: last) &- UInt64(bitPattern: first)
        let step = span / UInt64(width * 8) + 1
        let count = Int(span / step) + 1
        let parts = Parallel.map(count: count, threads: width) { number in
            Swift.Result {
                let start = first &+ Int64(bitPattern: UInt64(number) &* step)
                let end = number == count - 1 ? last : start &+ Int64(bitPattern: step - 1)
                return try self.read { db in try body(db, start...end) }
            }
        }
        return try parts.map { try $0.get() }
    }
}
