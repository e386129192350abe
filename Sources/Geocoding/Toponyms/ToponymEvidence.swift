import Gazetteer

/// Weighs the words around a name: do they speak of a place, or of a person, an organisation, a thing?
struct ToponymEvidence {
    /// What a span needs to be taken for a place; a large place brings some of it along.
    static let enough = 2.0

    let text: RunningText
    let sentence: Sentence
    /// Whether capitals say nothing here: a headline in title case, a text all in capitals.
    private let capitalsAreIdle: Bool

    init(text: RunningText, sentence: Sentence) {
        self.text = text
        self.sentence = sentence
        let words = text.tokens[sentence.tokens].filter {
            $0.kind == .word && !ToponymWords.functionWords.contains($0.lower)
        }
        let capitalised = words.count { $0.isCapitalised }
        capitalsAreIdle = words.count > 3 && capitalised * 5 > words.count * 4
    }

    /// Sets the span's evidence, its kind word and its end; `previous` is the span before it in the sentence.
    func judge(_ span: inout ToponymSpan, after previous: ToponymSpan?) {
        var evidence = span.tokens.lowerBound == sentence.tokens.lowerBound || capitalsAreIdle ? 0.0 : 0.7
        evidence += before(&span)
        evidence += behind(&span)
        if span.tokens.count == 1, text.tokens[span.tokens.lowerBound].text.unicodeScalars.count <= 3 {
            evidence -= 1
        }
        if span.tokens.count > 1 { evidence += 0.5 }
        if span.tokens.count == 1, isAcronym(span) { evidence -= 2 }
        if let previous, isCoordinated(span, previous), !span.isSurname {
            evidence = max(evidence, previous.evidence - 0.5)
        }
        span.evidence = evidence
    }

    /// "SWAT", "VAT": a few capitals within ordinary writing, and no dateline or country.
    private func isAcronym(_ span: ToponymSpan) -> Bool {
        let token = text.tokens[span.tokens.lowerBound]
        return token.isAllCaps && token.text.utf8.count <= 5 && !capitalsAreIdle
            && span.tokens.lowerBound - sentence.tokens.lowerBound > 2
            && !(span.matches.first?.kind.isUsual == true && token.text.utf8.count == 2)
            && span.matches.first?.kind != .abbreviation
    }

    // MARK: Before

    private func before(_ span: inout ToponymSpan) -> Double {
        let start = span.tokens.lowerBound
        guard let before = token(start - 1) else { return 0 }
        span.hasArticle = before.lower == "the" && span.tokens.count == 1 && endsPhrase(span)
        let beforeThat = token(start - 2)
        var evidence = 0.0
        if ToponymWords.placePrepositions.contains(before.lower) {
            evidence += 2
            span.isPlaced = true
        }
        if ToponymWords.directions.contains(before.lower) { evidence += 1.5 }
        if before.lower == "of", let beforeThat {
            let isKind = ToponymWords.kinds.contains(beforeThat.lower)
            let isDirection = ToponymWords.directions.contains(beforeThat.lower)
            if isKind { span.kindWord = beforeThat.lower }
            if isKind || isDirection { span.isPlaced = true }
            evidence += isKind ? 3 : isDirection ? 2.5 : 0.8
        }
        if ToponymWords.kinds.contains(before.lower), !before.isCapitalised || before.lower == "capital" {
            evidence += 2
            span.kindWord = before.lower
            span.isPlaced = true
        }
        if before.text == ",", let beforeThat, ToponymWords.kinds.contains(beforeThat.lower),
            !beforeThat.isCapitalised
        {
            evidence += 3
            span.kindWord = beforeThat.lower
        } else if before.text == "," || before.text == "(" {
            evidence += 0.5
        }
        if ToponymWords.titles.contains(before.lower) {
            evidence -= 5
            span.isSurname = true
        }
        // "Joseph F. Wagner"
        if before.text == ".", let beforeThat, beforeThat.isCapitalised, beforeThat.text.count == 1 {
            evidence -= 4
            span.isSurname = true
        }
        if ToponymWords.verbsOfPlace.contains(before.lower) { evidence += 1 }
        if before.isCapitalised, before.kind == .word, followsName(start) {
            evidence -= capitalsAreIdle ? 0.5 : 4
            span.isSurname = !capitalsAreIdle
        }
        return evidence
    }

