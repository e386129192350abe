import Geocoding

/// Reads how many people were killed, wounded and taken.
enum CasualtyReader {
    /// What happened to the people counted.
    enum Fate: Hashable, Sendable {
        case killed, wounded, abducted
        /// "No casualties": none killed and none wounded.
        case unharmed
    }

    /// A count, and who was counted.
    struct Casualties: Hashable, Sendable {
        let fate: Fate
        let count: Count
        /// "the toll rose to": newer than what was said before.
        let isUpdate: Bool
        /// Whether the counted are the attackers themselves.
        let areAttackers: Bool
    }

    private static let subsets: Set<String> = ["including", "among", "includes", "included", "them"]

    /// All counts in the sentence, from left to right.
    static func casualties(in sentence: Sentence, of text: RunningText) -> [Reading<Casualties>] {
        var result: [Reading<Casualties>] = []
        for rule in CasualtyRule.all {
            for match in rule.pattern.countMatches(text.tokens, in: sentence.tokens) {
                guard
                    !result.contains(where: {
                        $0.tokens.overlaps(match.tokens) && sharesFate($0.value.fate, rule.fate)
                    }),
                    let reading = reading(rule, match, sentence, text)
                else { continue }
                result.append(reading)
            }
        }
        return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private static func sharesFate(_ a: Fate, _ b: Fate) -> Bool {
        a == b || a == .unharmed || b == .unharmed
    }

    private static func reading(
        _ rule: CasualtyRule, _ match: TokenPattern.Match, _ sentence: Sentence, _ text: RunningText
    ) -> Reading<Casualties>? {
        let tokens = text.tokens
        let quantity = match.quantities["n"]
        guard rule.value != nil || quantity != nil else { return nil }
        if let quantity {
            // Distances, ages and money are no people.
            guard quantity.value == quantity.value.rounded(), quantity.value < 100_000 else { return nil }
            let next = quantity.tokens.upperBound
            if next < tokens.count, notPeople.contains(tokens[next].lower) || tokens[next].text == "%" {
                return nil
            }
            let previous = quantity.tokens.lowerBound - 1
            if previous >= 0, ["$", "\u{20AC}", "\u{A3}", "aged"].contains(tokens[previous].lower) {
                return nil
            }
            if next + 1 < tokens.count, tokens[next].text == "-", tokens[next].isGlued { return nil }
        }
        let before = tokens[
            max(sentence.tokens.lowerBound, match.tokens.lowerBound - 3)..<match.tokens.lowerBound
        ].map(\.lower)
        if before.contains(where: subsets.contains) { return nil }
        if before.suffix(2).contains("of"),
            before.contains(where: { ["some", "most", "two", "one", "three"].contains($0) })
        {
            return nil
        }
        let start = quantity?.tokens.lowerBound ?? match.tokens.lowerBound
        let after = tokens[start..<min(sentence.tokens.upperBound, max(match.tokens.upperBound, start + 6))]
            .map(\.lower)
        if let quantity, quantity.tokens.upperBound + 1 < tokens.count,
            tokens[quantity.tokens.upperBound].lower == "of",
            ["them", "whom", "the", "those", "its", "their"].contains(
                tokens[quantity.tokens.upperBound + 1].lower), rule.fate == .killed, !rule.isUpdate,
            tokens[quantity.tokens.upperBound + 1].lower != "its"
        {
            return nil
        }
        let words = tokens[match.tokens].map(\.lower)
        // "Nobody else was hurt" says that somebody was.
        if rule.value == 0, words.contains("else") || words.contains("other") { return nil }
        // "left three people dead and eight wounded": the three are not the wounded.
        if rule.fate == .wounded, quantity != nil, words.contains("dead") || words.contains("killed") {
            return nil
        }
        if words.starts(with: ["shot", "dead"]), let name = match.tokens.last, !tokens[name].isCapitalised,
            !["him", "her", "the", "a", "his", "an"].contains(tokens[name].lower)
        {
            return nil
        }
        var count = Count(rule.value ?? 0)
        if let quantity { count = Count(Int(quantity.value), quantity.bound) }
        count.value +=
            conjoined(after: match, tokens, sentence) + conjoined(before: quantity, tokens, sentence)
            + conjoined(inside: match, tokens)
        return Reading(
            value: Casualties(
                fate: rule.fate, count: count, isUpdate: rule.isUpdate,
                areAttackers: areAttackers(after, words) && !areVictims(words, sentence, text)),
            tokens: match.tokens)
    }

    /// "killing two soldiers and a civilian": the ones behind the "and" belong to the same count.
    private static func conjoined(after match: TokenPattern.Match, _ tokens: [Token], _ sentence: Sentence)
        -> Int
    {
        guard let quantity = match.quantities["n"], quantity.tokens.upperBound >= match.tokens.upperBound
        else { return 0 }
        var index = match.tokens.upperBound
        var steps = 0
        while index < sentence.tokens.upperBound, steps < 4, tokens[index].kind == .word,
            tokens[index].lower != "and"
        {
            guard !NounPhrase.isStop(tokens[index].lower) else { return 0 }
            index += 1
            steps += 1
        }
        guard steps > 0, index + 1 < sentence.tokens.upperBound, tokens[index].lower == "and" else {
            return 0
        }
        let extra: Int
        let noun: Int
        if let more = Quantity.read(tokens, at: index + 1) {
            extra = Int(more.value)
            noun = more.tokens.upperBound
        } else if ["a", "an"].contains(tokens[index + 1].lower) {
            extra = 1
            noun = index + 2
        } else {
            return 0
        }
        let people = Lexicon.classes["people"] ?? []
        let end = min(noun + 3, sentence.tokens.upperBound)
        guard noun < end, let person = (noun..<end).first(where: { people.contains(tokens[$0].lower) }) else {
            return 0
        }
        // "… and three others were wounded" counts the wounded.
        let rest = tokens[person + 1..<min(person + 4, sentence.tokens.upperBound)].map(\.lower)
        return rest.contains { ["wounded", "injured", "hurt", "were", "was"].contains($0) } ? 0 : extra
    }

    /// "two soldiers and two villagers died": the ones before the "and" belong to the same count.
    private static func conjoined(before quantity: Quantity?, _ tokens: [Token], _ sentence: Sentence) -> Int
    {
        guard let start = quantity?.tokens.lowerBound, start - 3 >= sentence.tokens.lowerBound,
            tokens[start - 1].lower == "and",
            let people = Lexicon.classes["people"], people.contains(tokens[start - 2].lower),
            tokens[start - 2].lower != "dead"
        else { return 0 }
        for index in stride(from: start - 3, through: max(sentence.tokens.lowerBound, start - 6), by: -1) {
            guard tokens[index].kind != .mark else { return 0 }
            guard let more = Quantity.read(tokens, at: index), more.tokens.upperBound <= start - 2 else {
                continue
            }
            let verb = index > sentence.tokens.lowerBound ? tokens[index - 1].lower : ""
            return ["killing", "killed", "wounding", "injuring", "including", "and"].contains(verb)
                ? 0 : Int(more.value)
        }
        return 0
    }

    /// Fighters and rebels are the victims where somebody else in the sentence attacks.
    private static func areVictims(_ match: [String], _ sentence: Sentence, _ text: RunningText) -> Bool {
        let sided: Set<String> = [
            "fighters", "fighter", "militants", "rebels", "insurgents", "guerrillas", "separatists",
            "militiamen",
        ]
        guard match.contains(where: sided.contains) else { return false }
        let attackers = Lexicon.classes["attacker"] ?? []
        return text.tokens[sentence.tokens].contains {
            attackers.contains($0.lower) && !match.contains($0.lower)
        }
    }

    /// "two soldiers and two villagers died", read from the first number on.
    private static func conjoined(inside match: TokenPattern.Match, _ tokens: [Token]) -> Int {
        guard let quantity = match.quantities["n"], quantity.tokens.upperBound < match.tokens.upperBound
        else { return 0 }
        var total = 0
        for index in quantity.tokens.upperBound..<match.tokens.upperBound where tokens[index].lower == "and" {
            if let more = Quantity.read(tokens, at: index + 1),
                more.tokens.upperBound < match.tokens.upperBound
            {
                total += Int(more.value)
            }
        }
        return total
    }

    private static func areAttackers(_ after: [String], _ match: [String]) -> Bool {
        let attackers = Lexicon.classes["attacker"] ?? []
        return match.contains(where: attackers.contains) && !match.contains("by")
            || after.prefix(4).contains(where: attackers.contains)
    }

    private static let notPeople: Set<String> = [
        "km", "kilometres", "kilometers", "miles", "metres", "meters", "years", "year", "days", "hours",
        "minutes", "houses", "homes",
        "vehicles", "cars", "shops", "cattle", "goats", "camels", "cows", "animals", "percent", "per",
        "tonnes", "tons", "dollars",
        "rockets", "missiles", "shells", "drones", "weeks", "months", "am", "pm", "a.m.", "p.m.", "buildings",
        "livestock", "sheep",
        "families", "tents", "huts", "trucks", "buses", "motorcycles", "rounds", "bombs", "mm",
    ]
}
