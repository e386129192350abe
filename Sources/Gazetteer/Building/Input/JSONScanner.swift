/// Reads JSON text (RFC 8259) from front to back and makes nothing that is not asked for: of a record of a
/// megabyte, mostly outline, a handful of strings is wanted.
struct JSONScanner {
    /// What a value is, by its first byte.
    enum Kind {
        case object, array, string, number, literal
    }

    /// The text is not what a reader of it needs: why, and at which byte.
    struct Failure: Error {
        let reason: String
        let offset: Int
    }

    private let bytes: [UInt8]
    /// The next byte to read.
    private(set) var position: Int

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
        if position == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { self.position = 3 }
    }

    private func failure(_ reason: String) -> Failure { Failure(reason: reason, offset: position) }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// What the next value is.
    mutating func kind() throws(Failure) -> Kind {
        skipSpace()
        guard position < bytes.count else { throw failure("the JSON ends too early") }
        switch bytes[position] {
        case 0x7B: return .object
        case 0x5B: return .array
        case 0x22: return .string
        case 0x2D, 0x30...0x39: return .number
        case 0x66, 0x6E, 0x74: return .literal
        default: throw failure("no JSON value")
        }
    }

    /// Calls `body` with each key of an object; it must read or skip the value.
    mutating func object(_ body: (String, inout JSONScanner) throws(Failure) -> Void) throws(Failure) {
        guard take(0x7B) else { throw failure("an object was expected") }
        if take(0x7D) { return }
        repeat {
            let key = try string()
            guard take(0x3A) else { throw failure("“:” was expected") }
            try body(key, &self)
        } while take(0x2C)
        guard take(0x7D) else { throw failure("“}” was expected") }
    }

    /// Calls `body` for each element of an array; it must read or skip the element.
    mutating func array(_ body: (inout JSONScanner) throws(Failure) -> Void) throws(Failure) {
        guard take(0x5B) else { throw failure("an array was expected") }
        if take(0x5D) { return }
        repeat { try body(&self) } while take(0x2C)
        guard take(0x5D) else { throw failure("“]” was expected") }
    }

    /// A string, its escapes resolved; halves of a pair without the other become U+FFFD.
    mutating func string() throws(Failure) -> String {
        guard take(0x22) else { throw failure("a string was expected") }
        let start = position
        while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C { position += 1 }
        if position < bytes.count, bytes[position] == 0x22 {
            position += 1
            return String(decoding: bytes[start..<position - 1], as: UTF8.self)
        }
        var text = Array(bytes[start..<position])
        while true {
            guard position < bytes.count else { throw failure("the string is never closed") }
            let byte = bytes[position]
            position += 1
            if byte == 0x22 { return String(decoding: text, as: UTF8.self) }
            guard byte == 0x5C else {
                text.append(byte)
                continue
            }
            guard position < bytes.count else { throw failure("the string is never closed") }
            let escape = bytes[position]
            position += 1
            switch escape {
            case 0x22, 0x5C, 0x2F: text.append(escape)
            case 0x62: text.append(0x08)
            case 0x66: text.append(0x0C)
            case 0x6E: text.append(0x0A)
            case 0x72: text.append(0x0D)
            case 0x74: text.append(0x09)
            case 0x75: text.append(contentsOf: Array(String(Character(try escapedScalar())).utf8))
            default: throw failure("no escape of JSON")
            }
        }
    }

    /// The scalar of `\u` and four digits, of which two make one beyond U+FFFF.
    private mutating func escapedScalar() throws(Failure) -> Unicode.Scalar {
        let high = try unit()
        if 0xD800..<0xDC00 ~= high, position + 1 < bytes.count, bytes[position] == 0x5C,
            bytes[position + 1] == 0x75
        {
            let back = position
            position += 2
            let low = try unit()
            if 0xDC00..<0xE000 ~= low,
                let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            {
                return scalar
            }
            position = back
        }
        return Unicode.Scalar(high) ?? "\u{FFFD}"
    }

    private mutating func unit() throws(Failure) -> UInt32 {
        guard position + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw failure("no four hexadecimal digits") }
        position += 4
        return value
    }

    /// A string, or the digits of a number as they stand; nil for anything else, which is skipped.
    mutating func text() throws(Failure) -> String? {
        switch try kind() {
        case .string: return try string()
        case .number:
            let start = position
            try skip()
            return String(decoding: bytes[start..<position], as: UTF8.self)
        case .object, .array, .literal:
            try skip()
            return nil
        }
    }

    /// A number, also one in a string; nil for anything else.
    mutating func number() throws(Failure) -> Double? { try text().flatMap { Double($0) } }

    /// Strings of an array, or a single one.
    mutating func texts() throws(Failure) -> [String] {
        guard try kind() == .array else { return try text().map { [$0] } ?? [] }
        var found: [String] = []
        try array { (item) throws(Failure) in
            if let text = try item.text() { found.append(text) }
        }
        return found
    }

    /// Skips a value, however deep it is, without recursion.
    mutating func skip() throws(Failure) {
        var depth = 0
        repeat {
            skipSpace()
            guard position < bytes.count else { throw failure("the JSON ends too early") }
            switch bytes[position] {
            case 0x7B, 0x5B:
                depth += 1
                position += 1
            case 0x7D, 0x5D:
                depth -= 1
                position += 1
                if depth < 0 { throw failure("a bracket too many") }
            case 0x22: try skipString()
            case 0x2C, 0x3A:
                guard depth > 0 else { throw failure("no JSON value") }
                position += 1
            case 0x2D, 0x30...0x39, 0x66, 0x6E, 0x74:
                while position < bytes.count,
                    ![0x2C, 0x5D, 0x7D, 0x20, 0x0A, 0x0D, 0x09].contains(bytes[position])
                {
                    position += 1
                }
            default: throw failure("no JSON value")
            }
        } while depth > 0
    }

    private mutating func skipString() throws(Failure) {
        position += 1
        while position < bytes.count {
            if bytes[position] == 0x22 {
                position += 1
                return
            }
            position += bytes[position] == 0x5C ? 2 : 1
        }
        throw failure("the string is never closed")
    }

    /// Whether nothing but white space is left.
    mutating func isAtEnd() -> Bool {
        skipSpace()
        return position >= bytes.count
    }
}
