internal import Formats

/// What stands in cells, whatever script and habit it is written in.
enum CellText {
    /// Whether a text says that nothing is known.
    static func isNone(_ text: String) -> Bool {
        guard text.utf8.count <= longest else { return false }
        return text.allSatisfy { "-?\u{2013}\u{2014}.*/ ".contains($0) } || none.contains(text.lowercased())
    }

    private static let none: Set<String> = [
        "na", "n/a", "n.a.", "n.a", "#n/a", "nan", "null", "none", "nil", "unknown", "unk", "not known",
        "not available", "not applicable", "undetermined", "unspecified", "tbc", "tbd", "missing", "(null)",
        "(blank)", "<null>", "<na>", "\\n", "#ref!", "#value!", "nat", "unbekannt", "inconnu", "inconnue",
        "desconocido", "desconocida", "desconhecido", "desconhecida", "sconosciuto", "s/d", "k.a.", "n.d.",
        "nd", "sin datos", "неизвестно", "н/д", "невідомо", "غير معروف", "مجهول", "bilinmiyor",
    ]
    private static let longest = none.map(\.utf8.count).max() ?? 0

    /// The same text with the digits of every script as 0-9, an Arabic decimal point as a point, and every space as one.
    static func plain(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 && $0 >= 0x20 }) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            if scalar.value >= 0x80, properties.numericType == .decimal, let value = properties.numericValue,
                let digit = Unicode.Scalar(0x30 + UInt32(value))
            {
                plain.append(digit)
            } else if scalar == "\u{66B}" {
                plain.append(".")
            } else if properties.isWhitespace || scalar == "\u{202F}" {
                plain.append(" ")
            } else if ![0x200B, 0x200E, 0x200F, 0xFEFF].contains(scalar.value) {
                plain.append(scalar)
            }
        }
        return String(plain)
    }

    /// Whether a number beyond a limit stands for none: -99, 999, -9999. A longitude of 99 is one.
    static func isCode(_ number: Double, beyond limit: Double) -> Bool {
        abs(number) > limit && number == number.rounded()
            && "\(Int(min(abs(number), 1e9)))".allSatisfy { $0 == "9" }
    }

    /// A decimal number with a point or a comma.
    static func decimal(_ text: String) -> Double? {
        func number(_ text: String) -> Double? {
            var text = text
            return text.withUTF8 { unsafe DecimalText.number(UnsafeRawBufferPointer($0)) }
        }
        return number(text) ?? number(text.replacing(",", with: "."))
    }
}
