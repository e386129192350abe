// JSON (RFC 8259) as bytes.

extension [UInt8] {
    /// Appends a JSON string with its quotation marks.
    package mutating func append(jsonString text: String) {
        append(quote)
        // Most text needs no escape: it is copied at once and looked through where it lies.
        let start = count
        append(contentsOf: text.utf8)
        var needsEscape = false
        for index in start..<count {
            let byte = self[index]
            needsEscape = needsEscape || byte < 0x20 || byte == quote || byte == backslash
        }
        if needsEscape {
            removeLast(count - start)
            for byte in text.utf8 { append(jsonEscaped: byte) }
        }
        append(quote)
    }

    /// Appends a JSON object of strings, in the order given.
    mutating func append(jsonObject members: [KeyedText]) {
        append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { append(comma) }
            append(jsonString: member.key)
            append(UInt8(ascii: ":"))
            append(jsonString: member.text)
        }
        append(UInt8(ascii: "}"))
    }

    /// Appends a field's value as JSON.
    mutating func append(json value: FieldValue) {
        switch value {
        case .null: append("null")
        case .boolean(let flag): append(flag ? "true" : "false")
        case .integer(let number): append(integer: number)
        // JSON has no word for infinity: what has no value is null.
        case .real(let number): if number.isFinite { append(real: number) } else { append(json: .null) }
        case .text(let text), .date(let text): append(jsonString: text)
        case .object(let members): append(jsonObject: members)
        case .json(let text): append(text)
        }
    }

    private mutating func append(jsonEscaped byte: UInt8) {
        switch byte {
        case quote, backslash:
            append(backslash)
            append(byte)
        case 0x0A: append(#"\n"#)
        case 0x0D: append(#"\r"#)
        case 0x09: append(#"\t"#)
        case 0..<0x20:
            append(#"\u00"#)
            append(hexadecimal(byte >> 4))
            append(hexadecimal(byte & 15))
        default: append(byte)
        }
    }
}

extension [UInt8] {
    /// Appends text as a JSON string.
    public mutating func append(json text: String) { append(jsonString: text) }

    /// Appends an object of fields and their values.
    public mutating func append(json fields: [Field], _ values: [FieldValue]) {
        append(UInt8(ascii: "{"))
        for (index, (field, value)) in zip(fields, values).enumerated() {
            if index > 0 { append(comma) }
            append(jsonString: field.name)
            append(UInt8(ascii: ":"))
            append(json: value)
        }
        append(UInt8(ascii: "}"))
    }
}

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
private let comma = UInt8(ascii: ",")

private func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
}
