internal import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a store cannot be used, and what to do about it.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// What is wrong, for people.
    public let reason: String
    /// What to do next, for people.
    public let advice: String

    /// A failure on a store.
    public init(path: String, reason: String, advice: String) {
        self.path = path
        self.reason = reason
        self.advice = advice
    }

    /// One line.
    public var description: String { "\(path): \(reason); \(advice)" }

    /// What SQLite says, in words.
    init(path: String, _ error: any Error) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(path: path, reason: "\(error)", advice: "try again")
            return
        }
        let (reason, advice) =
            switch error.resultCode {
            case .SQLITE_FULL:
                (
                    "the disk is full",
                    "free some space there and run the import again: it goes on where it was"
                )
            case .SQLITE_READONLY, .SQLITE_PERM:
                ("it may not be written to", "choose another file or change its permissions")
            case .SQLITE_CANTOPEN where unsafe access(path, F_OK) == 0:
                ("it cannot be opened", "check its permissions and those of its folder")
            case .SQLITE_CANTOPEN: ("it cannot be made", "name a file in a folder that you may write to")
            case .SQLITE_BUSY, .SQLITE_LOCKED:
                (
                    "another program has locked it",
                    "wait until it is done or close it, then run the command again"
                )
            case .SQLITE_NOTADB: ("it is no GeoPackage", "name another file")
            case .SQLITE_CORRUPT:
                ("it is damaged: \(error.message ?? "")", "import its sources into a new store")
            case .SQLITE_IOERR: ("the disk failed: \(error.message ?? "")", "check the disk, then try again")
            default: (error.message ?? "SQLite error \(error.resultCode.rawValue)", "try again")
            }
        self.init(path: path, reason: reason, advice: advice)
    }
}
