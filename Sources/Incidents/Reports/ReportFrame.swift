import Geocoding

/// What a report's furniture says of its incidents: when it was written, and where, for those that say neither.
struct ReportFrame {
    /// The day of writing.
    let written: ReportDate?
    /// The place of its head ("LOCATION: 32 NM southwest of Mokha") or of its dateline, with the line it stands in.
    let place: (phrase: LocatedPhrase, sentence: Sentence)?

    /// Whether that is of a line "LOCATION: …".
    let placeIsLabelled: Bool

    /// Months that its headings say it is about.
    let period: [DateMention]

    /// The date of an incident that its own sentences do not date.
    func undated(_ written: ReportDate) -> IncidentDate {
        if written.isOfIncident {
            return IncidentDate(
                start: written.day.description, end: written.day.description, precision: .day,
                note: "the date that the report's head gives the incident")
        }
        if let period = period.first(where: { $0.precision == .month }) {
            return IncidentDate(
                start: period.first.description, end: period.last.description, precision: .month,
                note: "the month that the report's head says it is about")
        }
        return IncidentDate(
            start: (written.day - 6).description, end: written.day.description, precision: .week,
            note: "the report names no day: the week up to its own date \(written.day)")
    }

    init(_ text: RunningText, period: [DateMention], locator: PhraseLocator, written: ReportDate?) {
        self.written = written
        self.period = period
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
        placeIsLabelled = found?.rank == 3
        place = found.map { ($0.phrase, $0.sentence) }
    }
}
