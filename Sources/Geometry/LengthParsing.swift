/// Why a text is not a length.
public enum LengthError: Error, Hashable, Sendable {
    /// The text does not begin with a plain number.
    case noNumber(String)
    /// A comma where a decimal point belongs.
    case comma(String)
    /// A number alone.
    case noUnit(String)
    /// A unit that is not known.
    case unknownUnit(String, in: String)
    /// Below zero.
    case negative(String)
}

extension LengthError: CustomStringConvertible {
    /// One line for a person, with what to write instead.
    public var description: String {
        switch self {
        case .noNumber(let text): "'\(text)' is not a length: write a number and a unit, such as 1.5km"
        case .comma(let text): "'\(text)' has a comma: write a decimal point and no separators, such as 1.5km"
        case .noUnit(let text):
            "'\(text)' has no unit: write \(text)m, \(text)km, \(text)mi, \(text)nmi or \(text)ft"
        case .unknownUnit(let unit, let text):
            "'\(unit)' in '\(text)' is not a unit: m, km, mi, nmi and ft are"
        case .negative(let text): "'\(text)' is below zero, and a length is not"
        }
    }
}

extension Length {
    /// Metres in each unit that may be written. International foot, mile and nautical mile (NIST SP 811, B.6).
    private static let units: [String: Double] = {
        var units: [String: Double] = [:]
        let names: [(Double, [String])] = [
            (1, ["m", "metre", "metres", "meter", "meters"]),
            (1000, ["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"]),
            (1609.344, ["mi", "mile", "miles"]),
            (1852, ["nmi", "nm", "nautical mile", "nautical miles"]),
            (0.3048, ["ft", "foot", "feet"]),
        ]
        for (metres, spellings) in names {
            for spelling in spellings { units[spelling] = metres }
        }
        return units
    }()

    /// A length as a person writes it: `1km`, `1.5 km`, `800 m`, `157nm`, `3 nautical miles`, `30 feet`.
    ///
    /// Case does not matter, the unit does: a bare number is ``LengthError/noUnit(_:)``. `nm` is the nautical
    /// mile. Zero is a length; negative, infinite and non-numbers are not.
    public init(parsing text: String) throws(LengthError) {
        let trimmed = text.trimmed
        let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || ".+-−".contains($0)) }
        var number = String(digits)
        var rest = trimmed[digits.endIndex...]
        // An exponent, unless it is the beginning of a word.
        if let e = rest.first, e == "e" || e == "E" {
            let exponent = rest.dropFirst().prefix { $0.isASCII && ($0.isNumber || "+-".contains($0)) }
            if !exponent.isEmpty {
                number += "e" + exponent
                rest = rest[exponent.endIndex...]
            }
        }
        if rest.first == "," || rest.contains(where: { $0 == "," }) && !number.isEmpty {
            throw .comma(trimmed)
        }
        guard let value = Double(number), value.isFinite else { throw .noNumber(trimmed) }
        guard value >= 0 else { throw .negative(trimmed) }
        let unit = rest.lowercased().split(separator: " ").joined(separator: " ")
        guard !unit.isEmpty else { throw .noUnit(trimmed) }
        guard let metres = Self.units[unit] else { throw .unknownUnit(unit, in: trimmed) }
        let length = value * metres
        guard length.isFinite else { throw .noNumber(trimmed) }
        self.init(metres: length)
    }
}

extension Length: CustomStringConvertible {
    /// The length as ``init(parsing:)`` reads it: metres below a kilometre, else kilometres.
    public var description: String {
        let (value, unit) = abs(metres) < 1000 ? (metres, "m") : (metres / 1000, "km")
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value)) \(unit)" : "\(value) \(unit)"
    }
}

extension String {
    /// Without white space at either end; Foundation's own would bring all of Foundation along.
    var trimmed: String {
        var slice = self[...]
        while slice.first?.isWhitespace == true { slice.removeFirst() }
        while slice.last?.isWhitespace == true { slice.removeLast() }
        return String(slice)
    }
}
