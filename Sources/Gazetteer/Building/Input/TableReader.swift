#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads a tab-separated stream line by line through one buffer, so that memory does not grow with the stream.
/// LF and CRLF end a line; a byte-order mark is skipped. Fields are numbered from 0.
struct TableReader: ~Copyable {
    /// What errors call the table.
    let path: String
    /// The number of the current line, from 1.
    private(set) var line = 0
    private let stream: ByteStream
    private var buffer: [UInt8]
    /// Unread bytes of the buffer.
    private var unread = 0..<0
    private var isExhausted = false
    /// Where the fields of the current line start, and one past its end plus one.
    private var starts: [Int] = []

    /// Lines that are longer are no rows of any table.
    static let longestLine = 1 << 24

    init(_ stream: ByteStream, bufferSize: Int = 1 << 20) {
        path = stream.path
        self.stream = stream
        buffer = [UInt8](repeating: 0, count: bufferSize)
    }

    /// - Throws: `GazetteerError.unreadable` with the system's reason.
    init(path: String, bufferSize: Int = 1 << 20) throws(GazetteerError) {
        self.init(try FileStream(file: path), bufferSize: bufferSize)
    }

    /// Goes to the next line; false at the end of the file.
    mutating func next() throws(GazetteerError) -> Bool {
        var searched = unread.lowerBound
        while true {
            if let end = newline(in: searched..<unread.upperBound) {
                take(end, following: end + 1)
                return true
            }
            if isExhausted {
                guard !unread.isEmpty else { return false }
                take(unread.upperBound, following: unread.upperBound)
                return true
            }
            let kept = unread.count
            try refill()
            searched = unread.lowerBound + kept
        }
    }

    private func newline(in range: Range<Int>) -> Int? {
        unsafe buffer.withUnsafeBytes { bytes in
            guard !range.isEmpty, let start = bytes.baseAddress,
                let found = unsafe memchr(start + range.lowerBound, 0x0A, range.count)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - start
        }
    }

    private mutating func take(_ lineEnd: Int, following: Int) {
        var end = lineEnd
        var start = unread.lowerBound
        if line == 0, end - start >= 3, buffer[start] == 0xEF, buffer[start + 1] == 0xBB,
            buffer[start + 2] == 0xBF
        {
            start += 3
        }
        if end > start, buffer[end - 1] == 0x0D { end -= 1 }
        line += 1
        starts.removeAll(keepingCapacity: true)
        starts.append(start)
        for index in start..<end where buffer[index] == 0x09 { starts.append(index + 1) }
        starts.append(end + 1)
        unread = following..<unread.upperBound
    }

    private mutating func refill() throws(GazetteerError) {
        if unread.lowerBound > 0 {
            buffer.replaceSubrange(0..<unread.count, with: Array(buffer[unread]))
            unread = 0..<unread.count
        }
        if unread.count == buffer.count {
            guard buffer.count < Self.longestLine else {
                throw .badRow(
                    path: path, line: line + 1, field: "line",
                    reason: "longer than \(Self.longestLine >> 20) MiB")
            }
            buffer.append(contentsOf: [UInt8](repeating: 0, count: buffer.count))
        }
        let offset = unread.upperBound
        let count = try stream.read(&buffer, at: offset)
        isExhausted = count == 0
        unread = 0..<offset + count
    }

    /// How many fields the line has.
    var count: Int { starts.count - 1 }

    /// Where a field lies in the buffer; empty when the line has no such field.
    private func range(_ field: Int) -> Range<Int> {
        guard field < count else { return 0..<0 }
        return starts[field]..<starts[field + 1] - 1
    }

    /// How many bytes a field has.
    func length(_ field: Int) -> Int { range(field).count }

    /// Whether a field is missing or empty.
    func isEmpty(_ field: Int) -> Bool { range(field).isEmpty }

    /// Whether two fields have the same bytes.
    func isSame(_ one: Int, _ other: Int) -> Bool { buffer[range(one)] == buffer[range(other)] }

    /// Whether the field is exactly `1`, GeoNames' truth value.
    func isTrue(_ field: Int) -> Bool { range(field).count == 1 && buffer[range(field).lowerBound] == 0x31 }

    /// The first byte of a field; nil when it is empty.
    func firstByte(_ field: Int) -> UInt8? { isEmpty(field) ? nil : buffer[range(field).lowerBound] }

    /// Calls `body` with the bytes of a field.
    func withField<Result>(_ field: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        body(buffer.span.extracting(range(field)))
    }

    /// The whole line, at most so many bytes of it, as text; bad UTF-8 is repaired.
    func lineText(limit: Int = 4_096) -> String {
        guard let start = starts.first, let end = starts.last else { return "" }
        return String(decoding: buffer[start..<min(end - 1, start + limit)], as: UTF8.self)
    }

    /// A field as text; bad UTF-8 is repaired.
    func text(_ field: Int) -> String { String(decoding: buffer[range(field)], as: UTF8.self) }

    /// An error about a field of this line.
    func failure(_ field: String, _ reason: String) -> GazetteerError {
        .badRow(path: path, line: line, field: field, reason: reason)
    }
}
