import Foundation

/// A day that people name rather than date. Each is computed; no list of years.
struct Feast: Sendable {
    /// How the first day of a feast is found in a year.
    enum Rule: Sendable {
        /// Month and day of the Umm al-Qura calendar; `days` long.
        case ummAlQura(month: Int, day: Int, days: Int)
        /// Month and day of the Gregorian calendar.
        case gregorian(month: Int, day: Int)
        /// Days after Easter Sunday, western or eastern.
        case easter(days: Int, isOrthodox: Bool)
        /// Month and day of the Solar Hijri calendar of Iran and Afghanistan.
        case persian(month: Int, day: Int)
    }

    /// The names in lower case, each as the words of the text; the longest is tried first.
    let names: [[String]]
    let rule: Rule
    /// The name to show.
    let title: String

    private init(_ title: String, _ names: [String], _ rule: Rule) {
        self.title = title
        self.names = names.map { $0.split(separator: " ").map(String.init) }
        self.rule = rule
    }

    /// Hyphens are tokens of their own, hence "eid al - adha".
    static let all: [Feast] = [
        Feast(
            "Eid al-Adha",
            [
                "eid al - adha", "eid ul - adha", "eid al adha", "eid - al - adha", "eid - ul - adha",
                "feast of sacrifice",
                "feast of the sacrifice", "festival of sacrifice", "festival of the sacrifice",
                "eid - e - qurban",
                "kurban bayram", "kurban bayrami", "tabaski", "eid al - kabir", "bakrid",
            ], .ummAlQura(month: 12, day: 10, days: 4)),
        Feast(
            "Eid al-Fitr",
            [
                "eid al - fitr", "eid ul - fitr", "eid al fitr", "eid - al - fitr", "eid - ul - fitr",
                "lesser eid", "ramazan bayram",
                "feast of breaking the fast", "festival of breaking the fast", "korité", "hari raya",
            ], .ummAlQura(month: 10, day: 1, days: 3)),
        Feast("Ashura", ["ashura", "ashoura", "day of ashura"], .ummAlQura(month: 1, day: 10, days: 1)),
        Feast("Arbaeen", ["arbaeen", "arba'een", "arbain"], .ummAlQura(month: 2, day: 20, days: 1)),
        Feast(
            "Mawlid",
            ["mawlid", "prophet's birthday", "prophet muhammad 's birthday", "birthday of the prophet"],
            .ummAlQura(month: 3, day: 12, days: 1)),
        Feast("Ramadan", ["ramadan", "ramazan", "ramadhan"], .ummAlQura(month: 9, day: 1, days: 30)),
        Feast("Nowruz", ["nowruz", "nawruz", "newroz", "norouz", "noruz"], .persian(month: 1, day: 1)),
        Feast(
            "Orthodox Christmas", ["orthodox christmas", "coptic christmas"], .gregorian(month: 1, day: 7)),
        Feast("Christmas Eve", ["christmas eve"], .gregorian(month: 12, day: 24)),
        Feast("Christmas Day", ["christmas day", "christmas"], .gregorian(month: 12, day: 25)),
        Feast("New Year's Eve", ["new year 's eve"], .gregorian(month: 12, day: 31)),
        Feast("New Year's Day", ["new year 's day"], .gregorian(month: 1, day: 1)),
        Feast("Orthodox Easter", ["orthodox easter", "coptic easter"], .easter(days: 0, isOrthodox: true)),
        Feast("Good Friday", ["good friday"], .easter(days: -2, isOrthodox: false)),
        Feast("Palm Sunday", ["palm sunday"], .easter(days: -7, isOrthodox: false)),
        Feast("Easter Monday", ["easter monday"], .easter(days: 1, isOrthodox: false)),
        Feast("Easter Sunday", ["easter sunday", "easter"], .easter(days: 0, isOrthodox: false)),
        Feast("Pentecost", ["pentecost sunday", "pentecost"], .easter(days: 49, isOrthodox: false)),
    ]

    /// The latest occurrence whose first day is not after `limit`: its first and last day, and how it was found.
    func latest(notAfter limit: CalendarDay) -> (
        first: CalendarDay, last: CalendarDay, note: String, slack: Int
    )? {
        let year = limit.components.year
        switch rule {
        case .gregorian(let month, let day):
            return candidates([year - 1, year], limit) { CalendarDay(year: $0, month: month, day: day) }
                .map { ($0, $0, title, 0) }
        case .easter(let days, let isOrthodox):
            return candidates([year - 1, year], limit) {
                Self.easter(year: $0, isOrthodox: isOrthodox).map { $0 + days }
            }.map { ($0, $0, "\(title), computed from the date of Easter", 0) }
        case .ummAlQura(let month, let day, let days):
            let calendar = Calendar(identifier: .islamicUmmAlQura)
            guard let around = Self.year(of: limit, in: calendar) else { return nil }
            let found = candidates([around - 1, around], limit) {
                Self.day(year: $0, month: month, day: day, in: calendar)
            }
            guard let found, let hijri = Self.year(of: found, in: calendar) else { return nil }
            let note =
                days == 30
                ? "Ramadan \(hijri) by the Umm al-Qura calendar; a local sighting of the moon may differ by a day"
                : "\(title), \(day) \(Self.hijriMonths[month - 1]) \(hijri) by the Umm al-Qura calendar; "
                    + "a local sighting of the moon may differ by a day"
            return (found, found + (days - 1), note, 1)
        case .persian(let month, let day):
            let calendar = Calendar(identifier: .persian)
            guard let around = Self.year(of: limit, in: calendar) else { return nil }
            return candidates([around - 1, around], limit) {
                Self.day(year: $0, month: month, day: day, in: calendar)
            }.map { ($0, $0, "\(title), by the Solar Hijri calendar", 0) }
        }
    }

    private static let hijriMonths = [
        "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Akhira", "Rajab",
        "Shaban",
        "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
    ]

    private func candidates(
        _ years: [Int], _ limit: CalendarDay, _ find: (Int) -> CalendarDay?
    ) -> CalendarDay? {
        years.compactMap(find).filter { $0 <= limit }.max()
    }

    private static func year(of day: CalendarDay, in calendar: Calendar) -> Int? {
        var calendar = calendar
        calendar.timeZone = .gmt
        return calendar.dateComponents(
            [.year], from: Date(timeIntervalSince1970: Double(day.number) * 86_400)
        ).year
    }

    private static func day(year: Int, month: Int, day: Int, in calendar: Calendar) -> CalendarDay? {
        var calendar = calendar
        calendar.timeZone = .gmt
        // Noon, so that no rounding moves it over midnight.
        let parts = DateComponents(year: year, month: month, day: day, hour: 12)
        guard let date = calendar.date(from: parts) else { return nil }
        return CalendarDay(number: Int((date.timeIntervalSince1970 / 86_400).rounded(.down)))
    }

    /// Easter Sunday. Western: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8);
    /// eastern: Meeus's Julian algorithm, then the days between the two calendars (13 in 1900–2099).
    static func easter(year: Int, isOrthodox: Bool) -> CalendarDay? {
        if isOrthodox {
            let d = (19 * (year % 19) + 15) % 30
            let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
            let month = (d + e + 114) / 31
            let day = (d + e + 114) % 31 + 1
            let shift = year / 100 - year / 400 - 2
            return CalendarDay(year: year, month: month, day: day).map { $0 + shift }
        }
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let g = (8 * b + 13) / 25
        let h = (19 * a + b - b / 4 - g + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        return CalendarDay(year: year, month: (h + l - 7 * m + 114) / 31, day: (h + l - 7 * m + 114) % 31 + 1)
    }
}
