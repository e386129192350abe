import Geocoding

/// Tells the sentences that look back, around or ahead from those that tell the news.
enum Background {
    private static let cues: [TokenPattern] = [
        "in the past", "in recent years|months|weeks|days|times",
        "over the past|last ~2 years|months|decade|decades|year|weeks",
        "in the last ~2 years|months|decade|weeks", "for years|decades|months|weeks",
        "# years|months|decades ago", "last year", "years of",
        "since 19*|20*", "has|have ~2 been ~3 repeatedly|often|frequently|regularly",
        "has|have often|repeatedly|frequently|long|regularly|carried|claimed|waged",
        "frequently|often|regularly|routinely|usually target*|attack*|strike*|carr*|hit|fire*|launch*|clash*",
        "repeatedly|routinely ~2 target*|attack*|hit|struck",
        "anniversary", "commemorat*", "memorial ~3 for|of|service",
        "sentenced|convicted|acquitted|testified|indicted", "on trial", "went on trial",
        "the trial of", "prosecutors ~3 asked|argued|sought|demanded", "deadliest ~4 since|in",
        "worst ~4 since|in",
        "years|months|weeks|decade later|earlier",
        "dates back", "history of", "previous|past|earlier attack*|incident*|bombing*|strike*|assault*",
        "is|are ~3 known for", "similar attack*|incident*|assault*|strike*|bombing*",
        "claims responsibility often", "a year after|earlier|ago|since", "# years|months|weeks after",
        "come|comes|came ~5 years|months|weeks after", "cited|citing ~6 attack*|bombing*",
        "on ~3 anniversary",
        "in ~2 the run - up", "has|have increased|risen|intensified|surged|escalated|grown|worsened",
        "spate|wave|string|series of ~3 attack*|bombing*|killing*|kidnapping*|assassination*|strike*|explosion*|raid*|shelling|incidents",
        "the latest in", "was|were blamed for",
        "most recently", "follows|followed|comes|came ~3 after|amid|days|weeks|months", "so far this year",
        "this year alone", "every year|day|week",
        "recalled|recalls|remembered|remembers|marking|marked ~1 the",
        "still remember*", "never forget",
        "# ~1 years|months|decades|decade on|later", "a decade later|ago|on",
        "not ~5 connected|linked|related",
    ].map { TokenPattern($0) }

    /// Cues that put only what follows them into the past: "The blast follows a string of attacks".
    private static let sharing: [TokenPattern] = [
        "deadliest ~4 since|in", "worst ~4 since|in", "the latest in",
        "follows|followed|comes|came ~3 after|amid|days|weeks|months",
        "most recently",
    ].map { TokenPattern($0) }

    /// Where the background of a sentence starts; nil when it has none. Events from there on are no news.
    ///
    /// - Parameter period: months that the report's headings name as the ones it is about; they are never old.
    static func start(
        in sentence: Sentence, of text: RunningText, dates: [DateMention], news: CalendarDay?,
        period: [DateMention]
    ) -> Int? {
        var starts: [Int] = []
        for pattern in cues {
            if let match = pattern.matches(text.tokens, in: sentence.tokens).first {
                starts.append(
                    sharing.contains { $0.source == pattern.source }
                        ? match.tokens.upperBound : sentence.tokens.lowerBound)
            }
        }
        if let news {
            for date in dates
            where isOld(date, news)
                && !period.contains(where: { $0.first <= date.first && date.last <= $0.last })
            {
                let opens = date.tokens.lowerBound - sentence.tokens.lowerBound < 4
                let hasNewer = dates.contains { !isOld($0, news) && $0.precision == .day }
                // "…, most recently in December": the old date colours its own clause, a sentence of its own all of it.
                starts.append(
                    hasNewer && !opens ? clauseStart(of: date, sentence, text) : sentence.tokens.lowerBound)
            }
        }
        return starts.min()
    }

    /// Whether a time lies so far before the day of writing that a news report tells it as background.
    static func isOld(_ date: DateMention, _ news: CalendarDay) -> Bool {
        switch date.precision {
        case .day, .range, .week: date.last < news - 45
        case .month: date.last < news - 10
        case .year: date.last < news
        }
    }

    private static func clauseStart(of date: DateMention, _ sentence: Sentence, _ text: RunningText) -> Int {
        var index = date.tokens.lowerBound
        while index > sentence.tokens.lowerBound,
            ![",", ";", "\u{2014}", "("].contains(text.tokens[index - 1].text)
        { index -= 1 }
        return index
    }
}
