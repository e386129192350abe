/// One JSON object (RFC 8259) as it stands on a line of JSON Lines: its own members, text and numbers as such, anything
/// else passed over.
public struct JSONObject: Sendable {
    /// A member's value.
    public enum Value: Hashable, Sendable {
        /// A string, its escapes resolved.
        case text(String)
        /// A number as it is written.
        case number(String)
        /// null, a truth value, an array or an object.
        case other
    }

    /// Names and values in their order.
    public private(set) var members: [(name: String, value: Value)] = []

    /// Nil when the bytes are not exactly one object, but for spaces around it.
    public init?(parsing bytes: ArraySlice<UInt8>) {
        var scanner = JSONScanner(bytes)
        guard scanner.take(UInt8(ascii: "{")) else { return nil }
        if !scanner.take(UInt8(ascii: "}")) {
            repeat {
                guard let name = scanner.string(), scanner.take(UInt8(ascii: ":")),
                    let value = scanner.value(depth: 0)
                else { return nil }
                members.append((name, value))
            } while scanner.take(UInt8(ascii: ","))
            guard scanner.take(UInt8(ascii: "}")) else { return nil }
        }
        guard scanner.isAtEnd else { return nil }
    }

    /// The value of the first of these names that a member has; names are compared in lower case.
    public func first(of names: [String]) -> Value? {
        for name in names {
            if let member = members.last(where: { $0.name == name || $0.name.lowercased() == name }) {
                return member.value
            }
        }
        return nil
    }
}

private struct JSONScanner {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool {
        mutating get {
            skipSpace()
            return position == bytes.endIndex
        }
    }

    private var byte: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let next = byte, next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D { position += 1 }
    }

    mutating func take(_ wanted: UInt8) -> Bool {
        skipSpace()
        guard byte == wanted else { return false }
        position += 1
        return true
    }

    mutating func value(depth: Int) -> JSONObject.Value? {
        // No line of ours is deeper, and a stack has an end.
        guard depth < 200 else { return nil }
        skipSpace()
        guard let byte else { return nil }
        switch byte {
        case UInt8(ascii: "\""): return string().map { .text($0) }
        case UInt8(ascii: "{"), UInt8(ascii: "["): return skipNested(depth) ? .other : nil
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let start = position
            while let next = self.byte, isPartOfNumber(next) { position += 1 }
            return .number(String(decoding: bytes[start..<position], as: UTF8.self))
        default:
            for word in ["null", "true", "false"] where bytes[position...].starts(with: word.utf8) {
                position += word.utf8.count
                return .other
            }
            return nil
        }
    }

    private func isPartOfNumber(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }

    private mutating func skipNested(_ depth: Int) -> Bool {
        let isObject = byte == UInt8(ascii: "{")
        let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        position += 1
        if take(close) { return true }
        repeat {
            if isObject { guard string() != nil, take(UInt8(ascii: ":")) else { return false } }
            guard value(depth: depth + 1) != nil else { return false }
        } while take(UInt8(ascii: ","))
        return take(close)
    }

    mutating func string() -> String? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        var text: [UInt8] = []
        while let next = byte {
            position += 1
            switch next {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): guard escape(into: &text) else { return nil }
            case 0..<0x20: return nil
            default: text.append(next)
            }
        }
        return nil
    }

    private mutating func escape(into text: inout [UInt8]) -> Bool {
        guard let kind = byte else { return false }
        position += 1
        switch kind {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(kind)
        case UInt8(ascii: "u"):
            guard var unit = unit() else { return false }
            if 0xD800..<0xDC00 ~= unit, bytes[position...].starts(with: [0x5C, 0x75]) {
                position += 2
                guard let low = self.unit() else { return false }
                unit = 0xDC00..<0xE000 ~= low ? 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
            }
            // Half a pair stands for nothing.
            text.append(contentsOf: String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8)
        default: return false
        }
        return true
    }

    private mutating func unit() -> UInt32? {
        guard position + 4 <= bytes.endIndex else { return nil }
        defer { position += 4 }
        return UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    }
}
