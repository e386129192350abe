// How each format writes text, from bytes to bytes: the one place where escapes are made.

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")

extension ByteCursor {
    /// The most bytes that a byte of text becomes, in any format.
    static let growth = 6

    /// Writes UTF-8 text as the inside of a JSON string (RFC 8259, 7).
    @inline(__always)
    mutating func put(json text: UnsafeRawBufferPointer) {
        unsafe copy(text, growth: Self.growth) { word in
            isBelow(word, 0x20) | matches(word, quote) | matches(word, backslash)
        } escape: { bytes, out in
            let byte = unsafe bytes[0]
            out.put(jsonEscaped: byte)
            return 1
        }
    }

    private mutating func put(jsonEscaped byte: UInt8) {
        switch byte {
        case quote, backslash:
            put(backslash)
            put(byte)
        case 0x0A: put(#"\n"#)
        case 0x0D: put(#"\r"#)
        case 0x09: put(#"\t"#)
        default:
            put(#"\u00"#)
            put(hexadecimal(byte >> 4))
            put(hexadecimal(byte & 15))
        }
    }

    /// Writes UTF-8 text so that XML reads it back as itself, in an element or between quotation marks.
    ///
    /// Characters that XML 1.0 has no way to write (2.2, production Char) are left out.
    @inline(__always)
    mutating func put(xml text: UnsafeRawBufferPointer) {
        unsafe copy(text, growth: Self.growth) { word in
            isBelow(word, 0x20) | matches(word, UInt8(ascii: "&")) | matches(word, UInt8(ascii: "<"))
                | matches(word, UInt8(ascii: ">")) | matches(word, quote) | matches(word, 0xEF)
        } escape: { bytes, out in
            unsafe out.put(xmlEscaped: bytes)
        }
    }

    /// - Returns: How many bytes of text were written.
    private mutating func put(xmlEscaped bytes: UnsafeRawBufferPointer) -> Int {
        let byte = unsafe bytes[0]
        switch byte {
        case UInt8(ascii: "&"): put("&amp;")
        case UInt8(ascii: "<"): put("&lt;")
        case UInt8(ascii: ">"): put("&gt;")
        case quote: put("&quot;")
        // A parser turns a bare one into a line feed (2.11).
        case 0x0D: put("&#13;")
        case 0x0A, 0x09: put(byte)
        case 0..<0x20: break
        case 0xEF:
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            if unsafe bytes.count >= 3 && bytes[1] == 0xBF && bytes[2] >= 0xBE { return 3 }
            put(byte)
        default: put(byte)
        }
        return 1
    }

    /// Writes text as a field of comma-separated values (RFC 4180), between quotation marks where they are needed.
    @inline(__always)
    mutating func put(csv text: UnsafeRawBufferPointer) {
        guard let first = unsafe text.first, let last = unsafe text.last else { return }
        // A space at either end is part of the field (RFC 4180, 2.4), yet some readers trim unquoted ones.
        guard unsafe first == 0x20 || last == 0x20 || needsQuotes(text) else { return unsafe put(text) }
        unsafe put(quoted: text)
    }

    /// Writes text between quotation marks, its own ones doubled.
    mutating func put(quoted text: UnsafeRawBufferPointer) {
        put(quote)
        unsafe copy(text, growth: 2) {
            matches($0, quote)
        } escape: { _, out in
            out.put(quote)
            out.put(quote)
            return 1
        }
        put(quote)
    }
}

/// Whether there is a comma, a quotation mark or a control character.
private func needsQuotes(_ text: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index + 8 <= text.count {
        let word = unsafe text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let odd = isBelow(word, 0x20) | matches(word, quote) | matches(word, UInt8(ascii: ","))
        if odd & highBits != 0 { return true }
        index += 8
    }
    while index < text.count {
        let byte = unsafe text[index]
        if byte < 0x20 || byte == quote || byte == UInt8(ascii: ",") { return true }
        index += 1
    }
    return false
}

private func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
}

extension [UInt8] {
    /// Appends what a format makes of a text.
    @inline(__always)
    mutating func append(
        _ text: String, around marks: Int = 2, _ body: (UnsafeRawBufferPointer, inout ByteCursor) -> Void
    ) {
        var text = text
        text.withUTF8 { bytes in
            let bytes = UnsafeRawBufferPointer(bytes)
            write(atMost: bytes.count * ByteCursor.growth + marks) { unsafe body(bytes, &$0) }
        }
    }
}
