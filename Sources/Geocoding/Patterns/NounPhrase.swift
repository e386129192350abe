/// Where a noun phrase starts and ends, told by the words that cannot be inside one. English only.
public enum NounPhrase {
    /// Prepositions, conjunctions, auxiliaries and relative words: no noun phrase goes past one.
    static let stops: Set<String> = [
        "in", "on", "at", "near", "by", "from", "with", "without", "after", "before", "during", "while",
        "when", "where", "who", "whom", "whose", "which", "that", "and", "or", "but", "as", "to", "into",
        "onto", "over", "under", "between", "against", "across", "along", "around", "behind", "beside",
        "inside", "outside", "through", "towards", "toward", "within", "about", "since", "until",
        "because", "if", "than", "then", "so", "for", "off", "out", "up", "down", "is", "are", "was",
        "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can",
        "could", "may", "might", "must", "should", "not", "said", "says", "told", "killing", "wounding",
        "injuring", "leaving", "carrying", "including", "belonging", "travelling", "traveling", "causing",
        "destroying", "damaging", "believed", "reported", "reportedly", "according", "late", "early",
        "earlier", "later", "yesterday", "today", "overnight", "there", "here", "it", "he", "she", "they",
        "we", "i", "him", "them", "also", "only", "just", "still", "again", "amid", "despite", "via",
        "per", "upon", "minutes", "hours", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "claimed", "claims", "killed", "wounded", "injured", "hit", "struck",
        "attacked", "exploded", "detonated", "blew", "went", "took", "taken", "came", "fired", "opened",
        "launched", "ambushed", "stormed", "abducted", "kidnapped", "denied", "blamed", "accused",
        "warned", "announced", "confirmed", "added", "died", "became", "remained", "appeared", "followed",
        "targeted", "damaged", "destroyed", "left", "seized", "shot", "landed", "fell", "stationed",
        "parked", "used", "held", "carried", "made", "began", "continued", "returned", "responsible",
        "crossed", "arrived", "entered", "fled", "escaped", "responded", "clashed", "exchanged",
        "raided", "shelled",
    ]

    /// Words in -ing that are nouns or adjectives, so that they do not end a phrase.
    private static let nounsInIng: Set<String> = [
        "building", "wedding", "meeting", "gathering", "housing", "shipping", "mining", "trading", "training",
        "wing",
        "king", "fishing", "processing", "refining", "crossing", "landing", "parking", "shopping", "planning",
        "morning",
        "evening", "bombing", "shelling", "ring", "engineering", "neighbouring", "neighboring", "monitoring",
        "pumping",
    ]

    /// No phrase is longer than so many tokens.
    private static let longest = 30

    /// The phrase that starts at this token, determiner included; nil when none does.
    public static func read(_ tokens: [Token], from start: Int, limit: Int) -> Range<Int>? {
        var index = start
        var hasNoun = false
        let limit = min(limit, start + longest)
        while index < limit {
            let token = tokens[index]
            let next = index + 1 < limit ? tokens[index + 1] : nil
            if token.kind == .mark {
                let isJoint = token.text == "-" && token.isGlued && next?.isGlued == true
                let isQuote = ["\"", "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "'"].contains(token.text)
                guard isJoint || (isQuote && hasNoun && next?.kind == .word && next?.isCapitalised == true)
                else { break }
            } else if token.lower == "of", hasNoun, let next, next.kind != .mark, !stops.contains(next.lower)
            {
                // "the Embassy of the United States", "a convoy of six lorries"
            } else if token.lower == "and", hasNoun, let next, next.isCapitalised,
                tokens[index - 1].isCapitalised,
                !isSentenceWord(next.lower)
            {
                // "the Ministry of Justice and Peace"
            } else if stops.contains(token.lower),
                !(token.isCapitalised && hasNoun && token.text.count > 3 && index > start)
            {
                break
            } else if hasNoun, !token.isCapitalised, token.lower.hasSuffix("ing"), token.lower.count > 4,
                !nounsInIng.contains(token.lower)
            {
                break
            } else if !determiners.contains(token.lower) {
                hasNoun = true
            } else if hasNoun, index > start, tokens[index - 1].lower != "of" {
                // A second determiner starts another phrase.
                break
            }
            index += 1
        }
        while index > start,
            tokens[index - 1].kind == .mark || tokens[index - 1].lower == "of"
                || tokens[index - 1].lower == "'s"
        {
            index -= 1
        }
        return hasNoun && index > start ? start..<index : nil
    }

    /// The phrase that ends right before this token, as a subject does before its verb; nil when none does.
    public static func read(_ tokens: [Token], before end: Int, notBefore limit: Int) -> Range<Int>? {
        var start = end
        let limit = max(limit, end - longest)
        while start > limit {
            let token = tokens[start - 1]
            if token.kind == .mark {
                guard token.text == "-", token.isGlued, start < end, tokens[start].isGlued else { break }
            } else if token.lower == "of", start < end {
                // "fighters of the Islamic State"
            } else if stops.contains(token.lower) {
                break
            }
            start -= 1
        }
        while start < end, tokens[start].kind == .mark || tokens[start].lower == "of" { start += 1 }
        return start < end ? start..<end : nil
    }

    /// Whether no noun phrase goes past this lower-case word.
    public static func isStop(_ word: String) -> Bool { stops.contains(word) }

    /// Articles, possessives and demonstratives.
    public static let determiners: Set<String> = [
        "the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "those", "another", "any",
        "some", "several",
    ]

    private static func isSentenceWord(_ word: String) -> Bool {
        ["the", "a", "an", "he", "she", "it", "they", "in", "on", "at"].contains(word)
    }

    /// The phrase without its leading determiner.
    public static func withoutDeterminer(_ tokens: [Token], _ phrase: Range<Int>) -> Range<Int> {
        guard phrase.count > 1,
            ["the", "a", "an", "its", "their", "his", "her", "this", "that"].contains(
                tokens[phrase.lowerBound].lower)
        else { return phrase }
        return phrase.lowerBound + 1..<phrase.upperBound
    }
}
