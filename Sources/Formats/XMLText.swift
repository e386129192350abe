// XML 1.0 text as bytes.

extension [UInt8] {
    /// Appends text so that it reads back as itself, in an element or between quotation marks.
    ///
    /// Characters that XML 1.0 has no way to write (2.2, production Char) are left out.
    package mutating func append(xml text: String) { unsafe append(text) { unsafe $1.put(xml: $0) } }
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
