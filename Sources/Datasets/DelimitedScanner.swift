/// Walks over rows of delimited text (RFC 4180, any delimiter) where they lie, eight bytes at a time.
///
/// A quotation mark opens a quoted field only where the field begins; elsewhere it is a character, as most writers of
/// careless tables mean it. Rows end at a line feed, with a carriage return before it or not.
@safe struct DelimitedScanner {
    private let bytes: UnsafeRawPointer
    private let end: Int
    private let delimiter: UInt8
    private let delimiters: UInt64
    /// The next byte.
    private(set) var position: Int
    /// Whether a quoted field was not closed before the end.
    private(set) var isOpen = false
    /// Whether there are doubled quotation marks within the quoted field taken last.
    private(set) var hasDoubled = false

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080
    private static let lineFeeds: UInt64 = ones * 0x0A
    private static let quotes: UInt64 = ones * 0x22

    /// A scanner over a table; it stays valid as long as `bytes` are.
    @unsafe init(_ bytes: UnsafeRawBufferPointer, delimiter: UInt8, at position: Int) {
        unsafe self.bytes = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 8).unsafelyUnwrapped
        end = bytes.count
        self.delimiter = delimiter
        delimiters = Self.ones * UInt64(delimiter)
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

    /// Passes over empty lines; false at the end of the table.
    @inline(__always)
    mutating func beginRow() -> Bool {
        while position < end, byte(position) == 0x0A || byte(position) == 0x0D { position += 1 }
        return position < end
    }

    /// The next field of a row without its quotation marks; what doubles them inside is left as it is.
    ///
    /// - Returns: Where it lies, whether it was quoted, and whether it is the row's last.
    @inline(__always)
    mutating func field() -> (range: Range<Int>, isQuoted: Bool, isLast: Bool) {
        let start = position
        if start < end, byte(start) == 0x22 { return quoted(start) }
        let stop = find(delimiters, Self.lineFeeds, from: start)
        position = stop + 1
        if stop < end, byte(stop) == delimiter { return (start..<stop, false, false) }
        let isReturn = stop > start && byte(stop - 1) == 0x0D
        return (start..<(isReturn ? stop - 1 : stop), false, true)
    }

    private mutating func quoted(_ start: Int) -> (range: Range<Int>, isQuoted: Bool, isLast: Bool) {
        hasDoubled = false
        let close = closing(start)
        // What follows the closing mark belongs to no field.
        let stop = find(delimiters, Self.lineFeeds, from: min(end, close + 1))
        position = stop + 1
        return (start + 1..<max(start + 1, close), true, !(stop < end && byte(stop) == delimiter))
    }

    /// The mark that closes the field opened at `start`; the end when none does.
    private mutating func closing(_ start: Int) -> Int {
        var index = start + 1
        while true {
            index = find(Self.quotes, Self.quotes, from: index)
            if index >= end {
                isOpen = true
                return end
            }
            guard index + 1 < end, byte(index + 1) == 0x22 else { return index }
            hasDoubled = true
            index += 2
        }
    }

    /// Passes over what is left of a row, of which a field has just been taken that was not the last.
    @inline(__always)
    mutating func skipRow() {
        var index = position
        while true {
            let found = find(Self.lineFeeds, Self.quotes, from: index)
            if found >= end || byte(found) == 0x0A {
                position = found + 1
                return
            }
            index =
                found == position || byte(found - 1) == delimiter ? min(end, closing(found) + 1) : found + 1
        }
    }

    /// The bytes of a range.
    @unsafe @inline(__always)
    func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: bytes + range.lowerBound, count: range.count)
    }

    /// A field as text, doubled marks made one.
    private func text(_ field: (range: Range<Int>, isQuoted: Bool, isLast: Bool)) -> String {
        guard field.isQuoted, hasDoubled else {
            return unsafe String(decoding: bytes(field.range), as: UTF8.self)
        }
        return String(decoding: undoubled(field.range), as: UTF8.self)
    }

    /// The bytes of a quoted field, doubled marks made one.
    func undoubled(_ range: Range<Int>) -> [UInt8] {
        let raw = unsafe bytes(range)
        var text: [UInt8] = []
        text.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            unsafe text.append(raw[index])
            index += unsafe raw[index] == 0x22 ? 2 : 1
        }
        return text
    }

    /// Whether what lies from `start` to the position is UTF-8; most is ASCII, and one look at eight bytes tells it.
    func isText(from start: Int) -> Bool {
        let stop = min(position, end)
        var index = start
        var all: UInt64 = 0
        while index + 8 <= stop {
            unsafe all |= bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            index += 8
        }
        while index < stop {
            all |= UInt64(byte(index))
            index += 1
        }
        guard all & Self.highs != 0 else { return true }
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
