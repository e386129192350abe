import Geocoding

/// The written forms of dates, without any meaning: which numbers and names stand where.
struct DateScanner {
    let tokens: [Token]
    let limit: Int
    /// Whether to read as in a date line: month names of other languages, years of two digits and of the Buddhist era.
    var isDateLine = false

    /// Day and month, and the year when it is written.
    struct CalendarDate {
        var tokens: Range<Int>
        var year: Int?
        var month: Int
        var day: Int
        /// The last day of "12–14 May".
        var lastDay: Int?
    }

    /// Whether these words stand at this token.
    func matches(_ words: [String], at index: Int) -> Bool {
        index + words.count <= limit && words.indices.allSatisfy { tokens[index + $0].lower == words[$0] }
    }

    /// Whether one of these words stands at this token.
    func names(_ words: [String], at index: Int) -> Bool {
        index < limit && words.contains(tokens[index].lower)
    }

    /// A date of the calendar that starts at this token, in any of the written forms.
    func calendarDate(at index: Int) -> CalendarDate? {
        isoDate(at: index) ?? numericDate(at: index) ?? dayFirst(at: index) ?? monthFirst(at: index)
    }

    // MARK: Forms

    private func integer(at index: Int) -> Int? {
        guard index >= 0, index < limit else { return nil }
        let token = tokens[index]
        if token.kind == .number { return Int(token.text) }
        guard token.kind == .word, token.text.first?.isNumber == true else { return nil }
        for suffix in ["st", "nd", "rd", "th"] where token.lower.hasSuffix(suffix) {
            return Int(token.lower.dropLast(2))
        }
        return nil
    }

    private func mark(_ marks: String, at index: Int) -> Bool {
        index < limit && tokens[index].text.count == 1 && tokens[index].text.allSatisfy(marks.contains)
    }

    private func monthName(at index: Int) -> Int? {
        guard index < limit, tokens[index].isCapitalised else { return nil }
        return Self.months[tokens[index].lower]
    }

    /// A month of a date line, in any of the languages that pages are dressed in.
    private func foreignMonth(at index: Int) -> Int? {
        guard isDateLine, index < limit else { return nil }
        return ForeignMonths.numbers[tokens[index].lower]
    }

    /// 2021-07-20
    private func isoDate(at index: Int) -> CalendarDate? {
        guard index + 4 < limit, tokens[index].text.count == 4, let year = integer(at: index),
            (1900...2100).contains(year),
            mark("-/", at: index + 1), let month = integer(at: index + 2), mark("-/", at: index + 3),
            let day = integer(at: index + 4), CalendarDay(year: year, month: month, day: day) != nil
        else { return nil }
        return CalendarDate(tokens: index..<index + 5, year: year, month: month, day: day)
    }

    /// 20/07/2021, 20/July/2021, 20.07.2021, 7/20/2021: day first unless only month first is a date.
    private func numericDate(at index: Int) -> CalendarDate? {
        if index < limit, tokens[index].kind == .number {
            let parts = tokens[index].text.split(separator: ".").map(String.init)
            if parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
                let year = Int(parts[2]), CalendarDay(year: year, month: month, day: day) != nil
            {
                return CalendarDate(tokens: index..<index + 1, year: year, month: month, day: day)
            }
        }
        guard index + 4 < limit, let first = integer(at: index), mark("/-", at: index + 1),
            mark("/-", at: index + 3),
            let year = fullYear(at: index + 4)
        else { return nil }
        let range = index..<index + 5
        if let month = monthName(at: index + 2), CalendarDay(year: year, month: month, day: first) != nil {
            return CalendarDate(tokens: range, year: year, month: month, day: first)
        }
        guard let second = integer(at: index + 2) else { return nil }
        if CalendarDay(year: year, month: second, day: first) != nil {
            return CalendarDate(tokens: range, year: year, month: second, day: first)
        }
        guard CalendarDay(year: year, month: first, day: second) != nil else { return nil }
        return CalendarDate(tokens: range, year: year, month: first, day: second)
    }

    private func fullYear(at index: Int) -> Int? {
        guard let year = integer(at: index), tokens[index].kind == .number else { return nil }
        return tokens[index].text.count == 4 && (1900...2100).contains(year) ? year : nil
    }

