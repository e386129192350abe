import CArchive

/// The entries of a zip file by name, read one at a time and never unpacked to disk. What unpacks to far more than a
/// document would is refused.
struct ZipReader {
    let path: String
    /// Bytes that any file may give.
    private static let freeBytes = 1 << 26
    /// How many bytes may come out for each of the file's beyond those. Sheets of one repeated word reach 150.
    private static let ratioLimit = 200

    /// Whether bytes begin as a zip file does.
    static func looksLike(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// The names of all entries, in their order.
    func names() throws(TableError) -> [String] {
        var names: [String] = []
        try each { name in
            names.append(name)
            return nil
        }
        return names
    }

    /// Reads one entry into a handler; false when there is none with that name.
    func read(_ wanted: String, into handler: any XMLHandler) throws(TableError) -> Bool {
        var isFound = false
        try each { name in
            guard name == wanted, !isFound else { return nil }
            isFound = true
            return handler
        }
        return isFound
    }

    /// Reads several entries into one handler, in the order in which they lie; `begin` is told of each.
    func read(
        all wanted: Set<String>, into handler: any XMLHandler, begin: (String) -> Void
    ) throws(TableError) {
        try each { name in
            guard wanted.contains(name) else { return nil }
            begin(name)
            return handler
        }
    }

    /// Goes through the entries; those for which `choose` gives a handler are read into it.
    private func each(_ choose: (String) -> (any XMLHandler)?) throws(TableError) {
        guard let archive = unsafe archive_read_new() else {
            throw TableError(path: path, reason: "not enough memory to read it")
        }
        defer { unsafe archive_read_free(archive) }
        func failure() -> TableError {
            let words =
                unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? "it is damaged"
            return TableError(path: path, reason: "cannot be unpacked: \(words)")
        }
        unsafe archive_read_support_format_zip_seekable(archive)
        guard unsafe archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK else { throw failure() }
        let packed = Int(clamping: SourceFile.size(path))
        var unpacked = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            var entry: OpaquePointer?
            let status = unsafe archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry = unsafe entry else {
                throw failure()
            }
            guard let name = unsafe archive_entry_pathname(entry) else { continue }
            guard let handler = choose(unsafe String(cString: name)) else { continue }
            let stream = XMLStream(handler)
            while true {
                let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                    unsafe archive_read_data(archive, bytes.baseAddress, bytes.count)
                }
                guard count >= 0 else { throw failure() }
                unpacked += count
                guard unpacked <= Self.freeBytes || unpacked / Self.ratioLimit <= packed else {
                    throw TableError(
                        path: path,
                        reason:
                            "unpacks to more than \(Self.ratioLimit) times its size: refused as a zip bomb")
                }
                do throws(XMLStream.Fault) {
                    try stream.feed(buffer[..<count], isLast: count == 0)
                } catch {
                    throw TableError(path: "\(path)/\(unsafe String(cString: name))", reason: error.reason)
                }
                if count == 0 { break }
            }
        }
    }
}
