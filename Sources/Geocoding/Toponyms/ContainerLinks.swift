import Gazetteer
import Geometry

/// Reads how a text ties a name to the area it lies in: "X, Y", "X in Y province", "X (Y)", "Y's X".
struct ContainerLinks {
    let text: RunningText

    /// The longest way from a name to its area, in tokens.
    private static let reach = 9

    /// Words that may stand between a name and its area, besides kinds and directions.
    private static let fillers: Set<String> = [
        "the", "in", "of", "'s", "-", "neighbouring", "restive", "coastal", "country", "disputed", "far",
        "northeast", "northwest", "southeast", "southwest", "remote", "volatile", "troubled", "local",
        "government",
    ]

    /// What ties a name that ends before `end` to something that starts later in the sentence.
    struct Link {
        /// Where the area's name starts.
        let target: Int
        let tie: ToponymSpan.Tie
    }

    /// The area's name behind a name; `starts` tells where names of areas start, `skips` gives the end of a demonym.
    func link(
        from end: Int, in sentence: Sentence, starts: (Int) -> Bool, skips: (Int) -> Int?
    ) -> Link? {
        guard sentence.tokens.contains(end) else { return nil }
        let opening = text.tokens[end].lower
        guard [",", "in", "of", "(", "under"].contains(opening) else { return nil }
        var tie: ToponymSpan.Tie = opening == "," || opening == "(" ? .comma : .words
        var index = end
        // A name in another script in parentheses: "al-Rawdah neighbourhood (حي الروضة) in the east of".
        if opening == "(", let close = closing(from: end, in: sentence), close - end > 1,
            !starts(end + 1) || isOtherScript(end + 1)
        {
            guard sentence.tokens.contains(close + 1),
                ["in", "of", ","].contains(text.tokens[close + 1].lower)
            else { return nil }
            index = close + 1
            tie = text.tokens[index].text == "," ? .comma : .words
        }
        let limit = min(sentence.tokens.upperBound, index + Self.reach)
        index += 1
        while index < limit {
            if starts(index) { return Link(target: index, tie: tie) }
            let word = text.tokens[index].lower
            if let next = skips(index) {
                index = next
                continue
            }
            // "Jasim, north of Dara'a" does not lie in it; "in the north of Dara'a" does.
            if CompassPoint(parsing: word) != nil, text.tokens[index - 1].lower != "the",
                index + 1 < limit, text.tokens[index + 1].lower == "of"
            {
                return nil
            }
            guard
                Self.fillers.contains(word) || ToponymWords.kinds.contains(word)
                    || ToponymWords.directions.contains(word)
            else { return nil }
            if word == "in" || word == "of" { tie = .words }
            index += 1
        }
        return nil
    }

    private func isOtherScript(_ index: Int) -> Bool {
        // Latin ends below the Greek block.
        text.tokens[index].text.unicodeScalars.allSatisfy { $0.value >= 0x370 }
    }

    private func closing(from start: Int, in sentence: Sentence) -> Int? {
        (start..<min(sentence.tokens.upperBound, start + 8)).first { text.tokens[$0].text == ")" }
    }

    /// Ties the spans of a sentence, which start at `first` in the list.
    func tie(_ spans: inout [ToponymSpan], from first: Int, in sentence: Sentence) {
        guard spans.count - first > 1 else { return }
        var starting: [Int: Int] = [:]
        for index in first..<spans.count { starting[spans[index].tokens.lowerBound] = index }
        for index in first..<spans.count where !spans[index].isDemonym {
            // "Iraq's Diyala": the area stands before the name.
            let owner = spans[index].end
            if sentence.tokens.contains(owner), text.tokens[owner].lower == "'s",
                let owned = owned(from: owner + 1, starting, sentence), !spans[owned].isDemonym
            {
                spans[owned].container = index
                spans[owned].tie = .words
            }
        }
        for index in first..<spans.count where spans[index].container == nil && !spans[index].isDemonym {
            let rows = Set(spans[index].matches.prefix(20).map(\.row))
            let link = link(
                from: spans[index].end, in: sentence,
                // "TAIZ (تعز), Yemen": the same place in other letters holds nothing.
                starts: { token in
                    starting[token].map { other in
                        !spans[other].isDemonym
                            && !spans[other].matches.prefix(20).contains { rows.contains($0.row) }
                    } ?? false
                },
                skips: { starting[$0].map { spans[$0].end } })
            guard let link, var target = starting[link.target] else { continue }
            // "Arampora in north Kashmir's Sopore": in Sopore, which lies in Kashmir.
            let inner = target + 1
            if inner < spans.count, spans[inner].container == target, inner != index,
                text.tokens[spans[target].end].lower == "'s"
            {
                target = inner
            }
            spans[index].container = target
            spans[index].tie = link.tie
        }
        // From the last: "Palma, Cabo Delgado, Mozambique" is closed by what closes its end.
        for index in (first..<spans.count).reversed() {
            guard let area = spans[index].container else { continue }
            spans[index].apposition = apposition(of: spans[index], in: area, spans, sentence)
        }
    }

    /// Lower-case words that go on about what happened there, not about what the area did.
    private static let closers: Set<String> = [
        "on", "in", "at", "during", "after", "before", "when", "while", "where", "near", "by", "with", "as",
        "for", "from", "since", "early", "late", "today", "yesterday", "overnight", "this", "last", "to",
    ]

    private func apposition(
        of span: ToponymSpan, in area: Int, _ spans: [ToponymSpan], _ sentence: Sentence
    ) -> ToponymSpan.Apposition {
        let (start, end) = (spans[area].tokens.lowerBound, spans[area].end)
        // "Palma in northern Mozambique", but not "flew from Paris in Mali's only jet".
        let origin = max(sentence.tokens.lowerBound, span.tokens.lowerBound - 1)
        guard start > span.end, [",", "(", "in"].contains(text.tokens[span.end].lower),
            !["from", "to"].contains(text.tokens[origin].lower),
            text.tokens[span.end + 1..<start].allSatisfy({
                $0.lower == "the" || ToponymWords.kinds.contains($0.lower)
                    || ToponymWords.directions.contains($0.lower)
            })
        else { return .none }
        guard sentence.tokens.contains(end) else { return .closed }
        let next = text.tokens[end]
        if ["and", "or", "&", "/"].contains(next.lower) { return .open }
        if next.text == "," {
            if spans[area].apposition == .closed { return .closed }
            guard sentence.tokens.contains(end + 1) else { return .closed }
            let after = text.tokens[end + 1]
            let isTime = ToponymWords.never.contains(after.lower)
            return ["and", "or"].contains(after.lower) || after.isCapitalised && !isTime ? .open : .closed
        }
        if next.kind == .mark {
            return next.isPossessive || ToponymWords.hyphens.contains(next.text) ? .none : .closed
        }
        let isAction = next.lower.hasSuffix("ing") && !next.isCapitalised
        return Self.closers.contains(next.lower) || ToponymWords.never.contains(next.lower)
            || next.kind == .number || isAction ? .closed : .none
    }

    private func owned(from start: Int, _ starting: [Int: Int], _ sentence: Sentence) -> Int? {
        var index = start
        while index < min(sentence.tokens.upperBound, start + 4) {
            if let span = starting[index] { return span }
            let word = text.tokens[index].lower
            guard ToponymWords.kinds.contains(word) || ToponymWords.directions.contains(word) else {
                return nil
            }
            index += 1
        }
        return nil
    }
}
