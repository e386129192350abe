import Geocoding

/// Finds the day a report was written: a date line among the furniture, or the dateline of its first sentence.
enum ReportDate {
    /// Words beside a date that say it is the report's own.
    private static let labels: Set<String> = ["published", "posted", "updated", "date", "issued", "released", "dated", "reported"]

    /// The report's own date, if it carries one with a year; otherwise `fallback`, which also completes a dateline
    /// without a year.
    static func find(in text: RunningText, fallback: CalendarDay?) -> CalendarDay? {
        var best: (score: Int, day: CalendarDay)?
        var yearless: DateScanner.CalendarDate?
        for (number, sentence) in text.sentences.enumerated() {
            let scanner = DateScanner(tokens: text.tokens, limit: sentence.tokens.upperBound)
            let opening = sentence.tokens.lowerBound..<min(sentence.tokens.upperBound, sentence.tokens.lowerBound + 14)
            for index in sentence.isHeading ? sentence.tokens : opening {
                guard let date = scanner.calendarDate(at: index) else { continue }
                let score = score(text, sentence, number, date)
                if let year = date.year, let day = CalendarDay(year: year, month: date.month, day: date.day) {
                    if score > best?.score ?? 0 { best = (score, day) }
                } else if yearless == nil, score > 1 {
                    yearless = date
                }
            }
        }
        if let best { return best.day }
        if let yearless, let fallback {
            return DateReader(reference: fallback).mentions(text.tokens, in: yearless.tokens).first?.first ?? fallback
        }
        return fallback
    }

    /// How surely a date is the report's own; 0 for a date inside the story.
    private static func score(
        _ text: RunningText, _ sentence: Sentence, _ number: Int, _ date: DateScanner.CalendarDate
    ) -> Int {
        let words = text.tokens[sentence.tokens].map(\.lower)
        let early = number < 12 ? 1 : 0
        if words.contains("copyright") || words.contains("\u{00A9}") { return 0 }
        if sentence.isHeading {
            let isLabelled = words.contains { labels.contains($0) }
            return 4 + early + (isLabelled ? 2 : 0)
        }
        // "KABUL, July 20, 2021 (Reuters) -": the dash follows the date within a few tokens, in an opening sentence.
        let after = text.tokens[date.tokens.upperBound..<min(sentence.tokens.upperBound, date.tokens.upperBound + 8)]
        let isDateline =
            after.contains { ["-", "\u{2013}", "\u{2014}"].contains($0.text) && !$0.isGlued }
            && date.tokens.lowerBound - sentence.tokens.lowerBound < 8
        if isDateline { return 3 + early }
        if words.prefix(3).contains(where: labels.contains) { return 3 + early }
        return 0
    }
}
