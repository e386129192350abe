import Geocoding

/// Reads on whose word a sentence stands: "Interior Ministry spokesman Mirwais Stanekzai".
struct SpeakerReader {
    let text: RunningText

    private static let before: [TokenPattern] = [
        "said|says|explained|confirmed|told|stated|added|announced|reported|noted|mentioned|tweeted"
    ].map { TokenPattern($0) }
    private static let behind: [TokenPattern] = [
        "according to <s>", "said|says|confirmed|stated <s>", "citing <s>", "quoted <s>",
    ].map { TokenPattern($0) }

    /// The speaker in full where an earlier sentence introduced a surname; nil when the sentence names none.
    func speaker(of sentence: Sentence) -> String? {
        if let named = namedSpeaker(of: sentence) { return named }
        // "He said that …": the one whom the sentences before it name.
        guard Self.pronoun.occurs(text.tokens, in: sentence.tokens),
            let number = text.sentences.firstIndex(where: { $0.tokens == sentence.tokens })
        else { return nil }
        return text.sentences[max(0, number - 3)..<number].reversed().lazy.compactMap { namedSpeaker(of: $0) }
            .first
    }

    private static let pronoun = TokenPattern(
        "he|she ~1 said|added|told|explained|called|put|confirmed|noted")

    private func namedSpeaker(of sentence: Sentence) -> String? {
        let tokens = text.tokens
        for pattern in Self.behind {
            if let phrase = pattern.matches(tokens, in: sentence.tokens).first?.phrases["s"], isSource(phrase)
            {
                return named(phrase)
            }
        }
        for pattern in Self.before {
            for match in pattern.matches(tokens, in: sentence.tokens) {
                if let phrase = NounPhrase.read(
                    tokens, before: match.tokens.lowerBound, notBefore: sentence.tokens.lowerBound),
                    isSource(phrase)
                {
                    return named(phrase)
                }
            }
        }
        return nil
    }

    private func isSource(_ phrase: Range<Int>) -> Bool {
        let bare = NounPhrase.withoutDeterminer(text.tokens, phrase)
        guard let last = bare.last, bare.count <= 12 else { return false }
        let official = Lexicon.classes["official"] ?? []
        let excluded: Set<String> = ["he", "she", "it", "they", "information", "reports", "preliminary"]
        if bare.contains(where: { excluded.contains(text.tokens[$0].lower) }) { return false }
        return text.tokens[last].isCapitalised || bare.contains { official.contains(text.tokens[$0].lower) }
    }

    /// A bare surname is completed from the first phrase of the report that ends in it and says more.
    private func named(_ phrase: Range<Int>) -> String {
        let tokens = text.tokens
        let bare = NounPhrase.withoutDeterminer(tokens, phrase)
        if bare.count == 1, let only = bare.first, tokens[only].isCapitalised {
            for sentence in text.sentences where sentence.tokens.lowerBound < only {
                for index in sentence.tokens where index < only && tokens[index].text == tokens[only].text {
                    guard
                        let longer = NounPhrase.read(
                            tokens, before: index + 1, notBefore: sentence.tokens.lowerBound),
                        longer.count > 1
                    else { continue }
                    return text.line(in: text.span(of: NounPhrase.withoutDeterminer(tokens, longer)))
                }
            }
        }
        return text.line(in: text.span(of: bare))
    }
}
