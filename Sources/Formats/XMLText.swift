// XML 1.0 text as bytes.

extension [UInt8] {
    /// Appends text so that it reads back as itself, in an element or between quotation marks.
    ///
    /// Characters that XML 1.0 has no way to write (2.2, production Char) are left out.
    mutating func append(xml text: String) {
        // Most text needs no escape: it is copied at once and looked through where it lies.
        let start = count
        append(contentsOf: text.utf8)
        var isPlain = true
        for index in start..<count where isPlain { isPlain = isPlainXML(self[index]) }
        if isPlain { return }
        removeLast(count - start)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": append("&amp;")
            case "<": append("&lt;")
            case ">": append("&gt;")
            case "\"": append("&quot;")
            // A parser turns a bare one into a line feed (2.11).
            case "\r": append("&#13;")
            case "\n", "\t": append(UInt8(scalar.value))
            case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": continue
            default: append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
            }
        }
    }
}

/// Whether the byte stands for itself; one that begins U+FFFE, among many others, is not sure to.
private func isPlainXML(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
        && byte != UInt8(ascii: "\"") && byte != 0xEF
}

/// Plain text as HTML that shows it: what looks like a tag is shown, not obeyed.
func html(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\n": result += "<br>"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// A name that may be used as an XML identifier (`xs:ID`), different for every different text.
///
/// Other characters become `_xHEX_`, as in ISO 9075-14 (SQL/XML), 9.1.
func xmlIdentifier(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "a"..."z", "A"..."Z": result.unicodeScalars.append(scalar)
        case "0"..."9", "-", ".":
            if result.isEmpty { fallthrough }
            result.unicodeScalars.append(scalar)
        default: result += "_x" + String(scalar.value, radix: 16, uppercase: true) + "_"
        }
    }
    return result.isEmpty ? "_" : result
}
