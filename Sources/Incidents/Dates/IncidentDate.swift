/// How finely a date is known.
public enum DatePrecision: String, Hashable, Sendable {
    /// One day.
    case day
    /// Some day of a week.
    case week
    /// Some day of a month.
    case month
    /// Some day of a year.
    case year
    /// A period with a first and a last day.
    case range
}

/// When something happened: a first and a last possible day, ISO 8601 `YYYY-MM-DD`.
public struct IncidentDate: Hashable, Sendable {
    /// The first day.
    public var start: String
    /// The last day; the same for an event of one day.
    public var end: String
    /// How finely it is known.
    public var precision: DatePrecision
    /// Days by which the truth may still differ, for calendars that depend on a local sighting of the moon.
    public var slackDays: Int
    /// How the date was found, for people.
    public var note: String

    /// A period.
    public init(start: String, end: String, precision: DatePrecision, slackDays: Int = 0, note: String) {
        self.start = start
        self.end = end
        self.precision = precision
        self.slackDays = slackDays
        self.note = note
    }
}
