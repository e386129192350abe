import Datasets

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Standard input in pieces of whole lines: what is there now, so that a slow writer is answered line by line, and no
/// more than a share for each core, so that memory does not grow with the input.
struct LineSource {
    /// Whole lines, the last of which may lack its end.
    struct Piece: Sendable {
        let bytes: [UInt8]
        /// The number of its first line, from 1.
        let line: Int
    }

    private let isTable: Bool
    private let share = 1 << 18
    private var pending: [UInt8] = []
    /// How much of `pending` was looked through, and where its last whole line ends.
    private var seen = 0
    private var wholeLines = 0
    private var isExhausted = false
    private var line = 1
    /// What parts the fields of a table; nil until its header is there.
    private(set) var delimiter: UInt8?
    private var header = QuotedLine()
    private var rows: DelimitedRowEnds?

    /// - Parameter isTable: Whether it is delimited text, in which a line end within a quoted field ends no row.
    init(isTable: Bool) { self.isTable = isTable }

    /// The next lines, parted for so many threads; nil at the end.
    ///
    /// - Throws: `Failure` with the system's reason.
    mutating func next(parts: Int) throws -> [Piece]? {
        while !isExhausted, wholeLines == 0 || pending.count < share * parts && isReady {
            try read(share)
        }
        let end = isExhausted ? pending.count : wholeLines
        guard end > 0 else { return nil }
        let lines = Array(pending[..<end])
        pending.removeFirst(end)
        seen -= end
        wholeLines = 0
        return pieces(lines, parts)
    }

    private var isReady: Bool {
        var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&descriptor, 1, 0) > 0
    }

    private mutating func read(_ count: Int) throws {
        let start = pending.count
        pending.append(contentsOf: repeatElement(0, count: count))
        var got = 0
        repeat {
            got = unsafe pending.withUnsafeMutableBytes { bytes in
                unsafe readOnce(bytes.baseAddress.map { unsafe $0 + start }, count)
            }
        } while got < 0 && errno == EINTR
        pending.removeLast(count - max(0, got))
        guard got >= 0 else { throw Failure("standard input: \(unsafe String(cString: strerror(errno)))") }
        isExhausted = got == 0
        if isTable, rows == nil { try findDelimiter() }
        guard !isTable || rows != nil else { return }
        while seen < pending.count {
            let byte = pending[seen]
            seen += 1
            if rows?.isEnd(byte) ?? (byte == 0x0A) { wholeLines = seen }
        }
    }

    /// Once the first line is there, it says what parts the fields; only then can rows be told.
    private mutating func findDelimiter() throws {
        while seen < pending.count, !header.isEnd(pending[seen]) { seen += 1 }
        guard seen < pending.count || isExhausted else { return }
        let delimiter = try DelimitedRecords(table: pending, name: "standard input").delimiter
        rows = DelimitedRowEnds(delimiter: delimiter)
        self.delimiter = delimiter
        seen = 0
    }

    private mutating func pieces(_ bytes: [UInt8], _ parts: Int) -> [Piece] {
        let size = max(1 << 14, bytes.count / parts + 1)
        var pieces: [Piece] = []
        var start = 0
        var ends = 0
        var rows = delimiter.map { DelimitedRowEnds(delimiter: $0) }
        for (index, byte) in bytes.enumerated() {
            let isEnd = rows?.isEnd(byte) ?? (byte == 0x0A)
            if byte == 0x0A { ends += 1 }
            guard isEnd, index + 1 - start >= size else { continue }
            pieces.append(Piece(bytes: Array(bytes[start...index]), line: line))
            start = index + 1
            line += ends
            ends = 0
        }
        if start < bytes.count {
            pieces.append(Piece(bytes: start == 0 ? bytes : Array(bytes[start...]), line: line))
            line += ends
        }
        return pieces
    }
}

/// The first line of a table whose delimiter is not known yet: the first line end outside of quotation marks.
private struct QuotedLine {
    private var isInQuotes = false

    mutating func isEnd(_ byte: UInt8) -> Bool {
        if byte == 0x22 { isInQuotes.toggle() }
        return byte == 0x0A && !isInQuotes
    }
}

/// `read(2)` of standard input, under a name that methods called `read` do not hide.
private func readOnce(_ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(0, bytes, count)
}
