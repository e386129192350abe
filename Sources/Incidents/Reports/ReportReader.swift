public import Geocoding
internal import Geometry

/// Reads a report in English into the incidents it tells of.
public struct ReportReader: Sendable {
    private let finder: PlaceFinder

    /// A reader that resolves places with this geocoder.
    public init(geocoder: Geocoder) {
        self.finder = PlaceFinder(geocoder)
    }

    /// The incidents of a report in the order it tells them; empty when it tells none.
    ///
    /// - Parameters:
    ///   - report: the text, page furniture and all.
    ///   - source: the report's name, as it is to stand in the layers.
    ///   - date: the day of writing, for a report that carries none.
    public func incidents(in report: String, source: String, date: CalendarDay? = nil) -> [Incident] {
        let text = RunningText(report)
        let written = ReportDate.find(in: text, fallback: date)
        let incidents = incidents(in: text, source: source, written: written)
        // A day from elsewhere that is later by weeks than all days of the report makes everything in it old. The dates that
        // it writes in full need no other.
        guard incidents.isEmpty, let written, written.tokens.isEmpty, Self.isOld(text, on: written.day) else {
            return incidents
        }
        return self.incidents(in: text, source: source, written: nil)
    }

    /// Whether a text writes dates in full, all of them so old that they are no news on that day, and nothing that counts from it.
    private static func isOld(_ text: RunningText, on day: CalendarDay) -> Bool {
        let reader = DateReader(reference: day)
        let dates = text.sentences.flatMap { reader.mentions(text.tokens, in: $0.tokens) }
        return !dates.isEmpty
            && dates.allSatisfy { $0.basis == .complete && Background.isOld($0, day) }
    }

    private func incidents(in text: RunningText, source: String, written: ReportDate?) -> [Incident] {
        let news = written?.day
        let character = ReportCharacter(text, news: news)
        let locator = PhraseLocator(text, finder: finder)
        let frame = ReportFrame(text, period: character.period, locator: locator, written: written)
        let context = SentenceReading.Context(
            text: text, locator: locator, news: news, dateline: written?.tokens ?? 0..<0,
            period: character.period)
        var readings: [SentenceReading] = []
        var isAside = false
        var anchor: CalendarDay?
        for (number, sentence) in text.sentences.enumerated() {
            if sentence.isHeading {
                isAside = ReportCharacter.opensAside(sentence, of: text)
            } else {
                let reading = SentenceReading(
                    sentence, number: number, isAside: isAside, anchor: anchor, context: context)
                readings.append(reading)
                anchor = reading.dates.last { $0.precision == .day }?.first ?? anchor
            }
        }
        let name = Self.name(of: source)
        var incidents: [Incident] = []
        for draft in Story.drafts(readings, text: text, written: news) {
            var settler = FieldSettler(
                draft, text: text, frame: frame, previous: incidents.last,
                id: "\(name)-\(incidents.count + 1)", source: source)
            let incident = settler.settle()
            if Self.isSubstantial(incident), character.isNews(incident, news: news) {
                incidents.append(incident)
            }
        }
        return incidents
    }

    /// An event without a place and without anybody hurt is a word, not an incident.
    private static func isSubstantial(_ incident: Incident) -> Bool {
        let hurt =
            (incident.killed?.value ?? 0) + (incident.wounded?.value ?? 0) + (incident.abducted?.value ?? 0)
        return incident.location != nil || hurt > 0 || incident.launched != nil || incident.status == .foiled
            || incident.perpetrator != nil && incident.target != nil && incident.weapon != nil
    }

    /// The file name without folders and ending.
    private static func name(of source: String) -> String {
        let file = FileNames.last(of: source)
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
        return String(file[..<dot])
    }
}
