#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes an index section by section, into memory or into a file that takes its name only when it is whole.
struct IndexSink: ~Copyable {
    private let path: String?
    private let temporary: String
    private var descriptor: Int32 = -1
    private var pending: [UInt8] = []
    private var written = 0
    private var table: [UInt8] = []
    private var count: UInt16 = 0
    private var current: (section: GazetteerFormat.Section, start: Int, checksum: Checksum)?
    private var isFinished = false
    /// How much of `pending` is in the checksum already.
    private var summed = 0

    /// - Parameter path: the file to write; nil collects the bytes in memory.
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    init(path: String?) throws(GazetteerError) {
        self.path = path
        temporary = path.map { "\($0).\(getpid()).part" } ?? ""
        if let path {
            descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw .unwritable(path: path, reason: SystemFailure.lastReason()) }
        }
        // Room for the header and the table, which are known at the end.
        let rows = GazetteerFormat.Section.allCases.count
        append(
            [UInt8](repeating: 0, count: GazetteerFormat.headerSize + rows * GazetteerFormat.sectionRowSize))
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        if !isFinished { unsafe unlink(temporary) }
    }

    /// Bytes of the section so far.
    var sectionLength: Int { current.map { position - $0.start } ?? 0 }

    private var position: Int { written + pending.count }

    /// Starts a section, at a multiple of eight bytes.
    mutating func begin(_ section: GazetteerFormat.Section) {
        let padding = (8 - position % 8) % 8
        pending.append(contentsOf: [UInt8](repeating: 0, count: padding))
        current = (section, position, Checksum())
    }

    /// Appends to the section.
    mutating func append(_ bytes: some Collection<UInt8>) { pending.append(contentsOf: bytes) }

    /// Appends much to the section, a mebibyte at a time.
    ///
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    mutating func append(all bytes: [UInt8]) throws(GazetteerError) {
        for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
            pending.append(contentsOf: bytes[start..<min(bytes.count, start + (1 << 20))])
            try flush()
        }
    }

    /// Appends a little-endian number to the section.
    mutating func append(_ number: some FixedWidthInteger) { pending.appendLittleEndian(number) }

    /// Sums and writes out what was appended, when there is enough of it.
    ///
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    mutating func flush(above limit: Int = 1 << 20) throws(GazetteerError) {
        guard let path, pending.count > limit else { return }
        sum()
        var done = 0
        let file = descriptor
        while done < pending.count {
            let start = done
            let step = unsafe pending.withUnsafeBytes { bytes in
                unsafe write(file, bytes.baseAddress.map { unsafe $0 + start }, bytes.count - start)
            }
            guard step > 0 else { throw .unwritable(path: path, reason: SystemFailure.lastReason()) }
            done += step
        }
        written += pending.count
        summed = 0
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func sum() {
        let from = max(summed, (current?.start ?? position) - written)
        defer { summed = pending.count }
        guard from < pending.count, var checksum = current?.checksum else { return }
        checksum.add(pending.span.extracting(from..<pending.count))
        current?.checksum = checksum
    }

    /// Ends the section and notes it in the table; `items` is what people count in it.
    ///
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    mutating func end(items: Int) throws(GazetteerError) {
        sum()
        guard let current else { return }
        table.appendLittleEndian(current.section.tag)
        table.appendLittleEndian(UInt32(clamping: items))
        table.appendLittleEndian(UInt64(current.start))
        table.appendLittleEndian(UInt64(position - current.start))
        table.appendLittleEndian(current.checksum.value)
        count += 1
        self.current = nil
        try flush()
    }

    private func header() -> [UInt8] {
        var header = GazetteerFormat.magic
        header.appendLittleEndian(GazetteerFormat.version)
        header.appendLittleEndian(count)
        header.appendLittleEndian(UInt32(0))
        header.appendLittleEndian(UInt64(position))
        var checksum = Checksum()
        checksum.add(header.span)
        checksum.add(table.span)
        header.appendLittleEndian(checksum.value)
        return header + table
    }

    /// Writes the header; a file gets its name now. Returns the bytes when they were collected in memory.
    ///
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    mutating func finish() throws(GazetteerError) -> [UInt8] {
        let header = header()
        guard let path else {
            pending.replaceSubrange(0..<header.count, with: header)
            return pending
        }
        try flush(above: 0)
        let isWritten = unsafe header.withUnsafeBytes { bytes in
            unsafe pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count
        }
        guard isWritten, fsync(descriptor) == 0, unsafe rename(temporary, path) == 0 else {
            throw .unwritable(path: path, reason: SystemFailure.lastReason())
        }
        isFinished = true
        return []
    }
}

extension [UInt8] {
    /// Appends the bytes of a number, the low one first.
    mutating func appendLittleEndian(_ number: some FixedWidthInteger) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    /// Appends a number in seven bits a byte, the low ones first (LEB128).
    mutating func appendVarint(_ number: Int) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}
