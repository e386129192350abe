/// A file that cannot be written: which one, why, and what to do about it.
public struct FormatError: Error, Hashable, Sendable {
    /// The file or folder, as the caller named it.
    public let path: String
    /// What went wrong, for people.
    public let reason: String
    /// What to do next, for people.
    public let advice: String

    /// A failure on a file.
    public init(path: String, reason: String, advice: String) {
        self.path = path
        self.reason = reason
        self.advice = advice
    }
}

extension FormatError: CustomStringConvertible {
    /// One line: `PATH: reason; advice`.
    public var description: String { "\(path): \(reason); \(advice)" }
}
