import Geocoding

/// What a report's furniture says of its incidents: when it was written, and where, for those that say neither.
struct ReportFrame {
    /// The day of writing.
    let written: ReportDate?
    /// The place of its head ("LOCATION: 32 NM southwest of Mokha") or of its dateline, with the line it stands in.
    let place: (phrase: LocatedPhrase, sentence: Sentence)?

    init(_ text: RunningText, locator: PhraseLocator, written: ReportDate?) {
        self.written = written
        var found: (rank: Int, phrase: LocatedPhrase, sentence: Sentence)?
        for sentence in text.sentences.prefix(24) {
            let words = text.tokens[sentence.tokens].prefix(2).map(\.lower)
            let isLabelled =
                words.count == 2 && words[1] == ":"
                && ["location", "position", "place", "where", "area", "posn"].contains(words[0])
            for phrase in locator.phrases(in: sentence) {
                let opens = phrase.tokens.lowerBound - sentence.tokens.lowerBound < 3
                let isDateline =
                    opens && !sentence.isHeading && text.tokens[phrase.tokens.lowerBound].isAllCaps
                let rank = isLabelled ? 3 : isDateline ? 2 : sentence.isHeading && phrase.isStated ? 1 : 0
                if rank > found?.rank ?? 0 { found = (rank, phrase, sentence) }
            }
        }
        place = found.map { ($0.phrase, $0.sentence) }
    }
}
