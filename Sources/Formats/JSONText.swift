// JSON (RFC 8259) as bytes.

extension [UInt8] {
    /// Appends a JSON string with its quotation marks.
    package mutating func append(jsonString text: String) {
        unsafe append(text) { bytes, out in
            out.put(UInt8(ascii: "\""))
            unsafe out.put(json: bytes)
            out.put(UInt8(ascii: "\""))
        }
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
    package mutating func append(json value: FieldValue) {
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
}

extension [UInt8] {
    /// Appends text as a JSON string.
    public mutating func append(json text: String) { append(jsonString: text) }

    /// Appends an object of texts.
    package mutating func append(json members: [KeyedText]) { append(jsonObject: members) }

    /// Appends the shortest text that reads back as the same number, which must be finite.
    package mutating func append(number: Double) { append(real: number) }

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

private let comma = UInt8(ascii: ",")
