import Geocoding

/// Reads who did it, and on whose word.
enum ActorReader {
    /// Somebody named as the perpetrator.
    struct Actor: Hashable, Sendable {
        let name: String
        /// Nil when the report only describes the attackers: "gunmen".
        let claim: ClaimStatus?
        /// How far the wording is from a plain statement; the lower the surer.
        let rank: Int
        /// Whether it is a pronoun that stands for somebody named before.
        let isPronoun: Bool
    }

    private struct Rule {
        let claim: ClaimStatus
        let rank: Int
        let pattern: TokenPattern
        /// The name stands before the match, as its subject.
        let isSubject: Bool
        init(_ claim: ClaimStatus, _ rank: Int, _ pattern: String, isSubject: Bool = false) {
            self.claim = claim
            self.rank = rank
            self.pattern = TokenPattern(pattern, lexicon: Lexicon.classes)
            self.isSubject = isSubject
        }
    }

    /// Nobody, yet.
    private static let nobody: [TokenPattern] = [
        "no|nobody|none|neither ~6 claim* ~3 responsibility", "no immediate claim", "no claim of",
        "not ~4 claim* ~2 responsibility",
        "responsibility ~4 not ~3 claimed", "without ~3 claim*",
        "no|nobody one|group|organisation|organization|body|party ~3 claim* ~3 responsibility|attack|it",
        "yet to claim|be", "not ~2 clear ~2 who", "unclear who",
    ].map { TokenPattern($0) }

    private static let rules: [Rule] = [
        Rule(
            .claimed, 0, "claim|claimed|claims|claiming|accepted|admitted ~3 responsibility|credit",
            isSubject: true),
        Rule(.claimed, 0, "responsibility ~8 claimed by <p>"),
        Rule(.claimed, 0, "claimed by <p>"),
        Rule(.claimed, 0, "took|taken|takes|taking ~1 credit|responsibility", isSubject: true),
        Rule(
            .claimed, 1,
            "said|says ~8 its|their|his ~2 members|men|fighters|forces|units|soldiers|mujahideen|group ~4 carried|responsible|behind|targeted|attacked|struck",
            isSubject: true),
        Rule(
            .claimed, 1, "said|says it|they was|were|had ~2 behind|responsible|carried|struck|targeted",
            isSubject: true),
        Rule(
            .claimed, 1,
            "said|says ~4 its|it|they|their ~3 fighters|behind|carried|responsible|targeted|attacked|struck|hit|bombed",
            isSubject: true),
        Rule(
            .claimed, 1,
            "claimed|claims ~2 the|to|that ~2 attack|assault|strike|blast|bombing|ambush|have|killing|it|they|its",
            isSubject: true),
        Rule(
            .denied, 2,
            "denied|denies|denying|rejected|dismissed ~8 involvement|responsibility|responsible|carrying|targeting|attacking|role|accusation|accusations|allegation|allegations|behind|part|charge|claim|blame|hand|connection|striking|firing|shelling",
            isSubject: true),
        Rule(.denied, 2, "distanced itself|themselves|himself from", isSubject: true),
        Rule(.denied, 2, "denied it|any|having|that|its|their|the", isSubject: true),
        Rule(.attributed, 3, "held|hold|holds|holding <p> responsible"),
        Rule(
            .attributed, 3,
            "said|say|says|believe|believed that? <p> had|have|has ~1 fired|launched|carried|attacked|shelled|bombed|targeted|planted|staged|struck|shot"
        ),
        Rule(.attributed, 3, "blame|blamed|blames|blaming|pinned ~6 on <p>"),
        Rule(.attributed, 3, "blame|blamed|blames|blaming|accused|accuses|accusing <p>"),
        Rule(.attributed, 3, "attributed ~4 to <p>"),
        Rule(.attributed, 3, "pointed|pointing|points ~3 finger|fingers at <p>"),
        Rule(.attributed, 3, "hallmarks of <p>"),
        Rule(.attributed, 3, "suspect|suspects <p>"),
        Rule(.attributed, 3, "laid|lay|lays|laying ~2 blame on <p>"),
        Rule(.attributed, 3, "holding <p> ~4 responsible"),
        Rule(.attributed, 3, "focus ~4 on <p>"),
        Rule(.attributed, 3, "work of <p>"),
        Rule(.attributed, 3, "carried out|perpetrated|conducted|committed|mounted by <p>"),
        Rule(.attributed, 3, "carried out by <p>"),
        Rule(.attributed, 3, "suspected|believed|thought ~2 to ~3 be|belong|work|from ~2 to|of? <p>"),
        Rule(.attributed, 3, "is|are|was|were ~2 blamed|suspected|accused ~2 for|of", isSubject: true),
    ]

