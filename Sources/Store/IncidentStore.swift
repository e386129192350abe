internal import Datasets
internal import Formats
internal import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A GeoPackage that holds imported incidents, with the rows behind them, the files they came from and what could not be
/// used. QGIS, GDAL and other readers may have it open while it is written to.
public final class IncidentStore: Sendable {
    /// The file.
    public let path: String
    let queue: DatabaseQueue

    /// Opens a store to read from it.
    ///
    /// - Throws: `StoreError` when there is no such file, or it is no store.
    public init(reading path: String) throws(StoreError) {
        self.path = path
        guard unsafe access(path, F_OK) == 0 else {
            throw StoreError(
                path: path, reason: "there is no such file",
                advice: "make it: dateline import FILE --into \(path)")
        }
        try Self.checkIsFile(path)
        do {
            queue = try SQLiteFile.open(path)
            let isStore = try queue.read { db in try SQLiteFile.isStore(db) }
            guard isStore else { throw Self.noStore(path) }
        } catch {
            throw StoreError(path: path, error)
        }
    }

    /// Opens a store to write to it, and makes it where there is none.
    ///
    /// - Parameters:
    ///   - patience: How long to wait each time that another program writes, seconds.
    ///   - onWait: Called when that takes longer than a moment.
    /// - Throws: `StoreError` when the file is something else, or may not be written to.
    public init(
        writing path: String, patience: Double = 60,
        onWait: (@Sendable () -> Void)? = nil
    ) throws(StoreError) {
        self.path = path
        try Self.checkIsFile(path)
        do {
            var configuration = Configuration()
            configuration.busyMode = .callback(Self.wait(patience, onWait))
            configuration.prepareDatabase { db in
                // In WAL mode readers go on with the last committed state, and a commit survives the program.
                try db.execute(
                    sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536")
            }
            queue = try Self.alone(beside: path) {
                let queue = try Self.patiently(patience, onWait) {
                    try DatabaseQueue(path: path, configuration: configuration)
                }
                // Who was killed while making a store may have got no further than the list of migrations.
                let others = "SELECT count(*) FROM sqlite_master WHERE tbl_name != 'grdb_migrations'"
                let isOther = try queue.read { db in
                    try Int.fetchOne(db, sql: others) ?? 0 > 0 && !SQLiteFile.isStore(db)
                }
                guard !isOther else { throw Self.noStore(path) }
                try StoreSchema.migrator.migrate(queue)
                return queue
            }
            let isNewer = try queue.read { db in try StoreSchema.migrator.hasBeenSuperseded(db) }
            guard !isNewer else {
                throw StoreError(
                    path: path, reason: "it was written by a newer version of this program",
                    advice: "use that version, or import the sources into a new store")
            }
        } catch {
            throw StoreError(path: path, error)
        }
    }

    /// Closes the file; what was committed moves from the log beside it into the store, so that one file holds all of it.
    ///
    /// - Throws: `StoreError` when that fails.
    public func close() throws(StoreError) {
        do { try queue.close() } catch { throw StoreError(path: path, error) }
    }

    /// Lets one program at a time make stores in a folder, or bring them up: each migration is a transaction of its own, and two
    /// programs would each do a part of them. It is the folder that is locked, since to close the file a second time would end
    /// SQLite's own locks.
    private static func alone<Result>(beside path: String, _ body: () throws -> Result) rethrows -> Result {
        let slash = path.lastIndex(of: "/")
        let folder = unsafe open(slash.map { String(path[...$0]) } ?? ".", O_RDONLY | O_CLOEXEC)
        defer { if folder >= 0 { closeDescriptor(folder) } }
        // Where a file system has no such locks, all is as without them.
        if folder >= 0 { flock(folder, LOCK_EX) }
        return try body()
    }

    /// Opens a file again and again while another program has locked it: to turn one to WAL mode, SQLite asks only once.
    private static func patiently<Result>(
        _ patience: Double, _ onWait: (@Sendable () -> Void)?, _ open: () throws -> Result
    ) throws -> Result {
        let wait = wait(patience, onWait)
        var tries = 0
        while true {
            do {
                return try open()
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                guard wait(tries) else { throw error }
                tries += 1
            }
        }
    }

    /// Waits for another program, a moment at a time, until patience ends.
    private static func wait(
        _ patience: Double, _ onWait: (@Sendable () -> Void)?
    ) -> Database.BusyCallback {
        { tries in
            let step = 0.05
            if tries == Int(1 / step) { onWait?() }
            guard Double(tries) * step < patience else { return false }
            usleep(UInt32(step * 1e6))
            return true
        }
    }

    private static func checkIsFile(_ path: String) throws(StoreError) {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return }
        throw StoreError(path: path, reason: "it is a folder", advice: "name a file in it")
    }

    private static func noStore(_ path: String) -> StoreError {
        StoreError(
            path: path, reason: "it is no store of incidents",
            advice: "name one made by dateline import, or a new file")
    }

    /// The names of the columns of an incident, in the order of `ImportedFields.table`.
    public static let columns = ImportedFields.table.map(\.name)
}

/// `close(2)`, under a name that the method of the same name does not hide.
private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
