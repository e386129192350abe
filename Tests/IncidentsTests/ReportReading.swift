import Foundation
import Gazetteer
import Geocoding
import Geometry
import Incidents
import Testing
import Testkit

/// A report with what the program made of it.
struct ReportReading {
    let text: String
    let incidents: [Incident]

    private static let reader = Result {
        ReportReader(geocoder: Geocoder(world: try .embedded(), landmarks: try .embedded()))
    }

    init(path: String) throws {
        let report = try ReportFile(path: path)
        text = report.text
        incidents = try Self.reader.get().incidents(in: report.text, source: report.name)
    }

    /// A text that carries no date of its own; `date` is the day of writing, where that is known.
    init(text: String, date: String?) throws {
        self.text = text
        let day = try date.map { try #require(CalendarDay(iso: $0)) }
        incidents = try Self.reader.get().incidents(in: text, source: "text", date: day)
    }

    /// The code points from `start` to `end`, as a reader of the layers would take them from the report.
    func words(_ span: TextSpan) -> String {
        let scalars = text.unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: span.start)
        return String(scalars[start..<scalars.index(start, offsetBy: span.end - span.start)])
    }

    /// The names of the fields that have a value and need a sentence that says so.
    static func filledFields(_ incident: Incident) -> Set<String> {
        let filled: [(String, Bool)] = [
            ("type", true), ("launched", incident.launched != nil), ("exploded", incident.exploded != nil),
            ("failed", incident.failed != nil), ("date", incident.date != nil),
            ("place", incident.location != nil), ("perpetrator", incident.perpetrator != nil),
            ("claim", incident.claim != nil), ("target", incident.target != nil),
            ("killed", incident.killed != nil), ("wounded", incident.wounded != nil),
            ("abducted", incident.abducted != nil), ("weapon", incident.weapon != nil),
            ("status", incident.status != .reported),
        ]
        return Set(filled.filter(\.1).map(\.0))
    }

    /// Checks that every value is backed by a whole sentence of the report, and every span by its words.
    func expectEvidence(sourceLocation: SourceLocation = #_sourceLocation) {
        for incident in incidents {
            let missing = Self.filledFields(incident).subtracting(incident.evidence.map(\.field))
            #expect(missing.isEmpty, "\(incident.id): no evidence", sourceLocation: sourceLocation)
            for item in incident.evidence {
                let place: Comment = "\(incident.id), \(item.field)"
                #expect(!item.sentence.isEmpty, place, sourceLocation: sourceLocation)
                #expect(words(item.span) == item.sentence, place, sourceLocation: sourceLocation)
                #expect(startsASentence(item.span), place, sourceLocation: sourceLocation)
                #expect(!item.sentence.contains("\n\n"), place, sourceLocation: sourceLocation)
            }
            if let location = incident.location {
                #expect(words(location.phraseSpan) == location.phrase, sourceLocation: sourceLocation)
            }
        }
    }

    /// Whether what stands before the span ends a sentence or a line.
    private func startsASentence(_ span: TextSpan) -> Bool {
        let before = words(TextSpan(start: 0, end: span.start))
        guard let last = before.last(where: { $0 != " " }) else { return true }
        return last.isNewline || ".!?\"\u{201D})-".contains(last)
    }
}
