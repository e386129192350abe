import Geocoding

/// What kind of text a report is, as far as that says which of its events are news.
struct ReportCharacter {
    /// It looks back on something of years ago: an anniversary, a trial. Only what it dates to its own days is news.
    let isRetrospective: Bool
    /// It is about sport or money, where shots, attacks and clashes hurt nobody.
    let isFigurative: Bool
    /// It is about an accident, a natural disaster, a weapons test: a blast in it was no attack.
    let isAccident: Bool
    /// Months that its headings say it is about.
    let period: [DateMention]

    private static let retrospective: [TokenPattern] = [
        "# ~1 years|decades ~1 on|later|after|since|ago", "anniversary",
        "remembering|remembers|commemorat*|memorial", "trial", "jailed|sentenced|convicted|verdict",
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

    private static let money: Set<String> = [
        "prices", "inflation", "currency", "peso", "dollar", "bonds", "shares", "investors", "economy",
        "economist", "devaluation", "markets", "bank", "percent",
        "stocks", "budget", "exports", "imports", "traders", "recession", "growth", "quarter", "profits",
        "revenue",
    ]

    private static let accident: [TokenPattern] = [
        "gas leak|explosion|explosions|blast|main|pipe|had", "earthquake*|quake*|aftershock*",
        "ruled ~1 out ~1 sabotage|terrorism|foul", "electrical fault",
        "short - circuit", "boiler", "derail*", "landslide*|mudslide*|avalanche", "mine|shaft collapse*",
        "road|traffic|train|plane|air accident|crash",
        "test - fire*|fires|fired|launch*", "missile|rocket|nuclear test*",
        "accidental explosion|blast|fire|discharge",
    ].map { TokenPattern($0) }

    init(_ text: RunningText, news: CalendarDay?) {
        let headings = text.sentences.filter(\.isHeading).prefix(6)
        isRetrospective = headings.contains { heading in
            Self.retrospective.contains { $0.occurs(text.tokens, in: heading.tokens) }
        }
        let words = Set(text.tokens.lazy.map(\.lower))
        isFigurative = words.intersection(Self.sport).count >= 4 || words.intersection(Self.money).count >= 5
        let opening =
            headings.map(\.tokens) + text.sentences.lazy.filter { !$0.isHeading }.prefix(4).map(\.tokens)
        isAccident = opening.contains { range in Self.accident.contains { $0.occurs(text.tokens, in: range) }
        }
        period = headings.flatMap { DateReader(reference: news).mentions(text.tokens, in: $0.tokens) }
            .filter { $0.precision == .month || $0.precision == .range }
    }

    /// Whether an incident of such a report is news.
    func isNews(_ incident: Incident, news: CalendarDay?) -> Bool {
        if isFigurative {
            return incident.killed?.value ?? 0 > 0 && incident.weapon != nil
                && incident.date?.precision == .day
        }
        if isAccident, incident.weapon == nil || incident.perpetrator == nil { return false }
        guard isRetrospective else { return true }
        guard let news, let date = incident.date, date.precision == .day,
            let day = CalendarDay(iso: date.start)
        else { return false }
        return day >= news - 7 && day <= news + 1
    }
}
