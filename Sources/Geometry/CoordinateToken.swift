/// A piece of a written position.
enum CoordinateToken: Equatable {
    /// An unsigned number; the sign that stood before it (-1, 0 for none, 1); whether it has no decimal point.
    case number(Double, sign: Int, isWhole: Bool)
    /// N, S, E or W.
    case hemisphere(Character)
    /// A degree (1), minute (2) or second (3) mark.
    case mark(Int)
    /// A colon or a hyphen between the numbers of one angle.
    case gap
    /// A comma, a semicolon, a slash or an x between the two angles.
    case separator

    var isNumber: Bool { if case .number = self { true } else { false } }
    var isSigned: Bool { if case .number(_, let sign, _) = self { sign != 0 } else { false } }
    var isWhole: Bool { if case .number(_, _, let isWhole) = self { isWhole } else { false } }

    /// The pieces of a text, or nil when something in it belongs to no position.
    static func scan(_ text: String) -> [CoordinateToken]? {
        var tokens: [CoordinateToken] = []
        var rest = Substring(text)
        var sign = 0
        var hasHyphen = false
        while let character = rest.first {
            switch character {
            case "0"..."9", ".":
                let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
                guard let value = Double(String(digits)), digits.last != "." else { return nil }
                tokens.append(.number(value, sign: sign, isWhole: !digits.contains(".")))
                sign = 0
                rest = rest[digits.endIndex...]
                continue
            case _ where sign != 0: return nil
            case "-", "−", "–", "+":
                let previous =
                    rest.startIndex == text.startIndex ? nil : text[text.index(before: rest.startIndex)]
                if character == "-", let previous, previous.isNumber {
                    hasHyphen = true
                    tokens.append(.gap)
                } else {
                    sign = character == "+" ? 1 : -1
                }
            case ":": tokens.append(.gap)
            case ",", ";", "/", "x", "×": tokens.append(.separator)
            case "°", "º", "˚": tokens.append(.mark(1))
            case "'", "′", "’", "‘":
                let second = rest.dropFirst().first
                if second == character {
                    tokens.append(.mark(3))
                    rest.removeFirst()
                } else {
                    tokens.append(.mark(2))
                }
            case "\"", "″", "”", "“": tokens.append(.mark(3))
            case "(", ")", "[", "]": guard tokens.isEmpty || rest.count == 1 else { return nil }
            case _ where character.isWhitespace: break
            case _ where character.isLetter:
                let word = rest.prefix { $0.isLetter }.uppercased()
                guard let token = token(of: word) else { return nil }
                tokens.append(token)
                rest = rest.drop { $0.isLetter }
                continue
            default: return nil
            }
            rest.removeFirst()
        }
        let isLettered = tokens.contains { if case .hemisphere = $0 { true } else { false } }
        // Without letters 2021-07-20 would be a latitude of sorts.
        return sign != 0 || (hasHyphen && !isLettered) ? nil : tokens
    }

    private static func token(of word: String) -> CoordinateToken? {
        switch word {
        case "N", "NORTH": .hemisphere("N")
        case "S", "SOUTH": .hemisphere("S")
        case "E", "EAST": .hemisphere("E")
        case "W", "WEST": .hemisphere("W")
        case "DEG", "D": .mark(1)
        case "MIN", "M": .mark(2)
        case "SEC": .mark(3)
        default: nil
        }
    }
}
