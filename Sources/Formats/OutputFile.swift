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
    private var sent = 0
    private var forgotten = 0

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

    /// A file that gets longer than this goes to the disk while it is written, and its memory is used again: so that the end
    /// need not wait for all of it, and that others keep what they have in memory.
    private static let large = 1 << 25
    private static let step = 1 << 22
    private static let ahead = 4 * step

    private mutating func sendPages() {
        #if canImport(Glibc)
            guard written >= Self.large, written - sent >= Self.step else { return }
            // Linux begins to write what it is told to forget (mm/fadvise.c), and forgets it when told again.
            posix_fadvise(descriptor, off_t(sent), off_t(written - sent), POSIX_FADV_DONTNEED)
            sent = written
            let end = sent - Self.ahead
            guard end > forgotten else { return }
            posix_fadvise(descriptor, off_t(forgotten), off_t(end - forgotten), POSIX_FADV_DONTNEED)
            forgotten = end
        #endif
    }

    private mutating func write() throws(FormatError) {
        try send(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func send(_ bytes: [UInt8]) throws(FormatError) {
        var start = 0
        while start < bytes.count {
            let descriptor = descriptor
            let written = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                return unsafe writeOnce(descriptor, rest)
            }
            if written >= 0 {
                start += written
                self.written += written
            } else if errno != EINTR {
                throw FormatError(path: file.destination, errno: errno)
            }
        }
        sendPages()
    }
}

/// `write(2)`, under a name that the method of the same name does not hide.
private func writeOnce(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}
