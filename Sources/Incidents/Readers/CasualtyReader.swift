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

    private struct Rule {
        let fate: Fate
        let pattern: TokenPattern
        let isUpdate: Bool
        let value: Int?
        init(_ fate: Fate, _ pattern: String, isUpdate: Bool = false, value: Int? = nil) {
            self.fate = fate
            self.pattern = TokenPattern(pattern, lexicon: Lexicon.classes)
            self.isUpdate = isUpdate
            self.value = value
        }
    }

    /// Earlier rules win over later ones that overlap them.
    private static let rules: [Rule] = [
        Rule(.unharmed, "no|without|any|zero ~2 casualties", value: 0),
        Rule(.unharmed, "not ~2 cause|caused|claim|result ~3 casualties|injuries", value: 0),
        Rule(.wounded, "no|without injuries|injured|wounded|hurt|injury", value: 0),
        Rule(.wounded, "no reports|report of ~1 injuries|injured|wounded|injury", value: 0),
        Rule(.killed, "no ~2 deaths|fatalities|dead", value: 0),
        Rule(.unharmed, "no one|body|- ~2 was|were ~2 hurt|harmed|killed|injured|wounded", value: 0),
        Rule(.unharmed, "nobody|none ~4 hurt|harmed|killed|injured|wounded", value: 0),
        Rule(.unharmed, "no|without loss of life", value: 0),
        Rule(.unharmed, "neither ~3 hurt|harmed|injured|wounded", value: 0),
        Rule(
            .unharmed, "escaped|were|was|crew|everyone|all ~1 unhurt|unharmed|uninjured|safe|unscathed",
            value: 0),
        Rule(.killed, "no|any ~1 fatalities|deaths", value: 0),

        Rule(.killed, "toll ~6 to #n", isUpdate: true),
        Rule(.killed, "raised|rose|risen|revised|climbed|updated|increased ~4 to #n", isUpdate: true),
        Rule(.killed, "toll|deaths ~5 at|of|is|was|stands|stood ~2 #n", isUpdate: true),
        Rule(.wounded, "#n injuries"),
        Rule(.wounded, "#n of ~3 @copula ~1 beaten|injured|wounded|hurt|grazed|stabbed"),
        Rule(.wounded, "a|an ~4 @people ~2 was ~1 beaten", value: 1),

        Rule(.killed, "#n ~3 @people , ~9 , @copula ~2 killed|dead|slain|murdered|shot"),
        Rule(.killed, "#n ~2 @people of ~8 @copula ~1 killed|dead|slain|murdered|shot"),
        Rule(.killed, "#n ~3 @people , ~9 , lost|died|perished"),
        Rule(.killed, "#n @people? ~6 @copula shot dead"),
        Rule(
            .killed,
            "#n @people? ~4 @copula ~2 killed|dead|slain|murdered|massacred|beheaded|executed|martyred|neutralised|neutralized"
        ),
        Rule(.killed, "#n @people? ~3 died|perished"),
        Rule(.killed, "#n ~2 @people @killed"),
        Rule(.killed, "#n ~2 @people? ~1 feared|confirmed|presumed|reported|declared dead|killed"),
        Rule(.killed, "pulled|recovered|counted|found|retrieved ~1 #n ~2 bodies|corpses"),
        Rule(.killed, "#n @killed|deaths|fatalities|bodies|corpses"),
        Rule(
            .killed,
            "kill|killed|kills|killing|claimed|claiming|murdering|murdered|beheading|martyring|martyred ~1 #n"
        ),
        Rule(.killed, "left|leaving|leaves ~1 #n ~4 dead"),
        Rule(.killed, "lives of #n"),
        Rule(.killed, "#n ~2 @people? ~3 succumbed"),
        Rule(.killed, "#n ~3 did not survive"),
        Rule(.killed, "decapitat*|behead*|executed|executing|massacred|burnt|burned ~1 #n"),
        Rule(.killed, "#n ~4 lost their|his|her life|lives"),
        Rule(.killed, "deaths|death of #n"),
        Rule(.killed, "took|claimed|taking|claiming #n lives"),
        Rule(.wounded, "#n @people? ~4 @copula ~3 wounded|injured|hurt|hospitalised|hospitalized"),
        Rule(.wounded, "#n ~3 suffered|sustained ~5 injuries|wounds|burns"),
        Rule(.wounded, "#n ~2 @people? ~1 with ~4 wounds|injuries|burns"),
        Rule(.wounded, "#n ~1 @wounded"),
        Rule(.wounded, "wound|wounded|wounds|wounding|injured|injures|injuring|hurting|hurt|maiming ~1 #n"),
        Rule(.wounded, "left|leaving|leaves ~1 #n ~7 wounded|injured|hurt"),
        Rule(.wounded, "left|leaving|leaves ~7 #n ~1 others|more? wounded|injured|hurt"),
        Rule(.wounded, "treated|treating ~2 #n"),
        Rule(.wounded, "#n ~2 @people? ~2 nursing ~2 injuries|wounds"),
        Rule(.wounded, "#n ~2 @people ~3 hospitalised|hospitalized"),
        Rule(.wounded, "in a? ~2 critical|serious|stable|grave condition", value: 1),
        Rule(.abducted, "#n ~2 @people ~18 @copula ~1 abducted|kidnapped|seized|whisked|led|marched|taken"),
        Rule(.abducted, "#n ~5 @copula ~2 abducted|kidnapped|seized|taken"),
        Rule(.abducted, "abduct*|kidnap* ~2 #n"),
        Rule(
            .abducted,
            "took|taking|seized|seizing|whisked|marched|carried ~2 #n ~6 hostage|captive|away|hostages|forest|bush"
        ),
        Rule(.abducted, "abduction|kidnapping of ~1 #n"),
        Rule(.abducted, "#n ~2 abducted|kidnapped"),
        Rule(.abducted, "#n ~3 missing"),

        Rule(
            .killed,
            "a|an|one|the|another ~7 @people ~8 was|were|is ~2 killed|dead|slain|murdered|beheaded|shot",
            value: 1),
        Rule(.killed, "a|an|one ~3 @people died", value: 1),
        Rule(.killed, "kill|killed|kills|killing|murdering a|an|his|her|its|their ~4 @people", value: 1),
        Rule(.killed, "@people|man|woman dead", value: 1),
        Rule(.killed, "killing|killed him|her", value: 1),
        Rule(.killed, "shot dead _", value: 1),
        Rule(
            .wounded,
            "shot|stabbed ~3 in the leg|legs|arm|shoulder|hand|foot|thigh|back|stomach|abdomen|neck", value: 1
        ),
        Rule(
            .wounded, "a|an|one|another|his|her ~5 @people ~3 was|were|is ~3 wounded|injured|hurt", value: 1),
        Rule(.wounded, "a|an|one|another|his|her|their ~4 @people sustained|suffered|had", value: 1),
        Rule(
            .wounded, "wounding|injuring|wounded|injured|wounds a|an|his|her|another|one ~4 @people", value: 1
        ),
        Rule(.abducted, "abducted|kidnapped a|an ~4 @people", value: 1),
    ]

    private static let subsets: Set<String> = ["including", "among", "includes", "included", "them"]

    /// All counts in the sentence, from left to right.
    static func casualties(in sentence: Sentence, of text: RunningText) -> [Reading<Casualties>] {
        var result: [Reading<Casualties>] = []
        for rule in rules {
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
        _ rule: Rule, _ match: TokenPattern.Match, _ sentence: Sentence, _ text: RunningText
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