    /// 20 July 2021, 20th of July, 20 July, 12-14 May 2020, 3 JAN 90
    private func dayFirst(at index: Int) -> CalendarDate? {
        guard let day = integer(at: index), (1...31).contains(day) else { return nil }
        var position = index + 1
        var lastDay: Int?
        if position + 1 < limit, ["-", "\u{2013}", "and", "to"].contains(tokens[position].lower),
            let last = integer(at: position + 1), (day + 1...max(day + 1, 31)).contains(last),
            monthName(at: position + 2) != nil
        {
            lastDay = last
            position += 2
        }
        if position < limit, tokens[position].lower == "of" { position += 1 }
        if position < limit, mark("-", at: position), tokens[position].isGlued { position += 1 }
        if isDateLine, position < limit, ["de", "di"].contains(tokens[position].lower) { position += 1 }
        guard let month = monthName(at: position) ?? foreignMonth(at: position) else { return nil }
        position += 1
        if isDateLine, position < limit, ["de", "del"].contains(tokens[position].lower) { position += 1 }
        let (year, end) = trailingYear(at: position)
        return CalendarDate(tokens: index..<end, year: year, month: month, day: day, lastDay: lastDay)
    }

    /// July 20, 2021; Jul. 20; July 20-22
    private func monthFirst(at index: Int) -> CalendarDate? {
        guard let month = monthName(at: index) else { return nil }
        var position = index + 1
        if mark(".", at: position) { position += 1 }
        guard let day = integer(at: position), (1...31).contains(day) else { return nil }
        position += 1
        var lastDay: Int?
        if position + 1 < limit, ["-", "\u{2013}"].contains(tokens[position].text),
            let last = integer(at: position + 1),
            last > day, last <= 31
        {
            lastDay = last
            position += 2
        }
        let (year, end) = trailingYear(at: position)
        return CalendarDate(tokens: index..<end, year: year, month: month, day: day, lastDay: lastDay)
    }

    /// The year after a day and a month, over a comma; two digits only directly behind ("3 JAN 90").
    private func trailingYear(at index: Int) -> (Int?, Int) {
        if let year = index < limit ? fullYear(at: index) : nil { return (year, index + 1) }
        if mark(",-", at: index), index + 1 < limit, let year = fullYear(at: index + 1) {
            return (year, index + 2)
        }
        // Thai pages count from 543 BC: "2567 BE".
        if isDateLine, index + 1 < limit, ["be", "b.e"].contains(tokens[index + 1].lower),
            let year = integer(at: index),
            (2443...2643).contains(year)
        {
            return (year - 543, index + 2)
        }
        if index < limit, tokens[index].kind == .number, tokens[index].text.count == 2,
            let short = Int(tokens[index].text),
            index > 0, tokens[index - 1].isAllCaps || isDateLine
        {
            return (short < 70 ? 2000 + short : 1900 + short, index + 1)
        }
        return (nil, index)
    }

    // MARK: Words

    static func span(year: Int, month: Int) -> (first: CalendarDay, last: CalendarDay)? {
        guard let first = CalendarDay(year: year, month: month, day: 1),
            let next = month == 12
                ? CalendarDay(year: year + 1, month: 1, day: 1)
                : CalendarDay(year: year, month: month + 1, day: 1)
        else { return nil }
        return (first, next - 1)
    }

    static func span(year: Int) -> (first: CalendarDay, last: CalendarDay)? {
        guard let first = CalendarDay(year: year, month: 1, day: 1),
            let last = CalendarDay(year: year, month: 12, day: 31)
        else { return nil }
        return (first, last)
    }

    static let months: [String: Int] = {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november",
            "december",
        ]
        var result: [String: Int] = ["sept": 9]
        for (index, name) in names.enumerated() {
            result[name] = index + 1
            result[String(name.prefix(3))] = index + 1
        }
        return result
    }()

    static let weekdays: [String: Int] = [
        "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    ]

    static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    ]

    /// Words, and how many days back the first and the last possible day lie.
    static let deicticDays: [([String], Int, Int)] = [
        (["the", "day", "before", "yesterday"], 2, 2), (["day", "before", "yesterday"], 2, 2),
        (["yesterday"], 1, 1), (["the", "previous", "evening"], 1, 1), (["the", "previous", "night"], 1, 1),
        (["the", "night", "before"], 1, 1),
        (["last", "night"], 1, 1), (["overnight"], 1, 0), (["today"], 0, 0), (["tonight"], 0, 0),
        (["this", "morning"], 0, 0),
        (["this", "afternoon"], 0, 0), (["this", "evening"], 0, 0), (["earlier", "in", "the", "day"], 0, 0),
    ]

    /// Words that count from the event told before.
    static let narrativeDays: [([String], Int)] = [
        (["the", "same", "day"], 0), (["that", "day"], 0), (["the", "day", "before"], -1),
        (["a", "day", "earlier"], -1),
        (["a", "day", "before"], -1), (["one", "day", "earlier"], -1), (["the", "previous", "day"], -1),
        (["the", "next", "day"], 1), (["the", "following", "day"], 1), (["a", "day", "later"], 1),
        (["a", "day", "after"], 1),
    ]
}
