internal import CScan

/// Walks over rows of delimited text (RFC 4180, any delimiter) where they lie, 64 bytes at a time: of these it is known by
/// a bit each which are delimiters, line ends and quotation marks, and which some format has to write otherwise.
///
/// A quotation mark opens a quoted field only where the field begins; elsewhere it is a character, as most writers of
/// careless tables mean it. Rows end at a line feed, with a carriage return before it or not.
@safe struct DelimitedScanner {
    private let bytes: UnsafeRawPointer
    private let end: Int
    private let delimiter: UInt8
    /// The next byte.
    private(set) var position: Int
    /// Whether a quoted field was not closed before the end.
    private(set) var isOpen = false
    /// Whether there are doubled quotation marks within the quoted field taken last.
    private var hasDoubled = false

    /// Where the bytes begin of which `marks` tells, a multiple of 64.
    private var window = -1
    private var marks = scan_marks_t()
    /// Whether there may be anything beyond ASCII in the row.
    private var beyond: UInt64 = 0

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080
    private static let lineFeeds: UInt64 = ones * 0x0A
    private static let quotes: UInt64 = ones * 0x22

    /// A scanner over a table; it stays valid as long as `bytes` are.
    @unsafe init(_ bytes: UnsafeRawBufferPointer, delimiter: UInt8, at position: Int) {
        unsafe self.bytes = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 8).unsafelyUnwrapped
        end = bytes.count
        self.delimiter = delimiter
        self.position = position
    }

    var isAtEnd: Bool { position >= end }

    @inline(__always)
    private func byte(_ index: Int) -> UInt8 { unsafe bytes.load(fromByteOffset: index, as: UInt8.self) }

    /// The first place from `start` on that has one of two bytes, given eight times each; the end without one.
    @inline(__always)
    private func find(_ a: UInt64, _ b: UInt64, from start: Int) -> Int {
        var index = start
        while index + 8 <= end {
            let word = unsafe UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let x = word ^ a
            let y = word ^ b
            // The high bit of every zero byte; above the first one there may be others (Mycroft 1987).
            let found = ((x &- Self.ones) & ~x | (y &- Self.ones) & ~y) & Self.highs
            if found != 0 { return index + found.trailingZeroBitCount >> 3 }
            index += 8
        }
        let (first, second) = (UInt8(truncatingIfNeeded: a), UInt8(truncatingIfNeeded: b))
        while index < end, byte(index) != first, byte(index) != second { index += 1 }
        return index
    }

    private mutating func look(at start: Int) {
        window = start
        if start + 64 <= end {
            marks = unsafe scan_marks(bytes + start, delimiter)
        } else {
            // What lies behind the end is somebody else's, or not there.
            let count = max(0, end - start)
            marks = unsafe withUnsafeTemporaryAllocation(byteCount: 64, alignment: 16) { room in
                unsafe room.initializeMemory(as: UInt8.self, repeating: 0)
                if count > 0 {
                    unsafe room.copyMemory(from: UnsafeRawBufferPointer(start: bytes + start, count: count))
                }
                return unsafe scan_marks(room.baseAddress, delimiter)
            }
        }
        beyond |= marks.high
    }

    /// The first place from `start` on that has a mark, or the end; and whether all before it can be written as it is in
    /// every format.
    @inline(__always)
    private mutating func next(
        from start: Int, _ mark: (scan_marks_t) -> UInt64
    ) -> (place: Int, isPlain: Bool) {
        let first = start & ~63
        if first != window { look(at: first) }
        let rest = ~UInt64(0) &<< UInt64(truncatingIfNeeded: start & 63)
        var found = mark(marks) & rest
        var odd = marks.odd & rest
        var seen: UInt64 = 0
        while found == 0 {
            seen |= odd
            if window + 64 >= end { return (end, false) }
            look(at: window + 64)
            found = mark(marks)
            odd = marks.odd
        }
        let before = (found & (0 &- found)) &- 1
        return (min(end, window + found.trailingZeroBitCount), (seen | odd & before) == 0)
    }

    /// Passes over empty lines; false at the end of the table.
    @inline(__always)
    mutating func beginRow() -> Bool {
        beyond = marks.high
        while position < end, byte(position) == 0x0A || byte(position) == 0x0D { position += 1 }
        return position < end
    }

    /// A field of a row.
    struct Field {
        /// Where it lies, without its quotation marks; what doubles them inside is left as it is.
        let range: Range<Int>
        let isQuoted: Bool
        /// Whether there are quotation marks in it, which stand there twice.
        let hasDoubled: Bool
        /// Whether it is the row's last.
        let isLast: Bool
        /// Whether all of it is surely printable ASCII that every format writes as it is. A carriage return at the end of
        /// a row makes that unsure of its last field.
        let isPlain: Bool
    }

    /// The next field of a row.
    @inline(__always)
    mutating func field() -> Field {
        let start = position
        if start < end, byte(start) == 0x22 { return quoted(start) }
        let (stop, isPlain) = next(from: start) { $0.stops }
        position = stop + 1
        if stop < end, byte(stop) == delimiter {
            return Field(
                range: start..<stop, isQuoted: false, hasDoubled: false, isLast: false, isPlain: isPlain)
        }
        let isReturn = stop > start && byte(stop - 1) == 0x0D
        return Field(
            range: start..<(isReturn ? stop - 1 : stop), isQuoted: false, hasDoubled: false, isLast: true,
            isPlain: isPlain)
    }

    private mutating func quoted(_ start: Int) -> Field {
        hasDoubled = false
        let (close, isPlain) = closing(start)
        // What follows the closing mark belongs to no field.
        let stop = next(from: min(end, close + 1)) { $0.stops }.place
        position = stop + 1
        return Field(
            range: start + 1..<max(start + 1, close), isQuoted: true, hasDoubled: hasDoubled,
            isLast: !(stop < end && byte(stop) == delimiter), isPlain: isPlain)
    }

    /// The mark that closes the field opened at `start`, the end when none does; and whether all between is plain.
    @inline(__always)
    private mutating func closing(_ start: Int) -> (place: Int, isPlain: Bool) {
        var index = start + 1
        var isPlain = true
        while true {
            let found = next(from: index) { $0.quotes }
            index = found.place
            isPlain = isPlain && found.isPlain
            if index >= end {
                isOpen = true
                return (end, false)
            }
            guard index + 1 < end, byte(index + 1) == 0x22 else { return (index, isPlain) }
            hasDoubled = true
            isPlain = false
            index += 2
        }
    }

    /// Passes over what is left of a row, of which a field has just been taken that was not the last.
    @inline(__always)
    mutating func skipRow() {
        // Not looked at for what is beyond ASCII.
        beyond = .max
        var index = position
        while true {
            let found = find(Self.lineFeeds, Self.quotes, from: index)
            if found >= end || byte(found) == 0x0A {
                position = found + 1
                return
            }
            index =
                found == position || byte(found - 1) == delimiter
                ? min(end, closing(found).place + 1) : found + 1
        }
    }

    /// The bytes of a range.
    @unsafe @inline(__always)
    func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: bytes + range.lowerBound, count: range.count)
    }

    /// A field as text, doubled marks made one.
    private func text(_ field: Field) -> String {
        guard field.hasDoubled else {
            return unsafe String(decoding: bytes(field.range), as: UTF8.self)
        }
        var text: [UInt8] = []
        unsafe Self.append(undoubled: bytes(field.range), to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the bytes of a quoted field, doubled marks made one.
    static func append(undoubled raw: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        var index = 0
        while index < raw.count {
            let mark = unsafe raw[index...].firstIndex(of: 0x22) ?? raw.count
            let end = min(raw.count, mark + 1)
            unsafe text.append(contentsOf: raw[index..<end])
            index = end + 1
        }
    }

    /// Whether what lies from `start`, the beginning of the row, to the position is UTF-8.
    func isText(from start: Int) -> Bool {
        if beyond == 0 { return true }
        let stop = min(position, end)
        return unsafe String(validating: bytes(start..<max(start, stop)), as: UTF8.self) != nil
    }

    /// All fields of the row at the position.
    mutating func row() -> [String] {
        var fields: [String] = []
        while true {
            let field = field()
            fields.append(text(field))
            if field.isLast { return fields }
        }
    }
}
