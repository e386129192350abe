/// Cuts code points into tokens: words with inner apostrophes and abbreviation points, numbers with separators, marks.
enum Tokenizer {
    static func tokens(of scalars: [Unicode.Scalar]) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(scalars.count / 5)
        var position = 0
        while position < scalars.count {
            let scalar = scalars[position]
            if scalar.properties.isWhitespace || isInvisible(scalar) {
                position += 1
                continue
            }
            let start = position
            let kind: Token.Kind
            if isDigit(scalar) {
                position = endOfNumber(scalars, from: start)
                kind = position < scalars.count && isLetter(scalars[position]) ? .word : .number
                // "5th", "2am", "M23" stay one word; "10km" is a number and a unit.
                if kind == .word {
                    let end = endOfWord(scalars, from: position)
                    if isOrdinalSuffix(scalars[position..<end]) {
                        position = end
                        append(.word, start, position)
                    } else {
                        append(.number, start, position)
                    }
                    continue
                }
            } else if isLetter(scalar) {
                position = endOfWord(scalars, from: start)
                kind = .word
            } else {
                position += 1
                kind = .mark
            }
            append(kind, start, position)
        }
        return tokens

        func append(_ kind: Token.Kind, _ start: Int, _ end: Int) {
            // A possessive is a token of its own, so that "Kabul's" is "Kabul".
            if kind == .word, end - start > 2, isApostrophe(scalars[end - 2]),
                scalars[end - 1] == "s" || scalars[end - 1] == "S"
            {
                push(.word, start, end - 2)
                push(.word, end - 2, end)
            } else {
                push(kind, start, end)
            }
        }

        func push(_ kind: Token.Kind, _ start: Int, _ end: Int) {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start..<end])
            let text = String(view)
            var upper = 0
            var letters = 0
            for scalar in scalars[start..<end] where isLetter(scalar) {
                letters += 1
                if scalar.properties.isUppercase { upper += 1 }
            }
            let first = scalars[start].properties
            let lower = lowered(text)
            tokens.append(
                Token(
                    text: text, lower: lower, kind: kind, span: TextSpan(start: start, end: end),
                    isGlued: tokens.last.map { $0.span.end == start } ?? false,
                    isCapitalised: kind == .word
                        && (first.isUppercase || first.generalCategory == .otherLetter
                            || first.generalCategory == .titlecaseLetter),
                    isAllCaps: letters > 1 && upper == letters, code: lower.hashValue,
                    opensQuantity: kind == .number || Quantity.openers.contains(lower)))
        }
    }

    private static func lowered(_ text: String) -> String {
        let lower = text.lowercased()
        return lower.utf8.contains(0xE2) ? lower.replacing("\u{2019}", with: "'") : lower
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark:
            return true
        default:
            // ʻokina, ayn and hamza signs inside names.
            return (0x2BB...0x2BF).contains(scalar.value)
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? scalar.value >= 0x30 && scalar.value <= 0x39
            : scalar.properties.generalCategory == .decimalNumber
    }

    static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2018}"
    }

    /// Zero-width characters, bidirectional controls, the byte order mark.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .format || scalar.properties.generalCategory == .control
    }

    private static func endOfNumber(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var position = start
        while position < scalars.count {
            if isDigit(scalars[position]) {
                position += 1
            } else if ".,".unicodeScalars.contains(scalars[position]), position + 1 < scalars.count,
                isDigit(scalars[position + 1])
            {
                position += 1
            } else {
                break
            }
        }
        return position
    }

    private static func endOfWord(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var position = start
        while position < scalars.count {
            let scalar = scalars[position]
            if isLetter(scalar) || isDigit(scalar) {
                position += 1
            } else if isApostrophe(scalar), position + 1 < scalars.count, isLetter(scalars[position + 1]) {
                position += 1
            } else if scalar == ".", isAbbreviationPoint(scalars, start, position) {
                position += 1
            } else if scalar == "\u{200D}" || scalar == "\u{200C}" {
                position += 1
            } else {
                break
            }
        }
        return position
    }

    /// The points of "U.S." and "a.m.": single letters, each with its point.
    private static func isAbbreviationPoint(
        _ scalars: [Unicode.Scalar], _ start: Int, _ point: Int
    ) -> Bool {
        let isSingle = point - start == 1 || scalars[point - 2] == "."
        guard isSingle, isLetter(scalars[point - 1]) else { return false }
        if point + 1 < scalars.count, isLetter(scalars[point + 1]) {
            return point + 2 >= scalars.count || !isLetter(scalars[point + 2])
        }
        return point - start > 1
    }

    private static func isOrdinalSuffix(_ suffix: ArraySlice<Unicode.Scalar>) -> Bool {
        let text = String(String.UnicodeScalarView(suffix)).lowercased()
        return ["st", "nd", "rd", "th", "s", "a", "b", "am", "pm"].contains(text)
    }
}
