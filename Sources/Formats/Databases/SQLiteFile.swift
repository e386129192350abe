package import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A SQLite database that is opened to be read.
package enum SQLiteFile {
    /// How long to wait for another program that has locked a file, seconds.
    package static let patience = 60.0

    /// Opens a connection that only reads; its transactions may be left open.
    ///
    /// A database in WAL mode needs a log beside it. Where none can be made, as on a disk that may not be written to, and none
    /// is there, it is read as a file that does not change; who may write to it should not do so meanwhile.
    ///
    /// - Throws: `DatabaseError` when it cannot be read.
    package static func open(_ path: String) throws -> DatabaseQueue {
        do {
            return try DatabaseQueue(path: path, configuration: configuration(isTidy: keepsLog(path)))
        } catch let error as DatabaseError
            where error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY
        {
            guard unsafe access(path, R_OK) == 0, unsafe access(path + "-wal", F_OK) != 0 else { throw error }
            return try DatabaseQueue(path: fixed(path), configuration: configuration(isTidy: false))
        }
    }

    /// Whether a file is a store of incidents, as `dateline import` makes them.
    package static func isStore(_ path: String) -> Bool {
        guard header(path)?.starts(with: Array("SQLite format 3\0".utf8)) == true, let queue = try? open(path)
        else { return false }
        return (try? queue.read { db in try isStore(db) }) ?? false
    }

    /// The same of an open one.
    package static func isStore(_ db: Database) throws -> Bool {
        try db.tableExists("incidents") && db.tableExists("evidence") && db.tableExists("grdb_migrations")
    }

    /// Whether a database keeps a log beside it (WAL mode, https://www.sqlite.org/fileformat2.html, 1.3.3) and may be written to.
    private static func keepsLog(_ path: String) -> Bool {
        guard unsafe access(path, R_OK | W_OK) == 0, let header = header(path) else { return false }
        return header[18] == 2 && header[19] == 2
    }

    /// What a database begins with; nil for a shorter file.
    private static func header(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe _ = fclose(file) }
        var header = [UInt8](repeating: 0, count: 20)
        return unsafe fread(&header, 1, header.count, file) == header.count ? header : nil
    }

    /// - Parameter isTidy: Whether the last who leaves takes the log away, which one cannot who may only read: a folder would
    ///   have two files more for each store that somebody has looked at.
    private static func configuration(isTidy: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = !isTidy
        if isTidy { configuration.prepareDatabase { try $0.execute(sql: "PRAGMA query_only = 1") } }
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(patience)
        return configuration
    }

    /// The address of a file that does not change (https://www.sqlite.org/uri.html).
    private static func fixed(_ path: String) -> String {
        let plain = Set("/-_.~".utf8)
        let name = path.utf8.map { byte -> String in
            let isPlain =
                0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || plain.contains(byte)
            return isPlain
                ? String(UnicodeScalar(byte))
                : "%" + String(Int(byte) + 0x100, radix: 16).suffix(2).uppercased()
        }
        return "file:" + name.joined() + "?immutable=1"
    }
}
