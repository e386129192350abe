public import Foundation

/// Where things lie.
public enum Project {
    /// The folder of `Package.swift`.
    public static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// What `Scripts/install-test-tools` installed for this project alone.
    public static let tools = root + "/.build-tools"
}

/// A folder of a test's own, removed with it.
public final class TemporaryFolder: Sendable {
    /// Its path.
    public let path: String

    /// Makes an empty folder.
    public init() throws {
        path = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A file in it.
    public func url(_ name: String) -> URL { URL(fileURLWithPath: path).appendingPathComponent(name) }
}
