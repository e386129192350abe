import Geocoding

/// Reads how many rockets, missiles, shells, drones or bombs were sent, went off and failed.
enum OrdnanceReader {
    /// What became of the counted.
    enum Outcome: Hashable, Sendable {
        case launched, exploded, failed
    }

    /// A count with its outcome.
    struct Ordnance: Hashable, Sendable {
        let outcome: Outcome
        let count: Int
    }

    private struct Rule {
        let outcome: Outcome
        let pattern: TokenPattern
        let value: Int?
        init(_ outcome: Outcome, _ pattern: String, value: Int? = nil) {
            var lexicon = Lexicon.classes
            lexicon["munition"] = ["projectile", "shell", "drone", "bomb", "mine"].reduce(into: []) {
                $0.formUnion(Lexicon.classes[$1] ?? [])
            }
            self.outcome = outcome
            self.pattern = TokenPattern(pattern, lexicon: lexicon)
            self.value = value
        }
    }

    private static let rules: [Rule] = [
        Rule(.failed, "#n ~6 did not|n't|never explode|detonate|go"),
        Rule(.failed, "#n of them|which ~14 not ~1 gone|exploded|detonated"),
        Rule(
            .failed,
            "the|a|another first|second|third|fourth|fifth|last|other ~12 did not|never explode|detonate|go",
            value: 1),
        Rule(
            .failed,
            "the|a|another first|second|third|fourth|fifth|last|other ~12 failed|failing to explode|detonate|go",
            value: 1),
        Rule(.failed, "a|an ~2 @munition ~8 failed to explode|detonate", value: 1),
        Rule(.failed, "#n ~6 failed|failing to explode|detonate|go|reach"),
        Rule(.failed, "#n ~5 @copula ~3 intercepted|downed|defused|neutralised|neutralized"),
        Rule(.failed, "#n ~4 misfired"),
        Rule(.failed, "#n ~3 dud|duds|unexploded"),
        Rule(.failed, "intercepted|downed|defused #n"),
        Rule(.failed, "shot down #n"),
        Rule(.failed, "intercepted a|the ~2 @munition", value: 1),
        Rule(.failed, "#n ~4 fell|landed short"),

        Rule(
            .failed,
            "exploded|detonated ;|,|and|but ~1 the|a|one first|second|third|fourth|fifth|last|other did not",
            value: 1),

        Rule(.exploded, "#n of which|them ~2 exploded|detonated|hit|landed|struck|fell"),
        Rule(.exploded, "#n of the ~2 #m? @munition ~2 exploded|detonated"),
        Rule(.exploded, "#n ~3 @munition ~3 exploded|detonated"),
        Rule(.exploded, "#n ~1 exploded|detonated"),
        Rule(.exploded, "a|an @projectile|@shell|mortar|artillery ~1 exploded|detonated", value: 1),

        Rule(.launched, "@launched|dropped|dropping|lobbed ~2 #n ~4 @munition"),
        Rule(.launched, "#n ~3 @munition ~4 @launched|@landed|@copula"),
        Rule(.launched, "of|all the #n ~3 @munition"),
        Rule(.launched, "#n @projectile|@drone"),
        Rule(.launched, "@launched|dropped a|an ~3 @munition", value: 1),
        Rule(.launched, "a|one ~2 @projectile|@drone @landed|@copula|@launched", value: 1),
    ]

    /// All counts in the sentence.
    static func ordnance(in sentence: Sentence, of text: RunningText) -> [Reading<Ordnance>] {
        var result: [Reading<Ordnance>] = []
        for rule in rules {
            for match in rule.pattern.countMatches(text.tokens, in: sentence.tokens) {
                guard
                    !result.contains(where: {
                        $0.tokens.overlaps(match.tokens) && $0.value.outcome == rule.outcome
                    })
                else { continue }
                var number = rule.value.map(Double.init)
                if let quantity = match.quantities["n"] {
                    guard isCount(quantity, text.tokens) else { continue }
                    // "Two of the rockets exploded" does not say how many were launched.
                    let next = quantity.tokens.upperBound
                    if rule.outcome == .launched, next < text.tokens.count, text.tokens[next].lower == "of" {
                        continue
                    }
                    number = quantity.value
                }
                if rule.value != nil, rule.outcome == .launched,
                    result.contains(where: { $0.tokens.overlaps(match.tokens) })
                {
                    continue
                }
                guard let number, number == number.rounded(), number < 100_000, number >= 0 else { continue }
                result.append(
                    Reading(value: Ordnance(outcome: rule.outcome, count: Int(number)), tokens: match.tokens))
            }
        }
        return result.filter { isAboutMunitions($0, sentence, text) }
    }

    /// Not a calibre, a distance or a head count.
    private static func isCount(_ quantity: Quantity, _ tokens: [Token]) -> Bool {
        let next = quantity.tokens.upperBound
        guard next < tokens.count else { return false }
        let people = Lexicon.classes["people"] ?? []
        let units = Lexicon.classes["unit"] ?? []
        let word = tokens[next].lower
        return !people.contains(word) && !units.contains(word)
            && ![
                "mm", "-", "millimetre", "locations", "places", "injured", "hurt", "dead", "others",
                "vehicles", "killed", "wounded", "houses",
                "/", "am", "pm", "a.m.", "p.m.", "kg", "pound",
            ].contains(word)
            && !(tokens[next].isGlued && tokens[next].kind == .word)
    }

    /// "One of them did not explode" needs a munition somewhere in its sentence; "one was defused" likewise.
    private static func isAboutMunitions(
        _ reading: Reading<Ordnance>, _ sentence: Sentence, _ text: RunningText
    ) -> Bool {
        let classes = ["projectile", "shell", "drone", "bomb", "mine"].compactMap { Lexicon.classes[$0] }
        let words = text.tokens[reading.tokens].map(\.lower)
        if words.contains("explode") || words.contains("exploded") || words.contains("gone")
            || words.contains("off")
        {
            return true
        }
        return sentence.tokens.contains { index in classes.contains { $0.contains(text.tokens[index].lower) }
        }
    }
}
