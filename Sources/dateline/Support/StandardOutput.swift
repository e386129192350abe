import Formats

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// stdout is data, stderr is talk. A reader that has seen enough closes the pipe; that is no error.
enum StandardOutput {
    /// Writes all bytes; ends the program successfully when the reader has gone.
    static func write(_ bytes: [UInt8]) {
        if Terminal.output.isInteractive { ProgressLine.erase() }
        var offset = 0
        while offset < bytes.count {
            let count = unsafe bytes[offset...].withUnsafeBytes {
                unsafe writeOnce(1, $0.baseAddress, $0.count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { exit(0) }
                StandardError.write("dateline: standard output: \(unsafe String(cString: strerror(errno)))")
                exit(2)
            }
            offset += count
        }
    }

    /// Writes a text as it is.
    static func write(_ text: String) { write(Array(text.utf8)) }
}

/// Rows of a table to standard output.
struct StandardOutputSink: RowSink {
    mutating func write(_ block: [UInt8]) { StandardOutput.write(block) }
}

/// Messages to people.
enum StandardError {
    /// Writes one line; whatever is in it, it stays one and does nothing to the terminal.
    static func write(_ line: String) { write(lines: [line]) }

    /// Writes several lines at once.
    static func write(lines: some Sequence<String>) {
        ProgressLine.erase()
        writeRaw(lines.map(MessageText.line).joined(separator: "\n") + "\n")
    }

    /// Writes a text as it is.
    static func writeRaw(_ text: String) {
        _ = unsafe Array(text.utf8).withUnsafeBytes { unsafe writeOnce(2, $0.baseAddress, $0.count) }
    }
}

/// `write(2)`, under a name that the methods of the same name do not hide.
private func writeOnce(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(descriptor, bytes, count)
}
