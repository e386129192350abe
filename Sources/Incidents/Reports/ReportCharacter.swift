import Geocoding

/// What kind of text a report is, as far as that says which of its events are news.
struct ReportCharacter {
    /// It looks back on something of years ago: an anniversary, a trial. Only what it dates to its own days is news.
    let isRetrospective: Bool
    /// It is about sport, where shots, attacks and clashes hurt nobody.
    let isSport: Bool
    /// Months that its headings say it is about.
    let period: [DateMention]

    private static let retrospective: [TokenPattern] = [
        "# ~1 years|decades ~1 on|later|after|since|ago", "anniversary",
        "remembering|remembers|commemorat*|memorial", "on trial|trial of|trial opens|trial begins",
        "a decade later|on|after|ago", "goes on trial", "trial ~3 attack|bombing|killing|massacre",
        "inquest|inquiry ~3 attack|bombing|killing",
    ].map { TokenPattern($0) }

    private static let sport: Set<String> = [
        "goal", "goals", "goalkeeper", "keeper", "striker", "midfielder", "defender", "penalty", "penalties",
        "cup", "league", "championship", "match", "referee",
        "equaliser", "equalizer", "football", "soccer", "cricket", "rugby", "basketball", "tennis", "coach",
        "quarterback", "touchdown", "innings", "wicket",
        "fixtures", "standings", "playoffs", "semi-final", "semifinal", "final", "derby", "fans", "stadium",
        "kick-off", "halftime", "tournament",
    ]

    private static let asides: Set<String> = [
        "background", "context", "trend", "trends", "outlook", "analysis", "response", "recommendations",
        "advice", "comment", "history", "forecast", "assessment",
        "chronology", "timeline", "related", "remarks", "mitigation", "guidance", "follow", "next",
    ]

    /// Whether a heading opens a section that tells no news: "CONTEXT", "4. Outlook".
    static func opensAside(_ heading: Sentence, of text: RunningText) -> Bool {
        guard heading.tokens.count <= 5 else { return false }
        return text.tokens[heading.tokens].contains { asides.contains($0.lower) }
    }

    init(_ text: RunningText, news: CalendarDay?) {
        let headings = text.sentences.filter(\.isHeading).prefix(6)
        isRetrospective = headings.contains { heading in
            Self.retrospective.contains { $0.occurs(text.tokens, in: heading.tokens) }
        }
        isSport = Set(text.tokens.lazy.map(\.lower)).intersection(Self.sport).count >= 4
        period = headings.flatMap { DateReader(reference: news).mentions(text.tokens, in: $0.tokens) }
            .filter { $0.precision == .month || $0.precision == .range }
    }

    /// Whether an incident of such a report is news.
    func isNews(_ incident: Incident, news: CalendarDay?) -> Bool {
        if isSport { return incident.killed?.value ?? 0 > 0 }
        guard isRetrospective else { return true }
        guard let news, let date = incident.date, date.precision == .day,
            let day = CalendarDay(iso: date.start)
        else { return false }
        return day >= news - 7 && day <= news + 1
    }
}
