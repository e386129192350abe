import Geocoding

/// Finds the times that a sentence names, and counts the relative ones from the day of writing.
///
/// A news report looks back: "on Tuesday" is the last Tuesday, "20 July" the last 20th of July, "the feast" the last feast.
struct DateReader: Sendable {
    /// The day of writing; without it only complete dates can be read.
    let reference: CalendarDay?
    /// The day that the text named last: what "the day before" counts from.
    var anchor: CalendarDay? = nil

    /// All times in these tokens, from left to right.
    func mentions(_ tokens: [Token], in range: Range<Int>) -> [DateMention] {
        var result: [DateMention] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let scanner = DateScanner(tokens: tokens, limit: range.upperBound, isDateLine: false)
            if let mention = mention(scanner, at: index) {
                result.append(anchored(mention, to: result.last, scanner))
                index = mention.tokens.upperBound
            } else {
                index += 1
            }
        }
        return result
    }

    /// "on Monday after gun battles the previous evening": counted from the day named before it in the sentence.
    private func anchored(_ mention: DateMention, to earlier: DateMention?, _ scanner: DateScanner)
        -> DateMention
    {
        guard let reference, mention.precision == .day else { return mention }
        let words = scanner.tokens[mention.tokens].map(\.lower)
        let isCounted: Bool
        if case .narrative = mention.basis {
            isCounted = true
        } else {
            isCounted = words.contains("previous") || words.last == "before"
        }
        let named = earlier.flatMap { $0.precision == .day ? $0.first : nil } ?? anchor
        guard isCounted, let named else { return mention }
        let days = mention.first.number - reference.number
        return DateMention(
            mention.tokens, named + days, named + days, .day, .writing,
            note: days == 0
                ? "the day named before it" : "\(days) days from \(named), the day named before it")
    }

    private func mention(_ scanner: DateScanner, at index: Int) -> DateMention? {
        if let date = scanner.calendarDate(at: index) { return resolve(date) }
        if let mention = feast(scanner, at: index) { return mention }
        guard let reference else { return nil }
        return weekday(scanner, at: index, reference) ?? deictic(scanner, at: index, reference)
            ?? ago(scanner, at: index, reference) ?? month(scanner, at: index, reference)
            ?? year(scanner, at: index)
    }

    // MARK: Dates of the calendar

    private func resolve(_ date: DateScanner.CalendarDate) -> DateMention? {
        if let year = date.year {
            guard let first = CalendarDay(year: year, month: date.month, day: date.day) else { return nil }
            let last = date.lastDay.flatMap { CalendarDay(year: year, month: date.month, day: $0) } ?? first
            return DateMention(
                date.tokens, first, max(first, last), last > first ? .range : .day, .complete,
                note: "the date as written")
        }
        guard let reference else { return nil }
        // A day or two of the future is allowed: reports are dated in their own time zone.
        let year = reference.components.year
        let found = [year, year - 1].lazy
            .compactMap { CalendarDay(year: $0, month: date.month, day: date.day) }
            .first { $0 <= reference + 2 }
        guard let first = found else { return nil }
        let last =
            date.lastDay.flatMap { CalendarDay(year: first.components.year, month: date.month, day: $0) }
            ?? first
        return DateMention(
            date.tokens, first, max(first, last), last > first ? .range : .day, .writing,
            note: "day and month as written, the year from the report's date \(reference)")
    }

    // MARK: Feasts

    private func feast(_ scanner: DateScanner, at index: Int) -> DateMention? {
        guard let reference else { return nil }
        for feast in Feast.all {
            for name in feast.names where scanner.matches(name, at: index) {
                guard let day = feast.latest(notAfter: reference + 1) else { return nil }
                var first = day.first
                var last = day.first
                var note = day.note
                // "the second day of Eid", "the eve of Eid"
                let words = scanner.tokens[max(0, index - 4)..<index].map(\.lower)
                if words.last == "of",
                    let ordinal = words.dropLast().last(where: { $0 != "day" && $0 != "the" }),
                    words.contains("day"), ["last", "final"].contains(ordinal)
                {
                    first = day.last
                    last = first
                    note = "the last day of \(note)"
                } else if words.last == "of",
                    let ordinal = words.dropLast().last(where: { $0 != "day" && $0 != "the" }),
                    words.contains("day"), let number = DateScanner.ordinals[ordinal]
                {
                    first = day.first + (number - 1)
                    last = first
                    note = "day \(number) of \(note)"
                } else if words.contains("eve") {
                    first = day.first - 1
                    last = first
                    note = "the eve of \(note)"
                } else if day.last - 20 > day.first {
                    last = min(day.last, reference)
                }
                return DateMention(
                    index..<index + name.count, first, last, last > first ? .month : .day, .feast,
                    slackDays: day.slack, note: note)
            }
        }
        return nil
    }

    // MARK: Days counted from the day of writing

    private func weekday(_ scanner: DateScanner, at index: Int, _ reference: CalendarDay) -> DateMention? {
        let token = scanner.tokens[index]
        guard token.isCapitalised, let number = DateScanner.weekdays[token.lower] else { return nil }
        let before = index > 0 ? scanner.tokens[index - 1].lower : ""
        guard !["next", "a", "every", "each"].contains(before) else { return nil }
        if let pair = weekdayPair(scanner, at: index, number, reference) { return pair }
        var back = (reference.weekday - number + 7) % 7
        if back == 0, before == "last" || before == "previous" { back = 7 }
        let day = reference - back
        return DateMention(
            index..<index + 1, day, day, .day, token.isQuoted ? .speaking : .writing,
            note: "\(token.text), counted from the report's date \(reference)")
    }

    /// "from Tuesday to Wednesday", "Sunday and Monday", "Tuesday night into Wednesday".
    private func weekdayPair(
        _ scanner: DateScanner, at index: Int, _ number: Int, _ reference: CalendarDay
    ) -> DateMention? {
        let opening = index > 0 ? scanner.tokens[index - 1].lower : ""
        for end in index + 2...index + 3 where end < scanner.limit {
            let joint = scanner.tokens[end - 1].lower
            guard let second = DateScanner.weekdays[scanner.tokens[end].lower],
                scanner.tokens[end].isCapitalised,
                ["to", "into", "-", "\u{2013}"].contains(joint) || joint == "and" && opening == "between"
            else { continue }
            let last = reference - (reference.weekday - second + 7) % 7
            let first = last - (second - number + 7) % 7
            return DateMention(
                index..<end + 1, first, last, .range, scanner.tokens[index].isQuoted ? .speaking : .writing,
                note: "the days named, counted from the report's date \(reference)")
        }
        return nil
    }

    private func deictic(_ scanner: DateScanner, at index: Int, _ reference: CalendarDay) -> DateMention? {
        let token = scanner.tokens[index]
        let basis = token.isQuoted ? DateMention.Basis.speaking : .writing
        func mention(_ count: Int, _ first: CalendarDay, _ last: CalendarDay, _ precision: DatePrecision)
            -> DateMention
        {
            let words = scanner.tokens[index..<index + count].map(\.text).joined(separator: " ")
            return DateMention(
                index..<index + count, first, last, precision, basis,
                note: "\u{201C}\(words)\u{201D}, counted from the report's date \(reference)")
        }
        for (words, days) in DateScanner.narrativeDays where scanner.matches(words, at: index) {
            return DateMention(
                index..<index + words.count, reference + days, reference + days, .day, .narrative(days: days),
                note: "counted from the event told before")
        }
        for (words, firstBack, lastBack) in DateScanner.deicticDays where scanner.matches(words, at: index) {
            // "overnight from Tuesday to Wednesday": the days that follow say which night.
            if words == ["overnight"], scanner.names(["from", "on", "between"], at: index + 1) { return nil }
            return mention(
                words.count, reference - firstBack, reference - lastBack,
                firstBack == lastBack ? .day : .range)
        }
        let (year, month, _) = reference.components
        let monday = reference - reference.weekday
        if scanner.matches(["last", "week"], at: index) { return mention(2, monday - 7, monday - 1, .week) }
        if scanner.matches(["this", "week"], at: index) { return mention(2, monday, reference, .week) }
        if scanner.matches(["last", "month"], at: index) { return months(back: 1) }
        if scanner.matches(["this", "month"], at: index) { return months(back: 0) }
        if scanner.matches(["last", "year"], at: index), let span = DateScanner.span(year: year - 1) {
            return mention(2, span.first, span.last, .year)
        }
        return nil

        func months(back: Int) -> DateMention? {
            let count = year * 12 + month - 1 - back
            guard let span = DateScanner.span(year: count / 12, month: count % 12 + 1) else { return nil }
            return mention(2, span.first, back == 0 ? reference : span.last, .month)
        }
    }

    private func ago(_ scanner: DateScanner, at index: Int, _ reference: CalendarDay) -> DateMention? {
        let unit: Int
        let count: Int
        if let quantity = Quantity.read(scanner.tokens, at: index), quantity.value < 1000 {
            unit = quantity.tokens.upperBound
            count = Int(quantity.value)
        } else if ["a", "an"].contains(scanner.tokens[index].lower) {
            unit = index + 1
            count = 1
        } else {
            return nil
        }
        guard unit + 1 < scanner.limit, scanner.tokens[unit + 1].lower == "ago" else { return nil }
        let basis = scanner.tokens[index].isQuoted ? DateMention.Basis.speaking : .writing
        let note = "\(count) \(scanner.tokens[unit].lower) before the report's date \(reference)"
        func mention(_ first: CalendarDay, _ last: CalendarDay, _ precision: DatePrecision) -> DateMention {
            DateMention(index..<unit + 2, first, last, precision, basis, note: note)
        }
        switch scanner.tokens[unit].lower {
        case "day", "days": return mention(reference - count, reference - count, .day)
        case "hour", "hours":
            return mention(reference - (count + 12) / 24, reference, count < 12 ? .day : .range)
        case "week", "weeks": return mention(reference - 7 * count - 3, reference - 7 * count + 3, .week)
        case "month", "months":
            return mention(reference - 30 * count - 15, reference - 30 * count + 15, .month)
        case "year", "years":
            return mention(reference - 365 * count - 183, reference - 365 * count + 183, .year)
        default: return nil
        }
    }

    // MARK: Months and years

    private func month(_ scanner: DateScanner, at index: Int, _ reference: CalendarDay) -> DateMention? {
        let token = scanner.tokens[index]
        guard token.isCapitalised, let month = DateScanner.months[token.lower] else { return nil }
        let before = index > 0 ? scanner.tokens[index - 1].lower : ""
        let after = index + 1 < scanner.limit ? scanner.tokens[index + 1] : nil
        if let after, after.kind == .number, let year = Int(after.text), (1900...2100).contains(year),
            let span = DateScanner.span(year: year, month: month)
        {
            return DateMention(
                index..<index + 2, span.first, span.last, .month, .complete, note: "the month as written")
        }
        // "May" and "March" are also verbs, "August" an adjective: alone they need a word of time before them.
        let isTimed = [
            "in", "last", "since", "this", "of", "late", "early", "mid", "until", "during", "by", "from",
            "between", "and", "-",
        ].contains(before)
        guard isTimed || !["may", "march", "august", "mar", "sun", "sat"].contains(token.lower),
            token.lower.count > 3 || isTimed
        else { return nil }
        let year = reference.components.year
        guard
            let span = [year, year - 1].lazy.compactMap({ DateScanner.span(year: $0, month: month) })
                .first(where: { $0.first <= reference })
        else { return nil }
        return DateMention(
            index..<index + 1, span.first, min(span.last, reference), .month,
            token.isQuoted ? .speaking : .writing,
            note: "the last \(token.text) before the report's date \(reference)")
    }

    private func year(_ scanner: DateScanner, at index: Int) -> DateMention? {
        let token = scanner.tokens[index]
        let before = index > 0 ? scanner.tokens[index - 1].lower : ""
        guard token.kind == .number, token.text.count == 4, let year = Int(token.text),
            (1900...2100).contains(year),
            ["in", "since", "of", "until", "from", "during", "early", "late", "mid", "a", "the", "-", "and"]
                .contains(before),
            let span = DateScanner.span(year: year)
        else { return nil }
        return DateMention(
            index..<index + 1, span.first, span.last, .year, .complete, note: "the year as written")
    }
}
