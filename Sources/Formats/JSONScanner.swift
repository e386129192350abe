/// Walks through one JSON text (RFC 8259) in UTF-8 without building it: for lines of which only a few members matter.
public struct JSONScanner {
    /// What is wrong, and at which byte.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// From 0.
        public let offset: Int
        /// What was expected.
        public let expected: String

        /// A failure at a byte.
        public init(offset: Int, expected: String) {
            self.offset = offset
            self.expected = expected
        }

        /// For people.
        public var description: String { "not JSON at byte \(offset): expected \(expected)" }
    }

    private let bytes: [UInt8]
    /// The next byte.
    public private(set) var position: Int
    private let end: Int

    /// Deeper nesting is refused: the scanner calls itself.
    private static let deepest = 200

    /// A scanner over a range of some bytes.
    public init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// The kind of the next value, by its first byte; 0 at the end.
    public mutating func peek() -> UInt8 {
        skipSpace()
        return position < end ? bytes[position] : 0
    }

    /// Checks that nothing follows.
    public mutating func finish() throws(Failure) {
        if peek() != 0 { throw failure("the end") }
    }

    private func failure(_ expected: String) -> Failure { Failure(offset: position, expected: expected) }

    private mutating func skipSpace() {
        while position < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private mutating func take(_ byte: UInt8, _ name: String) throws(Failure) {
        guard peek() == byte else { throw failure(name) }
        position += 1
    }

    /// Calls `body` for each member of an object with its name; `body` must take the value.
    public mutating func object(_ body: (inout JSONScanner, String) throws(Failure) -> Void) throws(Failure) {
        try take(UInt8(ascii: "{"), "an object")
        if peek() == UInt8(ascii: "}") {
            position += 1
            return
        }
        while true {
            let name = String(decoding: try string(), as: UTF8.self)
            try take(UInt8(ascii: ":"), "a colon")
            try body(&self, name)
            if peek() == UInt8(ascii: ",") {
                position += 1
            } else {
                return try take(UInt8(ascii: "}"), "a comma or the object's end")
            }
        }
    }

    /// Calls `body` for each element of an array; `body` must take the value.
    public mutating func array(_ body: (inout JSONScanner) throws(Failure) -> Void) throws(Failure) {
        try take(UInt8(ascii: "["), "an array")
        if peek() == UInt8(ascii: "]") {
            position += 1
            return
        }
        while true {
            try body(&self)
            if peek() == UInt8(ascii: ",") {
                position += 1
            } else {
                return try take(UInt8(ascii: "]"), "a comma or the array's end")
            }
        }
    }

    /// A whole number.
    public mutating func integer() throws(Failure) -> Int {
        let text = try number()
        guard let value = Int(text) else { throw failure("a whole number, not \(text),") }
        return value
    }

    private mutating func number() throws(Failure) -> String {
        skipSpace()
        let start = position
        while position < end,
            [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(bytes[position])
                || (0x30...0x39).contains(bytes[position])
        {
            position += 1
        }
        guard position > start else { throw failure("a number") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// A string without its escapes, in UTF-8. Half a surrogate pair becomes U+FFFD; bytes that are no UTF-8 stay.
    public mutating func string() throws(Failure) -> [UInt8] {
        try take(0x22, "a string")
        var result: [UInt8] = []
        while true {
            let start = position
            while position < end, bytes[position] != 0x22, bytes[position] != 0x5C { position += 1 }
            result.append(contentsOf: bytes[start..<position])
            guard position < end else { throw failure("the string's end") }
            position += 1
            if bytes[position - 1] == 0x22 { return result }
            try escape(&result)
        }
    }

    private mutating func escape(_ result: inout [UInt8]) throws(Failure) {
        guard position < end else { throw failure("an escape") }
        position += 1
        switch bytes[position - 1] {
        case 0x22: result.append(0x22)
        case 0x5C: result.append(0x5C)
        case 0x2F: result.append(0x2F)
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "u"):
            var unit = try hexadecimal()
            if (0xD800..<0xDC00).contains(unit), position + 1 < end, bytes[position] == 0x5C,
                bytes[position + 1] == 0x75
            {
                let back = position
                position += 2
                let low = try hexadecimal()
                if (0xDC00..<0xE000).contains(low) {
                    unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                } else {
                    position = back
                }
            }
            result.append(contentsOf: String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
        default:
            position -= 1
            throw failure("an escape")
        }
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        guard position + 4 <= end,
            let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw failure("four hexadecimal digits") }
        position += 4
        return value
    }

    /// Passes over a value of any kind and returns its bytes.
    @discardableResult
    public mutating func skip() throws(Failure) -> Range<Int> {
        skipSpace()
        let start = position
        try skip(depth: 0)
        return start..<position
    }

    private mutating func skip(depth: Int) throws(Failure) {
        guard depth < Self.deepest else { throw failure("less nesting") }
        switch peek() {
        case UInt8(ascii: "{"):
            try object { (scanner, _) throws(Failure) in try scanner.skip(depth: depth + 1) }
        case UInt8(ascii: "["): try array { (scanner) throws(Failure) in try scanner.skip(depth: depth + 1) }
        case 0x22: _ = try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: _ = try number()
        }
    }

    private mutating func word(_ word: String) throws(Failure) {
        for byte in word.utf8 {
            guard position < end, bytes[position] == byte else { throw failure(word) }
            position += 1
        }
    }
}
