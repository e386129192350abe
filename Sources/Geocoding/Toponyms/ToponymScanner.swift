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
        let evidence = ToponymEvidence(text: text, sentence: sentence)
        var result: [ToponymSpan] = []
        var index = sentence.tokens.lowerBound
        while index < sentence.tokens.upperBound {
            if var span = span(at: index, in: sentence) ?? spanBehindArticle(at: index, in: sentence) {
                evidence.judge(&span, after: result.last)
                result.append(span)
                index = span.end
            } else {
                index += 1
            }
        }
        return result
    }

    /// "al-Rawdah" where the gazetteer has but "Rawdah".
    private func spanBehindArticle(at start: Int, in sentence: Sentence) -> ToponymSpan? {
        guard isArticle(at: start, in: sentence), let bare = span(at: start + 2, in: sentence) else {
            return nil
        }
        return ToponymSpan(
            tokens: start..<bare.tokens.upperBound, key: bare.key, matches: bare.matches)
    }

    private func span(at start: Int, in sentence: Sentence) -> ToponymSpan? {
        let tokens = text.tokens
        guard
            tokens[start].isCapitalised && !ToponymWords.never.contains(tokens[start].lower)
                || isArticle(at: start, in: sentence)
        else { return nil }
        var key: [UInt8] = []
        var best: ToponymSpan?
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
            // "Cox's Bazar": the index folds the apostrophe away, so nothing stands between.
            if !key.isEmpty, !token.isPossessive { key.append(0x20) }
            key.append(contentsOf: part.utf8)
            let folded = FoldedKey(utf8: key.span)
            let lookup = world.lookup(key: folded)
            // The last word of a name is capitalised too: "Bani Walid", not "Bani walid".
            if token.isCapitalised || token.kind == .number, !token.isPossessive {
                let range = start..<end + 1
                let matches = lookup.matches.filter { isUsable($0, range, in: sentence) }
                if !matches.isEmpty { best = ToponymSpan(tokens: range, key: folded, matches: matches) }
            }
            let isOwner = end + 1 < sentence.tokens.upperBound && tokens[end + 1].isPossessive
            guard lookup.continues || isOwner else { break }
        }
        guard let best, best.tokens.count > 1 || !isOrdinary(start, in: sentence) else { return nil }
        return best
    }

    /// "al-Muqdadiya": the article is written small and belongs to the name.
    private func isArticle(at index: Int, in sentence: Sentence) -> Bool {
        let tokens = text.tokens
        return index + 2 < sentence.tokens.upperBound && ToponymWords.articles.contains(tokens[index].lower)
            && tokens[index + 1].isGlued && ToponymWords.hyphens.contains(tokens[index + 1].text)
            && tokens[index + 2].isGlued && tokens[index + 2].isCapitalised
    }

    /// Whether a match counts in running text: codes and abbreviations are mostly other words there.
    private func isUsable(_ match: NameMatch, _ range: Range<Int>, in sentence: Sentence) -> Bool {
        let tokens = text.tokens[range]
        guard let first = tokens.first else { return false }
        switch match.kind {
        case .code: return false
        case .abbreviation:
            if first.text.utf8.count <= 2 || world.place(match.row).featureCode == "ADM1" {
                // "Rome, Ga.", "Dayton, OH": after a comma and a name only. The country "IS" never.
                return range.count == 1 && range.lowerBound > sentence.tokens.lowerBound + 1
                    && text.tokens[range.lowerBound - 1].text == ","
                    && text.tokens[range.lowerBound - 2].isCapitalised
                    && world.place(match.row).featureCode == "ADM1"
            }
            return tokens.allSatisfy { $0.isAllCaps || $0.kind == .mark }
        default:
            if first.text.utf8.count <= 2, range.count == 1, first.isAllCaps {
                return ToponymWords.countryInitials.contains(first.lower)
            }
            // "In Niger": an alternate name that begins with a word of the sentence.
            return range.count == 1 || !ToponymWords.functionWords.contains(first.lower)
                || match.kind == .primary
        }
    }

    /// Whether a single capitalised word is only an ordinary word at the start of a sentence or in a headline.
    private func isOrdinary(_ index: Int, in sentence: Sentence) -> Bool {
        let word = text.tokens[index].lower
        // "DOWNTOWN LIMA": some hamlet is called Downtown.
        if ToponymWords.common.contains(word) || ToponymWords.functionWords.contains(word)
            || ToponymWords.directions.contains(word)
        {
            return true
        }
        let isFirst =
            index == sentence.tokens.lowerBound
            || text.tokens[index - 1].kind == .mark && text.tokens[index - 1].text != ","
        return (isFirst || sentence.isHeading) && ordinaryWords.contains(word)
    }
}
