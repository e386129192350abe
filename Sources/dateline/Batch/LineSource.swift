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

    /// Whether line ends between quotation marks end no line, as in CSV.
    private let isQuoted: Bool
    private let share = 1 << 18
    private var pending: [UInt8] = []
    /// How much of `pending` was looked through, and where its last whole line ends.
    private var seen = 0
    private var wholeLines = 0
    private var isInQuotes = false
    private var isExhausted = false
    private var line = 1

    init(quoted: Bool) { isQuoted = quoted }

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
        while seen < pending.count {
            let byte = pending[seen]
            seen += 1
            if byte == 0x0A, !isInQuotes { wholeLines = seen }
            if isQuoted, byte == 0x22 { isInQuotes.toggle() }
        }
    }

    private mutating func pieces(_ bytes: [UInt8], _ parts: Int) -> [Piece] {
        let size = max(1 << 14, bytes.count / parts + 1)
        var pieces: [Piece] = []
        var start = 0
        var ends = 0
        var inQuotes = false
        for (index, byte) in bytes.enumerated() {
            if isQuoted, byte == 0x22 { inQuotes.toggle() }
            guard byte == 0x0A else { continue }
            ends += 1
            guard !inQuotes, index + 1 - start >= size else { continue }
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

/// `read(2)` of standard input, under a name that methods called `read` do not hide.
private func readOnce(_ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(0, bytes, count)
}
