import Geocoding

/// Reads what or whom an attack was aimed at.
enum TargetReader {
    private static let around: [(rank: Int, pattern: TokenPattern)] = [
        (
            0,
            "attack|attacks|assault|raid|strike|strikes|ambush|bombing|airstrike|airstrikes|fire|shelling|bombardment on|against|targeting <t>"
        ),
        (1, "targeting|targeted|targets <t>"), (1, "aimed at <t>"), (2, "attack of|at <t>"),
        (
            2,
            "attacked|attacking|ambushed|ambushing|stormed|storming|raided|bombed|torched|shelled|robbed|boarded|overran|besieged|strafed|hijacked|looted <t>"
        ),
        (2, "fire|fired|firing|shot|shots ~3 on|at|into <t>"),
        (2, "@bomb|@projectile|@shell towards|toward|at|into|on <t>"), (2, "descended|fell on|upon <t>"),
        (2, "sprayed|raked|peppered|riddled <t>"), (2, "blew|blown open|up <t>"),
        (2, "invaded|besieged|entered <t>"), (2, "slammed|crashed|drove|rammed into <t>"),
        (2, "set fire to <t>"), (2, "torched|burned|burnt ~1 down? <t>"),
        (3, "destroyed|flattened|levelled|leveled|damaged <t>"), (1, "shot|gunned dead|down <t>"),
        (3, "hit|struck|hitting|striking|slammed|rammed|pounded|ripped|tore into|through|at? <t>"),
        (3, "under|underneath|beneath|against <t>"),
        (4, "assassination|killing|murder|kidnapping|abduction of <t>"),
        (4, "assassinated|abducted|kidnapped <t>"),
    ].map { ($0.0, TokenPattern($0.1, lexicon: Lexicon.classes)) }

    /// "a mosque was hit", "a convoy came under attack"
    private static let passive: [(rank: Int, pattern: TokenPattern)] = [
        (
            1,
            "was|were ~2 targeted|attacked|ambushed|bombed|shelled|raided|hit|struck|stormed|torched|looted|boarded|robbed|hijacked"
        ),
        (1, "came ~1 under attack|fire"), (3, "was|were ~2 assassinated|gunned|abducted|kidnapped"),
    ].map { ($0.0, TokenPattern($0.1, lexicon: Lexicon.classes)) }

    /// Where a bomb went off, when the sentence names no aim.
    private static let facility = TokenPattern("in|at|inside|outside|near|beside|of <t>")
    private static let facilities: Set<String> = [
        "mosque", "market", "church", "school", "hospital", "checkpoint", "station", "hotel", "restaurant",
        "post", "barracks", "base", "embassy", "university",
        "prison", "cathedral", "temple", "shrine", "bazaar", "cafe", "bar", "stadium", "headquarters", "camp",
        "clinic", "bank", "mall", "monastery", "convoy",
        "seminary", "imambargah", "synagogue", "college", "court", "courthouse", "airport", "depot",
        "pipeline",
    ]

    private static let empty: Set<String> = [
        "people", "them", "it", "led", "other", "area", "areas", "attack", "attacks", "responsibility",
        "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday",
        "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "least", "capital",
        "morning", "evening", "night", "afternoon", "time", "incident", "explosion", "blast", "air", "ground",
        "cover", "attackers", "town", "city", "village",
        "others", "siege", "region", "province", "way", "fire", "locations", "scene", "security", "south",
        "north", "west", "east", "ground", "head", "leg", "arm", "back", "chest", "face", "neck", "parts",
        "part", "number",
        "range", "dawn", "custody", "control", "pressure",
    ]

    /// What the sentence names as the aim, the surest first.
    static func targets(in sentence: Sentence, of text: RunningText) -> [(
        rank: Int, reading: Reading<String>
    )] {
        let tokens = text.tokens
        var found: [(rank: Int, reading: Reading<String>)] = []
        for (rank, pattern) in around {
            for match in pattern.matches(tokens, in: sentence.tokens) {
                // Whom others blame "the attack on" is no target.
                let before = tokens[
                    max(sentence.tokens.lowerBound, match.tokens.lowerBound - 3)..<match.tokens.lowerBound]
                if before.contains(where: { $0.lower.hasPrefix("blame") }) { continue }
                if let phrase = match.phrases["t"] { add(phrase, rank) }
            }
        }
        for (rank, pattern) in passive {
            for match in pattern.matches(tokens, in: sentence.tokens) {
                if let phrase = NounPhrase.read(
                    tokens, before: match.tokens.lowerBound, notBefore: sentence.tokens.lowerBound)
                {
                    add(phrase, rank)
                }
            }
        }
        let isTreatment = tokens[sentence.tokens].contains {
            ["treated", "admitted", "taken", "hospitalised", "hospitalized", "treatment", "rushed"].contains(
                $0.lower)
        }
        for match in isTreatment ? [] : facility.matches(tokens, in: sentence.tokens) {
            if let phrase = match.phrases["t"], let head = phrase.last,
                facilities.contains(tokens[head].lower)
            {
                add(phrase, 3)
            }
        }
        return found.sorted { $0.rank < $1.rank }

        func add(_ phrase: Range<Int>, _ rank: Int) {
            let bare = NounPhrase.withoutDeterminer(tokens, phrase)
            guard let head = bare.last, bare.count <= 10, tokens[head].kind == .word,
                !empty.contains(tokens[head].lower),
                tokens[bare.lowerBound].lower != "which", !tokens[bare.lowerBound].lower.hasSuffix("self")
            else { return }
            found.append((rank, Reading(value: text.line(in: text.span(of: bare)), tokens: bare)))
        }
    }
}