    /// Whether the capitalised word before this position is most likely a first name, so that this is a surname.
    private func followsName(_ start: Int) -> Bool {
        let word = text.tokens[start - 1].lower
        return !(isSentenceStart(start - 1) && ToponymWords.functionWords.contains(word))
            && !ToponymWords.directions.contains(word) && !ToponymWords.kinds.contains(word)
            && !ToponymWords.placePrepositions.contains(word) && !ToponymWords.natural.contains(word)
            && !ToponymWords.demonymEnding(word) && !ToponymWords.never.contains(word)
            && !ToponymWords.functionWords.contains(word)
    }

    /// Whether no noun follows for which the name is but an adjective: "the Euphrates.", not "the Kabul police".
    private func endsPhrase(_ span: ToponymSpan) -> Bool {
        guard let next = token(span.tokens.upperBound) else { return true }
        if next.kind == .mark { return !ToponymWords.hyphens.contains(next.text) }
        return NounPhrase.isStop(next.lower)
    }

    // MARK: Behind

    private func behind(_ span: inout ToponymSpan) -> Double {
        let end = span.tokens.upperBound
        guard let next = token(end) else { return 0 }
        let after = token(end + 1)
        var evidence = 0.0
        if next.lower == "'s" { evidence += 1 }
        // "the Kayah State capital" is another place than Kayah.
        if ToponymWords.kinds.contains(next.lower), next.lower != "capital" {
            evidence += 3
            span.kindWord = next.lower
            span.isPlaced = true
            span.end = end + 1
            if next.isCapitalised, let after, after.lower == "of" || after.lower == "council" {
                evidence -= 1
            }
        } else if next.isCapitalised, next.kind == .word, !ToponymWords.never.contains(next.lower),
            next.span.start - text.tokens[end - 1].span.end < 2, !capitalsAreIdle
        {
            // "Kabul University" is in Kabul as a rule, "Oxford Street" in any town, "Jordan Smith" nowhere.
            evidence -= FacilityNames.institutions.contains(next.lower) ? 0.5 : 2.5
        }
        if next.text == ",", let after, after.isCapitalised { evidence += 0.5 }
        if ToponymWords.verbsOfSpeech.contains(next.lower) { evidence -= 1.5 }
        if next.lower == "local", token(end + 1)?.lower == "government", token(end + 2)?.lower == "area" {
            evidence += 5.5
            span.kindWord = "district"
            span.isPlaced = true
            span.end = end + 3
        }
        if ["refugee", "displacement"].contains(next.lower), after?.lower == "camp" {
            evidence += 3
            span.kindWord = "camp"
            span.isPlaced = true
            span.end = end + 2
        }
        if next.isGlued, ToponymWords.hyphens.contains(next.text), let after, after.isGlued {
            if ToponymWords.participles.contains(after.lower) { evidence -= 5 }
        }
        if isDateline(span, next) { evidence += 3 }
        if next.text == ":", span.tokens.lowerBound - sentence.tokens.lowerBound < 2 {
            evidence += 1.5
            span.isLabel = true
        }
        return evidence
    }

    /// "KABUL (Reuters) -", "MOGADISHU, Somalia, March 14 —": a name in capitals that opens a sentence.
    private func isDateline(_ span: ToponymSpan, _ next: Token) -> Bool {
        guard span.tokens.lowerBound - sentence.tokens.lowerBound < 3,
            text.tokens[span.tokens.lowerBound].isAllCaps
        else { return false }
        return [",", "(", "-", "\u{2013}", "\u{2014}", ":", "/"].contains(next.text)
    }

    // MARK: Neighbours

    /// "El Fasher and Kutum", "Bambari–Alindao": what is true of the first item of a list is of the second.
    private func isCoordinated(_ span: ToponymSpan, _ previous: ToponymSpan) -> Bool {
        let gap = text.tokens[previous.end..<span.tokens.lowerBound].map(\.lower)
        switch gap.count {
        case 1: return ["and", "or", "to", "/"].contains(gap[0]) || ToponymWords.hyphens.contains(gap[0])
        case 2: return gap[0] == "," && gap[1] == "and"
        default: return false
        }
    }

    private func token(_ index: Int) -> Token? {
        sentence.tokens.contains(index) ? text.tokens[index] : nil
    }

    private func isSentenceStart(_ index: Int) -> Bool {
        index == sentence.tokens.lowerBound
            || ["\"", "\u{201C}", "-", "\u{2022}"].contains(text.tokens[index - 1].text)
    }
}
