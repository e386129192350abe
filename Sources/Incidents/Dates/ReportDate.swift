import Geocoding

/// Finds the day a report was written: a date line among the furniture, or the dateline of its first sentence.
struct ReportDate {
    /// The day.
    let day: CalendarDay
    /// Whether a label calls it the date of what is reported ("INCIDENT: 17 JAN 2024"), not of the page.
    let isOfIncident: Bool
    /// Where it stands; empty for a date that came from elsewhere.
    let tokens: Range<Int>

    /// Words beside a date that say it is the report's own.
    private static let labels: Set<String> = [
        "published", "posted", "updated", "date", "issued", "released", "dated", "reported", "reporting",
    ]

    private typealias Found = (score: Int, date: DateScanner.CalendarDate, isOfIncident: Bool)

    /// The report's own date, if it carries one; otherwise `fallback`, which also completes a dateline without a year.
    static func find(in text: RunningText, fallback: CalendarDay?) -> ReportDate? {
        var best: Found?
        var yearless: Found?
        var isLabelled = false
        for (number, sentence) in text.sentences.enumerated() {
            let scanner = DateScanner(
                tokens: text.tokens, limit: sentence.tokens.upperBound, isDateLine: true)
            let opening =
                sentence.tokens.lowerBound..<min(sentence.tokens.upperBound, sentence.tokens.lowerBound + 16)
            for index in sentence.isHeading ? sentence.tokens : opening {
                guard let date = scanner.calendarDate(at: index) else { continue }
                let found = (score(text, sentence, number, date), date, isOfIncident(text, sentence))
                if found.2 { isLabelled = true }
                if date.year != nil {
                    if found.0 > best?.score ?? 0 { best = found }
                } else if found.0 > yearless?.score ?? 1 {
                    yearless = found
                }
            }
        }
        if let best, let year = best.date.year,
            let day = CalendarDay(year: year, month: best.date.month, day: best.date.day)
        {
            return ReportDate(
                day: day, isOfIncident: isLabelled || best.isOfIncident, tokens: best.date.tokens)
        }
        if let yearless, let day = complete(yearless.date, in: text, fallback) {
            return ReportDate(
                day: day, isOfIncident: isLabelled || yearless.isOfIncident, tokens: yearless.date.tokens)
        }
        return fallback.map { ReportDate(day: $0, isOfIncident: false, tokens: 0..<0) }
    }

    /// The year of a date without one: from `--date`, or from a year that the page's furniture marks as its own
    /// ("© 2022", "Year: 2021"). Nothing else: a weekday fits every fifth or sixth year, and a guessed year looks like a
    /// known one.
    private static func complete(
        _ date: DateScanner.CalendarDate, in text: RunningText, _ fallback: CalendarDay?
    ) -> CalendarDay? {
        func day(_ year: Int) -> CalendarDay? {
            CalendarDay(year: year, month: date.month, day: date.day)
        }
        if let fallback {
            let year = fallback.components.year
            return [year, year - 1].compactMap(day).first { $0 <= fallback + 2 }
        }
        return furnitureYear(text).flatMap(day)
    }

    private static let yearMarks: Set<String> = ["\u{00A9}", "copyright", "year"]

    private static func furnitureYear(_ text: RunningText) -> Int? {
        text.sentences.lazy
            .filter { $0.isHeading && text.tokens[$0.tokens].contains { yearMarks.contains($0.lower) } }
            .flatMap { years(text, in: $0.tokens) }.max()
    }

    private static func years(_ text: RunningText, in range: Range<Int>) -> [Int] {
        range.compactMap { index in
            let token = text.tokens[index]
            guard token.kind == .number, token.text.count == 4, let year = Int(token.text),
                (1980...2100).contains(year)
            else { return nil }
            return year
        }
    }

    private static func isOfIncident(_ text: RunningText, _ sentence: Sentence) -> Bool {
        let words = text.tokens[sentence.tokens].prefix(2).map(\.lower)
        return words.count == 2 && words[1] == ":" && ["incident", "date", "when", "time"].contains(words[0])
    }

    /// How surely a date is the report's own; 0 for a date inside the story.
    private static func score(
        _ text: RunningText, _ sentence: Sentence, _ number: Int, _ date: DateScanner.CalendarDate
    ) -> Int {
        let words = text.tokens[sentence.tokens].map(\.lower)
        let early = number < 12 ? 1 : 0
        if words.contains("copyright") || words.contains("\u{00A9}") || words.contains("next") { return 0 }
        if sentence.isHeading {
            let isLabelled = words.contains { labels.contains($0) }
            return 4 + early + (isLabelled ? 2 : 0) + (words.count < 12 ? 1 : 0)
        }
        // "- 3 May 2023: Gunmen …", "3 May 2023: Gunmen …": an entry of a list of incidents.
        let isEntry =
            date.tokens.lowerBound == sentence.tokens.lowerBound
            && text.tokens[
                date.tokens.upperBound..<sentence.tokens.upperBound
            ].first?.text == ":"
        if sentence.isListItem || isEntry { return 0 }
        // "KABUL, July 20, 2021 (Reuters) -": the dash or colon follows the date within a few tokens, in an opening sentence.
        let after = text.tokens[
            date.tokens.upperBound..<min(sentence.tokens.upperBound, date.tokens.upperBound + 8)]
        let isDateline =
            after.contains {
                ["-", "\u{2013}", "\u{2014}", ":"].contains($0.text)
                    && (!$0.isGlued || $0.text == ":" || $0.text == "\u{2014}")
            }
            && date.tokens.lowerBound - sentence.tokens.lowerBound < 12
        // "MOSCOW, April 4." stands alone; "Rebels attacked Tripoli on 3 March 2023." tells what happened then.
        let opening = text.tokens[sentence.tokens.lowerBound..<date.tokens.lowerBound]
        let standsAlone =
            words.count <= 9 && opening.count < 6
            && opening.allSatisfy { $0.kind != .word || $0.isCapitalised || labels.contains($0.lower) }
        if isDateline || standsAlone { return 3 + early }
        // "Published on Monday, 3 May 2023", but not "Clashes were reported in Juba on 3 May 2023".
        guard let label = words.prefix(3).lastIndex(where: labels.contains) else { return 0 }
        let isPlaced = opening.dropFirst(label + 1).contains {
            ["in", "near", "outside", "around", "off", "across"].contains($0.lower)
        }
        return isPlaced ? 0 : 3 + early
    }
}
