import Incidents

/// Days in words, for people.
public enum PictureDates {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    /// "20 July 2021", "3–5 May 2022", "28 February – 3 March 2022"; nil for texts that are no days.
    public static func words(from first: String, to last: String) -> String? {
        guard let start = CalendarDay(iso: first), let end = CalendarDay(iso: last) else { return nil }
        let (a, b) = (start.components, end.components)
        let month = months[b.month - 1]
        if start == end { return "\(a.day) \(month) \(a.year)" }
        if a.year == b.year, a.month == b.month { return "\(a.day)–\(b.day) \(month) \(b.year)" }
        let year = a.year == b.year ? "" : " \(a.year)"
        return "\(a.day) \(months[a.month - 1])\(year) – \(b.day) \(month) \(b.year)"
    }

    /// The days from the first of these to the last; nil without any.
    public static func span(_ days: some Sequence<(start: String, end: String)>) -> String? {
        var (first, last): (String?, String?)
        for day in days {
            first = min(first ?? day.start, day.start)
            last = max(last ?? day.end, day.end)
        }
        guard let first, let last else { return nil }
        return words(from: first, to: last)
    }
}
