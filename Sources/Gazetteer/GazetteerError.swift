/// Why a gazetteer could not be opened or built.
public enum GazetteerError: Error, Hashable, Sendable {
    /// The file is not an index, or was damaged: what is wrong with it.
    case unreadable(path: String, reason: String)
    /// The index could not be written: why.
    case unwritable(path: String, reason: String)
    /// A row of a source could not be used.
    case badRow(path: String, line: Int, field: String, reason: String)
}

extension GazetteerError: CustomStringConvertible {
    /// One line for people, with the place to look.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason), .unwritable(let path, let reason): "\(path): \(reason)"
        case .badRow(let path, let line, let field, let reason): "\(path):\(line): \(field): \(reason)"
        }
    }
}
