/// A number as a text writes it: "12", "1,200", "three", "two dozen", "at least 40", "scores".
public struct Quantity: Hashable, Sendable {
    /// How the number bounds the truth.
    public enum Bound: String, Hashable, Sendable {
        /// The number itself.
        case exact
        /// "at least", "more than", "dozens".
        case atLeast = "at least"
        /// "about", "around", "some", "a few".
        case about
        /// "up to", "no more than", "less than".
        case atMost = "at most"
    }

    /// The number; of a vague word the least it allows.
    public let value: Double
    /// How it bounds the truth.
    public let bound: Bound
    /// The tokens it takes.
    public let tokens: Range<Int>

    /// Reads the quantity that starts exactly at this token; nil when none does.
    public static func read(_ tokens: [Token], at start: Int) -> Quantity? {
        var index = start
        var bound = Bound.exact
        for (words, meaning) in qualifiers where matches(words, tokens, at: index) {
            bound = meaning
            index += words.count
            break
        }
        // "at least some 40"
        if index > start, index < tokens.count, ["some", "about"].contains(tokens[index].lower) {
            index += 1
        }
        guard let (value, end, isVague) = number(tokens, at: index), value < largest else { return nil }
        if isVague, bound == .exact { bound = .atLeast }
        return Quantity(value: value, bound: bound, tokens: start..<end)
    }

    /// What is larger counts nothing that a report tells of. Sums of what is smaller fit an `Int` many times over.
    private static let largest = 1e12

    private static let qualifiers: [([String], Bound)] = [
        (["no", "fewer", "than"], .atLeast), (["no", "less", "than"], .atLeast),
        (["not", "less", "than"], .atLeast),
        (["at", "least"], .atLeast), (["more", "than"], .atLeast), (["over"], .atLeast),
        (["upwards", "of"], .atLeast),
        (["a", "minimum", "of"], .atLeast), (["nearly"], .about), (["almost"], .about),
        (["close", "to"], .about),
        (["no", "more", "than"], .atMost), (["fewer", "than"], .atMost), (["less", "than"], .atMost),
        (["up", "to"], .atMost),
        (["as", "many", "as"], .atMost), (["under"], .atMost),
        (["about"], .about), (["around"], .about), (["some"], .about), (["approximately"], .about),
        (["roughly"], .about),
        (["an", "estimated"], .about), (["a", "total", "of"], .exact), (["exactly"], .exact),
        (["just"], .about),
    ]

    /// The words that a quantity can start with, apart from numbers in digits.
    static let openers: Set<String> = Set(qualifiers.compactMap(\.0.first))
        .union(units.keys).union(scales.keys).union(vague.keys).union(fractions.keys).union([
            "a", "an", "half",
        ])

    private static func matches(_ words: [String], _ tokens: [Token], at start: Int) -> Bool {
        guard start + words.count < tokens.count else { return false }
        return words.indices.allSatisfy { tokens[start + $0].lower == words[$0] }
    }

    private static let units: [String: Double] = [
        "zero": 0, "both": 2, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]
    private static let scales: [String: Double] = [
        "hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12,
    ]
    private static let vague: [String: Double] = [
        "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3,
    ]

    /// Fractions that are one character.
    static let fractions = [
        "\u{BD}": 0.5, "\u{BC}": 0.25, "\u{BE}": 0.75, "\u{2153}": 1.0 / 3, "\u{2154}": 2.0 / 3,
    ]

    /// The bare number at this token: its value, the token after it, and whether the word is a vague one.
    private static func number(_ tokens: [Token], at start: Int) -> (Double, Int, Bool)? {
        guard start < tokens.count else { return nil }
        let first = tokens[start]
        let isFew = first.lower == "a" && start + 1 < tokens.count && tokens[start + 1].lower == "few"
        if let value = isFew ? 3 : vague[first.lower] {
            // "a few hundred", "several dozen"
            let next = start + (isFew ? 2 : 1)
            if next < tokens.count, let scale = scales[tokens[next].lower] {
                return (value * scale, next + 1, true)
            }
            return (value, next, true)
        }
        var index = start
        var total = 0.0
        var part = 0.0
        var isAny = false
        if let fraction = fractions[first.text] { return (fraction, start + 1, false) }
        if first.kind == .number {
            guard let value = parse(first.text) else { return nil }
            part = value
            isAny = true
            index += 1
            // "2½"
            if index < tokens.count, tokens[index].isGlued, let fraction = fractions[tokens[index].text] {
                return (value + fraction, index + 1, false)
            }
        } else if ["a", "an"].contains(first.lower), start + 1 < tokens.count {
            // "a dozen", "a hundred", "a kilometre"; any other "a" counts nothing. "half a kilometre" is read below.
            let unit = tokens[start + 1].lower
            if LengthUnit.metres[unit] != nil || TravelMode.hours[unit] != nil {
                return (1, start + 1, false)
            }
            guard scales[tokens[start + 1].lower] != nil else { return nil }
            part = 1
            isAny = true
            index += 1
        } else if first.lower == "half", start + 1 < tokens.count {
            if ["a", "an"].contains(tokens[start + 1].lower) { return (0.5, start + 2, false) }
            return nil
        }
        // No written number has more words; "one one one …" is none.
        while index < min(tokens.count, start + 12) {
            let word = tokens[index].lower
            if let value = units[word], first.kind != .number {
                part += value
            } else if let scale = scales[word] {
                guard isAny else { return nil }
                part = max(part, 1) * scale
                if scale >= 1000 {
                    total += part
                    part = 0
                }
            } else if isAny,
                word == "-" && index + 1 < tokens.count && units[tokens[index + 1].lower] != nil
                    && tokens[index].isGlued && first.kind != .number
            {
                index += 1
                continue
            } else if isAny, word == "and", index + 1 < tokens.count, part >= 100 || total > 0,
                units[tokens[index + 1].lower] != nil
            {
                index += 1
                continue
            } else {
                break
            }
            isAny = true
            index += 1
        }
        return isAny ? (total + part, index, false) : nil
    }

    /// A number in digits: groups of three after commas, a decimal point. Anything else ("1.2.3") is none.
    static func parse(_ text: String) -> Double? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        if parts.count > 1 {
            guard parts.dropFirst().allSatisfy({ $0.prefix { $0 != "." }.count == 3 }) else { return nil }
        }
        guard let value = Double(parts.joined()), value < largest else { return nil }
        return value
    }
}