    /// Everybody whom the sentence names as a perpetrator; `mentions` are its events.
    static func actors(in sentence: Sentence, of text: RunningText, mentions: [EventMention]) -> [Reading<
        Actor
    >] {
        let tokens = text.tokens
        var result: [Reading<Actor>] = []
        if !nobody.contains(where: { $0.occurs(tokens, in: sentence.tokens) }) {
            for rule in rules {
                for match in rule.pattern.matches(tokens, in: sentence.tokens) {
                    guard
                        let phrase = rule.isSubject
                            ? subject(before: match.tokens.lowerBound, sentence, tokens) : match.phrases["p"]
                    else { continue }
                    add(phrase, rule.claim, rule.rank, match.tokens)
                }
            }
        }
        for mention in mentions where mention.reality == .happened || mention.reality == .foiled {
            if let phrase = agent(of: mention, sentence, tokens) {
                let named = Groups.isKnown(tokens, phrase) || isNamed(phrase, sentence, tokens)
                add(phrase, named ? .attributed : nil, named ? 4 : 5, mention.tokens)
            }
        }
        return result

        func add(_ phrase: Range<Int>, _ claim: ClaimStatus?, _ rank: Int, _ range: Range<Int>) {
            let bare = NounPhrase.withoutDeterminer(tokens, phrase)
            guard bare.count <= 12 else { return }
            let isPronoun =
                bare.count == 1 && ["it", "they", "he", "she"].contains(tokens[bare.lowerBound].lower)
            let words = bare.map { tokens[$0].lower }
            guard let opening = words.first,
                !["no", "neither", "none", "nobody", "both", "either", "who", "which"].contains(opening)
            else { return }
            guard isPronoun || (!words.allSatisfy(NounPhrase.isStop) && !words.contains("responsibility"))
            else { return }
            if rank >= 2, rank <= 3, !isPronoun, !Groups.isActor(tokens, bare), !isProper(bare, tokens) {
                return
            }
            result.append(
                Reading(
                    value: Actor(
                        name: text.line(in: text.span(of: bare)), claim: claim, rank: rank,
                        isPronoun: isPronoun),
                    tokens: bare.lowerBound < range.lowerBound ? bare.lowerBound..<range.upperBound : range))
        }
    }

    /// The subject of a verb: the phrase right before it, over adverbs, auxiliaries and what stands between two commas.
    private static func subject(before verb: Int, _ sentence: Sentence, _ tokens: [Token]) -> Range<Int>? {
        var end = verb
        let floor = sentence.tokens.lowerBound
        while end > floor,
            skippable.contains(tokens[end - 1].lower) || timeWords.contains(tokens[end - 1].lower)
                || (tokens[end - 1].lower.hasSuffix("ly") && !tokens[end - 1].isCapitalised)
        {
            end -= 1
        }
        if end > floor, tokens[end - 1].text == "," || tokens[end - 1].text == ")" {
            let closing = tokens[end - 1].text
            let opening = closing == "," ? "," : "("
            var comma = end - 2
            while comma > floor, tokens[comma].text != opening { comma -= 1 }
            if comma > floor { end = comma } else { return nil }
        }
        if end > floor, ["it", "they", "which", "who"].contains(tokens[end - 1].lower) {
            let word = tokens[end - 1].lower
            if word == "it" || word == "they" { return end - 1..<end }
            // "…, which claimed": the phrase before the comma.
            end -= 1
            if end > floor, tokens[end - 1].text == "," { end -= 1 }
        }
        guard let phrase = NounPhrase.read(tokens, before: end, notBefore: floor) else { return nil }
        // "Five persons armed with knives": the phrase goes on before what they carried.
        if phrase.lowerBound - floor > 2, ["with", "in", "on"].contains(tokens[phrase.lowerBound - 1].lower),
            let head = NounPhrase.read(tokens, before: phrase.lowerBound - 1, notBefore: floor),
            Groups.isActor(tokens, head),
            !Groups.isActor(tokens, phrase)
        {
            return head.lowerBound..<phrase.upperBound
        }
        return phrase
    }

