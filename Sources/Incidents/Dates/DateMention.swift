import Geocoding

/// A time that a text names, resolved as far as it can be.
struct DateMention: Hashable, Sendable {
    /// How the words reach their day.
    enum Basis: Hashable, Sendable {
        /// The words hold the whole date.
        case complete
        /// They count from the day of writing: "yesterday", "on Tuesday", "20 July".
        case writing
        /// They count from the day of speaking, inside a quotation: that day is unknown.
        case speaking
        /// They count from the event told before: "a day earlier".
        case narrative(days: Int)
        /// A feast that was computed.
        case feast
    }

    let tokens: Range<Int>
    let first: CalendarDay
    let last: CalendarDay
    let precision: DatePrecision
    let basis: Basis
    let slackDays: Int
    let note: String

    init(
        _ tokens: Range<Int>, _ first: CalendarDay, _ last: CalendarDay, _ precision: DatePrecision,
        _ basis: Basis,
        slackDays: Int = 0, note: String
    ) {
        self.tokens = tokens
        self.first = first
        self.last = last
        self.precision = precision
        self.basis = basis
        self.slackDays = slackDays
        self.note = note
    }

    /// As an incident carries it.
    var incidentDate: IncidentDate {
        IncidentDate(
            start: first.description, end: last.description, precision: precision, slackDays: slackDays,
            note: note)
    }
}
