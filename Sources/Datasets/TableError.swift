/// Why a table cannot be read at all.
public struct TableError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as the caller named it.
    public let path: String
    /// What is wrong, where, and what to do about it.
    public let reason: String

    /// A failure on a table.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// One line for people.
    public var description: String { "\(path): \(reason)" }
}

/// A row without a usable position.
public struct RejectedRow: Hashable, Sendable {
    /// The row, from 0, the header not counted.
    public let row: Int
    /// Where in the file it begins, bytes; in a GeoPackage its number there.
    public let offset: Int
    /// The column at fault; empty when it is the whole row.
    public let column: String
    /// What is wrong with it, for people.
    public let reason: String
}
