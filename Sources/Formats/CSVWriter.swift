/// Features as a table of comma-separated values (RFC 4180), without their shapes.
///
/// UTF-8 without a byte order mark: with one, `cut`, `awk`, `COPY` and most readers take the mark as part of
/// the first column's name. Excel alone wants it, to guess the encoding of a file it is double-clicked on;
/// `byteOrderMark: true` is for that.
public struct CSVWriter: FeatureWriter {
    private let fields: [Field]
    private let byteOrderMark: Bool

    /// A writer of features with these fields.
    public init(fields: [Field], byteOrderMark: Bool = false) {
        self.fields = fields
        self.byteOrderMark = byteOrderMark
    }

    /// Appends the line of column names.
    public mutating func begin(_ out: inout [UInt8]) {
        if byteOrderMark { out += [0xEF, 0xBB, 0xBF] }
        for (index, field) in fields.enumerated() {
            if index > 0 { out.append(comma) }
            out.append(csv: withoutNUL(field.name))
        }
        out.append("\r\n")
    }

    /// Appends a feature's values as one record.
    public mutating func add(_ feature: Feature, to out: inout [UInt8]) {
        for (index, value) in feature.values.enumerated() {
            if index > 0 { out.append(comma) }
            switch value {
            case .null: break
            case .boolean(let flag): out.append(flag ? "true" : "false")
            case .integer(let number): out.append(integer: number)
            case .real(let number): if number.isFinite { out.append(real: number) }
            case .date(let day): out.append(csv: day)
            case .text(let text): out.append(csvText: text)
            case .object(let members):
                var json: [UInt8] = []
                json.append(jsonObject: members)
                out.append(csv: String(decoding: json, as: UTF8.self))
            case .json(let text): out.append(csvText: text)
            }
        }
        out.append("\r\n")
    }

    /// Appends nothing: a table has no end mark.
    public mutating func end(_ out: inout [UInt8]) {}
}

/// Whether a text begins with a letter of ASCII and has nothing in it that a table must mark: as most have, so that
/// one look is enough.
private func isPlainField(_ text: String) -> Bool {
    let found = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
        let bytes = unsafe bytes.span
        guard !bytes.isEmpty, 0x61...0x7A ~= bytes[0] | 0x20, bytes[bytes.count - 1] != 0x20 else {
            return false
        }
        for index in bytes.indices where bytes[index] < 0x20 || bytes[index] == quote || bytes[index] == comma
        {
            return false
        }
        return true
    }
    return found ?? false
}

/// The text with an apostrophe before it where a spreadsheet would take it for a formula.
///
/// A cell that begins with one of these is run by Excel and LibreOffice, whatever the quoting (OWASP, "CSV
/// injection"); a report's author could so send `=HYPERLINK(…)` through us. A plain negative number is safe
/// and stays. Text that begins with apostrophes before such a character gets one more, so a reader that takes
/// one apostrophe off gets back what was written.
func spreadsheetSafe(_ text: String) -> String {
    if text.utf8.first.map(startsSafely) ?? true { return text }
    guard let first = text.unicodeScalars.first(where: { $0 != "'" }), startsFormula(first) else {
        return text
    }
    return isNegativeNumber(text) ? text : "'" + text
}

/// Letters and digits, which is what most text begins with, need no closer look.
private func startsSafely(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte != 0xEF || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

private func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n": true
    // The full-width forms, which Excel reads as the plain ones in some languages.
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
}

/// Whether the text is a minus, digits, and perhaps a point with more digits.
private func isNegativeNumber(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "-") else { return false }
    let parts = text.utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
        && parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")

extension [UInt8] {
    /// Appends a text as `CSVWriter` does.
    mutating func append(csvText text: String) {
        if isPlainField(text) {
            append(contentsOf: text.utf8)
        } else {
            append(csv: spreadsheetSafe(withoutNUL(text)))
        }
    }

    /// Appends a text of the user's own table: quoted where it must be, and otherwise as it is.
    mutating func append(csvAsIs text: String) { append(csv: text) }

    /// Appends a field, between quotation marks where they are needed.
    fileprivate mutating func append(csv text: String) { unsafe append(text) { unsafe $1.put(csv: $0) } }
}