    private static let timeWords: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "morning", "evening",
        "night", "afternoon", "today", "yesterday",
        "late", "early", "earlier", "overnight",
    ]

    private static let skippable: Set<String> = [
        "has", "have", "had", "also", "later", "then", "was", "were", "is", "are", "been", "did", "not",
        "immediately", "on", "since",
    ]

    /// The doer of an event: the active verb's subject, or the phrase behind "by".
    private static func agent(of mention: EventMention, _ sentence: Sentence, _ tokens: [Token]) -> Range<
        Int
    >? {
        // Two sides that fire at each other are both the doers.
        let words = tokens[sentence.tokens].map(\.lower)
        if zip(words, words.dropFirst()).contains(where: {
            $0 == ("each", "other") || $0 == ("one", "another")
        }) {
            return nil
        }
        var by = mention.tokens.upperBound
        let limit = min(sentence.tokens.upperBound, by + 7)
        while by < limit, ![",", ";", "."].contains(tokens[by].text) {
            if tokens[by].lower == "by",
                let phrase = NounPhrase.read(tokens, from: by + 1, limit: sentence.tokens.upperBound),
                Groups.isActor(tokens, phrase)
            {
                return phrase
            }
            by += 1
        }
        if let inner = mention.tokens.first(where: { tokens[$0].lower == "by" }),
            let phrase = NounPhrase.read(tokens, from: inner + 1, limit: sentence.tokens.upperBound),
            Groups.isActor(tokens, phrase)
        {
            return phrase
        }
        // "fired around 30 artillery shells": the verb may stand before the words that tell the type.
        let reach = max(sentence.tokens.lowerBound, mention.tokens.lowerBound - 5)..<mention.tokens.lowerBound
        let inside = mention.tokens.first { isActiveVerb($0, sentence, tokens) }
        let before = reach.last { launching.contains(tokens[$0].lower) && isActiveVerb($0, sentence, tokens) }
        guard let verb = inside ?? before else { return nil }
        guard let phrase = subject(before: verb, sentence, tokens) else {
            return weaponOwner(mention, sentence, tokens)
        }
        let isPronoun = phrase.count == 1 && ["it", "they"].contains(tokens[phrase.lowerBound].lower)
        return isPronoun || Groups.isActor(tokens, phrase) ? phrase : weaponOwner(mention, sentence, tokens)
    }

    /// "Russian missiles struck …", "an Israeli drone": the adjective names whose they are.
    private static func weaponOwner(_ mention: EventMention, _ sentence: Sentence, _ tokens: [Token])
        -> Range<Int>?
    {
        guard [.rocketMissileAttack, .droneStrike, .airStrike, .shelling].contains(mention.type) else {
            return nil
        }
        let start = max(sentence.tokens.lowerBound, mention.tokens.lowerBound - 2)
        return (start..<mention.tokens.upperBound).lazy.filter { index in
            let word = tokens[index].lower
            return tokens[index].isCapitalised && word.count > 3
                && ["ian", "ish", "eli", "ese", "ani", "emi", "nch", "raqi", "uthi", "ican", "ghan"].contains
                { word.hasSuffix($0) }
        }.first.map { $0..<$0 + 1 }
    }

    private static func isActiveVerb(_ index: Int, _ sentence: Sentence, _ tokens: [Token]) -> Bool {
        let word = tokens[index].lower
        guard verbs.contains(word) || (word.hasSuffix("ed") && word.count > 4) else { return false }
        guard index > sentence.tokens.lowerBound else { return false }
        return !["was", "were", "been", "being", "is", "are", "be", "the", "a", "an"].contains(
            tokens[index - 1].lower)
    }

    private static let launching: Set<String> = [
        "fired", "launched", "dropped", "planted", "carried", "conducted", "staged", "mounted", "hurled",
        "threw", "lobbed", "opened", "detonated", "set",
    ]

    private static let verbs: Set<String> = [
        "shot", "hit", "struck", "set", "blew", "threw", "took", "stole", "sent", "overran", "opened", "fire",
    ]

    /// "suspected Kuki militants", "the Ukrainian armed forces": a name or a demonym somewhere in it.
    private static func isNamed(_ phrase: Range<Int>, _ sentence: Sentence, _ tokens: [Token]) -> Bool {
        phrase.contains { index in
            tokens[index].isCapitalised && index != sentence.tokens.lowerBound
                && !NounPhrase.determiners.contains(tokens[index].lower)
        }
    }

    private static func isProper(_ phrase: Range<Int>, _ tokens: [Token]) -> Bool {
        guard let last = phrase.last else { return false }
        return tokens[last].isCapitalised && !NounPhrase.determiners.contains(tokens[last].lower)
    }
}
