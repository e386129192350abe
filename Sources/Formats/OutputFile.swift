#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes into a staged file: writers append to `bytes`, `drain` passes on what has gathered.
///
/// Closed when it goes away; only `finish` says whether everything was written.
public struct OutputFile: ~Copyable, ByteSink {
    /// What waits to be written.
    public var bytes: [UInt8] = []

    private let file: StagedFile
    private let descriptor: Int32
    private var written = 0

    /// One write of this size costs the kernel no more than a small one, per byte far less.
    private static let fill = 1 << 18

    /// Opens a staged file for writing.
    ///
    /// - Throws: `FormatError` when it is gone or closed to us.
    public init(_ file: StagedFile) throws(FormatError) {
        let descriptor = unsafe open(file.temporary, O_WRONLY | O_TRUNC | O_CLOEXEC)
        guard descriptor >= 0 else { throw FormatError(path: file.destination, errno: errno) }
        self.file = file
        self.descriptor = descriptor
        bytes.reserveCapacity(Self.fill + Self.fill / 4)
    }

    deinit { close(descriptor) }

    /// Writes what waits once there is enough of it; call it after each feature.
    ///
    /// - Throws: `FormatError` when the disk is full or fails.
    public mutating func drain() throws(FormatError) {
        if bytes.count >= Self.fill { try write() }
    }

    /// Writes all that waits.
    ///
    /// - Throws: `FormatError` when the disk is full or fails.
    public mutating func finish() throws(FormatError) { try write() }

    /// Writes what waits, then these bytes, without gathering them first.
    ///
    /// - Throws: `FormatError` when the disk is full or fails.
    public mutating func write(_ block: [UInt8]) throws(FormatError) {
        try write()
        try send(block)
    }

    private mutating func write() throws(FormatError) {
        try send(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func send(_ bytes: [UInt8]) throws(FormatError) {
        try writeAll(bytes[...], descriptor, at: written, of: file.destination)
        FilePages.send(descriptor, behind: written..<written + bytes.count)
        written += bytes.count
    }

    /// Has several threads write what comes next, each at a place of its own.
    ///
    /// - Throws: What `body` throws or the output failed with.
    mutating func writePlaced(_ body: (PlacedOutput) throws(FormatError) -> Void) throws(FormatError) {
        try write()
        let output = PlacedOutput(descriptor, of: file.destination, from: written, isKept: true)
        try body(output)
        written = try output.finish()
    }
}
