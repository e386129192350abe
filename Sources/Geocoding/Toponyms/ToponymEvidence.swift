/// Weighs the words around a name: do they speak of a place, or of a person, an organisation, a thing?
struct ToponymEvidence {
    /// What a span needs to be taken for a place; a large place brings some of it along.
    static let enough = 2.0

    let text: RunningText
    let sentence: Sentence

    /// Sets the span's evidence, its kind word and its end.
    func judge(_ span: inout ToponymSpan) {
        let before = word(span.tokens.lowerBound - 1)
        let beforeThat = word(span.tokens.lowerBound - 2)
        let next = token(span.tokens.upperBound)
        var evidence = 0.0
        if let before {
            if ToponymWords.placePrepositions.contains(before.lower) { evidence += 2 }
            if before.lower == "of", let beforeThat, ToponymWords.kinds.contains(beforeThat.lower) {
                evidence += 3
                span.kindWord = beforeThat.lower
            } else if before.lower == "of" {
                evidence += 1
            }
            if ToponymWords.kinds.contains(before.lower), !before.isCapitalised || before.lower == "capital" {
                evidence += 2
                span.kindWord = before.lower
            }
            if before.text == ",", let beforeThat, ToponymWords.kinds.contains(beforeThat.lower) {
                evidence += 3
                span.kindWord = beforeThat.lower
            } else if before.text == "," || before.text == "(" {
                evidence += 0.5
            }
            if ToponymWords.directions.contains(before.lower) { evidence += 2 }
            if ToponymWords.titles.contains(before.lower) { evidence -= 5 }
            if ToponymWords.verbsOfPlace.contains(before.lower) { evidence += 1 }
            if before.isCapitalised, before.kind == .word, !isSentenceStart(span.tokens.lowerBound - 1),
                !ToponymWords.directions.contains(before.lower), !ToponymWords.kinds.contains(before.lower),
                !ToponymWords.placePrepositions.contains(before.lower),
                !ToponymWords.demonymEnding(before.lower)
            {
                evidence -= 2.5
            }
        }
        if let next {
            if next.lower == "'s" { evidence += 1 }
            if ToponymWords.kinds.contains(next.lower) {
                evidence += 3
                span.kindWord = next.lower
                span.end = span.tokens.upperBound + 1
                if next.isCapitalised, let after = token(span.end),
                    after.lower == "of" || after.lower == "council"
                {
                    evidence -= 1
                }
            } else if next.isCapitalised, next.kind == .word, !ToponymWords.never.contains(next.lower),
                next.span.start - text.tokens[span.tokens.upperBound - 1].span.end < 2, !sentence.isHeading
            {
                evidence -= 2.5
            }
            if next.text == ",", let after = token(span.tokens.upperBound + 1), after.isCapitalised {
                evidence += 0.5
            }
            if isDateline(span, next) { evidence += 3 }
        }
        if span.tokens.count == 1, text.tokens[span.tokens.lowerBound].text.unicodeScalars.count <= 3 {
            evidence -= 1
        }
        if span.tokens.count > 1 { evidence += 0.5 }
        span.evidence = evidence
    }

    /// "KABUL (Reuters) -", "MOGADISHU, Somalia, March 14 —": a name in capitals that opens a sentence.
    private func isDateline(_ span: ToponymSpan, _ next: Token) -> Bool {
        guard span.tokens.lowerBound - sentence.tokens.lowerBound < 3,
            text.tokens[span.tokens.lowerBound].isAllCaps
        else { return false }
        return [",", "(", "-", "\u{2013}", "\u{2014}", ":"].contains(next.text)
    }

    private func token(_ index: Int) -> Token? {
        sentence.tokens.contains(index) ? text.tokens[index] : nil
    }

    private func word(_ index: Int) -> Token? { token(index) }

    private func isSentenceStart(_ index: Int) -> Bool {
        index == sentence.tokens.lowerBound
            || ["\"", "\u{201C}", "-", "\u{2022}"].contains(text.tokens[index - 1].text)
    }
}
