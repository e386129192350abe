import Gazetteer

/// Finds the longest stretches of a sentence that are names in the gazetteer.
struct ToponymScanner {
    let world: WorldGazetteer
    let text: RunningText
    /// Words that the text also writes with a small letter: as the first word of a sentence they are no names.
    private let ordinaryWords: Set<String>

    init(world: WorldGazetteer, text: RunningText) {
        self.world = world
        self.text = text
        self.ordinaryWords = Set(
            text.tokens.lazy.filter { $0.kind == .word && !$0.isCapitalised }.map(\.lower))
    }

    private static let longestName = 8

    /// The spans of a sentence, from left to right, none overlapping another.
    func spans(in sentence: Sentence) -> [ToponymSpan] {
        var result: [ToponymSpan] = []
        var index = sentence.tokens.lowerBound
        while index < sentence.tokens.upperBound {
            if let span = span(at: index, in: sentence) {
                result.append(span)
                index = span.end
            } else {
                index += 1
            }
        }
        return result
    }

    private func span(at start: Int, in sentence: Sentence) -> ToponymSpan? {
        let tokens = text.tokens
        guard tokens[start].isCapitalised, !ToponymWords.never.contains(tokens[start].lower) else {
            return nil
        }
        var key: [UInt8] = []
        var best: (end: Int, matches: [NameMatch])?
        for end in start..<min(sentence.tokens.upperBound, start + Self.longestName) {
            let token = tokens[end]
            if token.kind == .mark {
                // A hyphen or an apostrophe joins the parts of a name; any other mark ends it.
                guard token.isGlued,
                    ["-", "\u{2013}", "'", "\u{2019}", "\u{2018}", "\u{60}", "."].contains(token.text)
                else { break }
                if token.text == ".", end != start + 1 || token.lower.count > 4 { break }
                continue
            }
            let part = FoldedKey(token.text)
            guard !part.isEmpty else { continue }
            if !key.isEmpty { key.append(0x20) }
            key.append(contentsOf: part.utf8)
            let lookup = world.lookup(key: FoldedKey(utf8: key.span))
            let matches = lookup.matches.filter { isUsable($0.kind, tokens[start..<end + 1]) }
            // The last word of a name is capitalised too: "Bani Walid", not "Bani walid".
            if !matches.isEmpty, token.isCapitalised || token.kind == .number { best = (end + 1, matches) }
            guard lookup.continues else { break }
        }
        guard let best else { return nil }
        var span = ToponymSpan(
            tokens: start..<best.end, matches: best.matches, evidence: 0, kindWord: nil, end: best.end)
        if span.tokens.count == 1, isOrdinary(start, in: sentence) { return nil }
        ToponymEvidence(text: text, sentence: sentence).judge(&span)
        return span
    }

    /// Codes are no names in running text, unless a country's ("US", "UAE") in capitals.
    private func isUsable(_ kind: NameKind, _ tokens: ArraySlice<Token>) -> Bool {
        switch kind {
        case .code: false
        case .abbreviation: tokens.allSatisfy(\.isCapitalised)
        default: true
        }
    }

    /// Whether a single capitalised word is only an ordinary word at the start of a sentence or in a headline.
    private func isOrdinary(_ index: Int, in sentence: Sentence) -> Bool {
        let word = text.tokens[index].lower
        if ToponymWords.common.contains(word) { return true }
        let isFirst =
            index == sentence.tokens.lowerBound
            || text.tokens[index - 1].kind == .mark && text.tokens[index - 1].text != ","
        return (isFirst || sentence.isHeading) && ordinaryWords.contains(word)
    }
}
