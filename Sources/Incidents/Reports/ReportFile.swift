#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a report could not be read.
public struct ReportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as the caller named it.
    public let path: String
    /// What is wrong, and what to do about it.
    public let reason: String

    /// One line: `PATH: reason`.
    public var description: String { "\(path): \(reason)" }
}

/// A report as it lies on disk.
public struct ReportFile: Hashable, Sendable {
    /// The name to show: as the caller gave it, or `stdin`.
    public let name: String
    /// The text; a byte order mark is left out, everything else is as in the file.
    public let text: String

    /// A report is a few pages. What is larger is something else, and is refused before it is read.
    public static let largestSize = 1 << 20

    /// Reads a file, or standard input for `-`.
    ///
    /// - Throws: `ReportError` when it cannot be read, is too large, or is no text in UTF-8 or UTF-16.
    public init(path: String) throws(ReportError) {
        let bytes = path == "-" ? try Self.read(0, "stdin") : try Self.read(path)
        try self.init(bytes: bytes, name: path == "-" ? "stdin" : path)
    }

    /// Takes the bytes of a report.
    ///
    /// - Throws: `ReportError` when they are no text in UTF-8 or UTF-16.
    public init(bytes: [UInt8], name: String) throws(ReportError) {
        self.name = name
        self.text = try TextDecoding.text(of: bytes, name: name)
    }

    /// The report files that these paths stand for: a folder for its `.txt` and `.text` files, in the order of their names.
    ///
    /// - Throws: `ReportError` for a path that does not exist, or a folder without reports.
    public static func paths(in arguments: [String]) throws(ReportError) -> [String] {
        var result: [String] = []
        for argument in arguments {
            guard argument != "-", isFolder(argument) else {
                result.append(argument)
                continue
            }
            let names = try names(in: argument).filter { name in
                (name.hasSuffix(".txt") || name.hasSuffix(".text")) && !isFolder(argument + "/" + name)
            }
            guard !names.isEmpty else {
                throw ReportError(path: argument, reason: "the folder holds no .txt files")
            }
            result += names.map { argument.hasSuffix("/") ? argument + $0 : argument + "/" + $0 }
        }
        return result
    }

    // MARK: The system

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func names(in folder: String) throws(ReportError) -> [String] {
        guard let directory = unsafe opendir(folder) else {
            throw ReportError(path: folder, reason: lastReason())
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private static func read(_ path: String) throws(ReportError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ReportError(path: path, reason: lastReason()) }
        defer { close(descriptor) }
        var status = stat()
        if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            Int(status.st_size) > largestSize
        {
            throw tooLarge(path)
        }
        return try read(descriptor, path)
    }

    private static func read(_ descriptor: Int32, _ name: String) throws(ReportError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes {
                unsafe readBytes(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ReportError(path: name, reason: lastReason()) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= largestSize else { throw tooLarge(name) }
        }
    }

    private static func tooLarge(_ path: String) -> ReportError {
        ReportError(
            path: path,
            reason:
                "larger than \(largestSize >> 20) MiB: a report is a few pages of text; split it into its reports"
        )
    }

    private static func lastReason() -> String { unsafe String(cString: strerror(errno)) }
}

/// The system's `read`, which the type's own method hides.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(descriptor, buffer, count)
}
