import Geocoding

/// Reads what an attack was done with.
enum WeaponReader {
    private static let weapons: Set<String> = [
        "projectile", "shell", "drone", "bomb", "mine", "weapon", "aircraft",
    ]
    .reduce(into: Set<String>()) { $0.formUnion(Lexicon.classes[$1] ?? []) }
    .subtracting(["rounds", "device", "charge", "gunfire", "bullets", "came", "bombers"])

    /// The first weapon that the core sentences name, with its adjectives.
    static func weapon(in core: [SentenceReading], of text: RunningText) -> (String, SentenceReading)? {
        for reading in core {
            for index in reading.sentence.tokens
            where weapons.contains(text.tokens[index].lower)
                && text.tokens[index].text == text.tokens[index].lower
            {
                var start = index
                while start > reading.sentence.tokens.lowerBound, index - start < 4,
                    isModifier(text.tokens[start - 1], text.tokens[start])
                { start -= 1 }
                while start < index, text.tokens[start].kind == .mark { start += 1 }
                return (text.line(in: text.span(of: start..<end(of: index, reading, text))), reading)
            }
        }
        return nil
    }

    /// "rocket-propelled grenades": the weapon is the last of the words that a hyphen ties together.
    private static func end(of index: Int, _ reading: SentenceReading, _ text: RunningText) -> Int {
        let limit = reading.sentence.tokens.upperBound
        guard index + 3 < limit, text.tokens[index + 1].text == "-", text.tokens[index + 1].isGlued,
            text.tokens[index + 2].lower == "propelled"
        else { return index + 1 }
        return index + 4
    }

    private static func isModifier(_ token: Token, _ next: Token) -> Bool {
        if token.kind == .mark { return token.text == "-" && token.isGlued && next.isGlued }
        return token.kind == .word && !NounPhrase.isStop(token.lower)
            && !NounPhrase.determiners.contains(token.lower)
            && ![
                "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "'s", "of",
                "more",
            ].contains(token.lower)
            && !token.lower.hasSuffix("ed") || ["improvised", "propelled", "guided"].contains(token.lower)
    }
}
