internal import Incidents

/// Reads the dates of tables: `2022-12-28`, `2022-12-28T10:00`, `28 December 2022`, `Dec 28, 2022`, `28 de diciembre de 2022`,
/// `28-12-2022`, `28/12/2022`, `20221228`, `2022-12`, `Dec-22`, `2022`; spans such as `2022-12-27/2022-12-30` and
/// `27-28 December 2022`; and days as spreadsheets and computers count them.
enum DateTexts {
    /// The days that a text stands for; nil when it is no date. An ambiguous `03/04/2022` is day before month unless the table
    /// showed otherwise.
    static func days(_ text: String, monthFirst: Bool = false) -> ImportedDate? {
        if let day = iso(text) { return single(day) }
        let text = CellText.plain(text)
        if let day = counted(text) { return single(day) }
        if let week = week(text) { return week }
        let parts = self.parts(Array(text.unicodeScalars))
        if let span = span(parts, monthFirst: monthFirst) { return span }
        switch parts.count {
        case 0: return nil
        case 1: return compact(parts[0])
        case 2:
            // 20221228T143000Z
            if case .number(_, digits: 8) = parts[0], parts[1].isNumber { return compact(parts[0]) }
            // "Dec-22" is a month of a spreadsheet; "Dec 22" and "22-Dec" lack their year.
            if case .number(_, digits: 2) = parts[1], !text.contains(where: { "-'\u{2019}/".contains($0) }) {
                return nil
            }
            return month(parts)
        default:
            // What follows a day is a time without its colons.
            guard parts[3...].allSatisfy(\.isNumber) else { return nil }
            return day(parts, monthFirst: monthFirst)
        }
    }

    /// Whether either number of a text may be its day: `1/2/2023`. Points part days and months in one order everywhere.
    static func isEitherWay(_ text: String) -> Bool {
        // Most dates begin with their year.
        guard text.utf8.prefix(3).contains(where: { $0 == 0x2F || $0 == 0x2D }) else { return false }
        let parts = text.prefix { $0 != " " }.split { "/-".contains($0) }
        guard parts.count == 3, parts[0].utf8.count <= 2, let first = Int(parts[0]),
            let second = Int(parts[1]),
            Int(parts[2]) != nil
        else { return false }
        return first != second && 1...12 ~= first && 1...12 ~= second
    }

    /// `YYYY-MM-DD` and whatever time of day follows.
    private static func iso(_ text: String) -> CalendarDay? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= 10, unsafe bytes[4] == 0x2D, unsafe bytes[7] == 0x2D else { return nil }
            func number(_ range: Range<Int>) -> Int? {
                var number = 0
                for index in range {
                    guard unsafe 0x30...0x39 ~= bytes[index] else { return nil }
                    number = unsafe number * 10 + Int(bytes[index] - 0x30)
                }
                return number
            }
            if bytes.count > 10 {
                guard unsafe bytes[10] == 0x20 || bytes[10] == UInt8(ascii: "T") else { return nil }
                for index in 11..<bytes.count {
                    let byte = unsafe bytes[index]
                    guard 0x30...0x3A ~= byte || ".+ Z".utf8.contains(byte) else { return nil }
                }
            }
            guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
                return nil
            }
            return CalendarDay(year: year, month: month, day: day)
        }
    }

    /// `44923.604`, a spreadsheet's day and time; `1672236000`, seconds since 1970, and `1672236000000`, thousandths of them.
    private static func counted(_ text: String) -> CalendarDay? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
            let number = Int(parts[0])
        else { return nil }
        switch (parts[0].utf8.count, parts.count) {
        case (5, 2) where 61...65_000 ~= number: return CalendarDay(number: number - 25_569)
        case (10, _) where 1...2_199_999_999 ~= number: return CalendarDay(number: number / 86_400)
        case (13, 1) where number < 2_200_000_000_000:
            return CalendarDay(number: number / 86_400_000)
        default: return nil
        }
    }

    /// `2022-W52`: the seven days of a week, of which the first one of a year holds 4 January (ISO 8601).
    private static func week(_ text: String) -> ImportedDate? {
        let parts = text.uppercased().split(separator: "W").map { $0.filter { $0 != "-" && $0 != " " } }
        guard parts.count == 2, parts[0].utf8.count == 4, 1...2 ~= parts[1].utf8.count,
            let year = Int(parts[0]), let week = Int(parts[1]), 1...53 ~= week,
            let fourth = CalendarDay(year: year, month: 1, day: 4)
        else { return nil }
        let monday = fourth - fourth.weekday + 7 * (week - 1)
        return ImportedDate(start: monday, end: monday + 6, precision: .week)
    }

    private enum Part: Equatable {
        case number(Int, digits: Int)
        case month(Int)

        var isNumber: Bool { if case .number = self { true } else { false } }
    }

    /// Runs of digits and names of months; empty when there is any other word. Times of day are passed over.
    private static func parts(_ text: [Unicode.Scalar]) -> [Part] {
        var parts: [Part] = []
        var index = 0
        func isDigit(_ index: Int) -> Bool { index < text.count && 0x30...0x39 ~= text[index].value }
        func word(_ start: Int) -> (text: String, end: Int) {
            var end = start
            var view = String.UnicodeScalarView()
            while end < text.count, text[end].properties.isAlphabetic || text[end].properties.isDiacritic {
                view.append(text[end])
                end += 1
            }
            return (String(view), end)
        }
        while index < text.count {
            let start = index
            if isDigit(index) {
                while isDigit(index) { index += 1 }
                if index < text.count, text[index] == ":" {
                    while isDigit(index) || index < text.count && ":.".unicodeScalars.contains(text[index]) {
                        index += 1
                    }
                    continue
                }
                var digits = String.UnicodeScalarView()
                digits.append(contentsOf: text[start..<index])
                guard index - start <= 14, let number = Int(String(digits)) else { return [] }
                parts.append(.number(number, digits: index - start))
            } else if text[index].properties.isAlphabetic {
                let (name, end) = word(index)
                index = end
                if let month = MonthNames.month(name) {
                    parts.append(.month(month))
                } else if end < text.count, case let (next, after) = word(end + 1),
                    let month = MonthNames.month(name + " " + next)
                {
                    parts.append(.month(month))
                    index = after
                } else if !MonthNames.isFiller(name) {
                    return []
                }
            } else {
                index += 1
            }
        }
        return parts
    }

    /// `20221228`, `20221228103000`, `202212`, `2022`, or the day's number in a spreadsheet.
    private static func compact(_ part: Part) -> ImportedDate? {
        guard case .number(let number, let digits) = part else { return nil }
        switch digits {
        case 14: return day(number / 1_000_000)
        case 8: return day(number)
        case 6: return month(number / 100, number % 100)
        case 4: return year(number)
        // 1900-03-01 to 2079: what a spreadsheet counts from the last day of 1899.
        case 5 where 61...65_000 ~= number: return single(CalendarDay(number: number - 25_569))
        default: return nil
        }
    }

    private static func month(_ parts: [Part]) -> ImportedDate? {
        switch (parts[0], parts[1]) {
        case (.month(let month), .number(let year, digits: 4)),
            (.number(let year, digits: 4), .month(let month)):
            self.month(year, month)
        case (.month(let month), .number(let year, digits: 2)): self.month(full(year, 2), month)
        case (.number(let year, digits: 4), .number(let month, digits: 1...2)),
            (.number(let month, digits: 1...2), .number(let year, digits: 4)):
            month == 0 ? self.year(year) : self.month(year, month)
        default: nil
        }
    }

    private static func day(_ parts: [Part], monthFirst: Bool) -> ImportedDate? {
        switch (parts[0], parts[1], parts[2]) {
        case (.number(let day, digits: 1...2), .month(let month), .number(let year, let digits)),
            (.month(let month), .number(let day, digits: 1...2), .number(let year, let digits)):
            date(full(year, digits), month, day)
        case (.number(let year, digits: 4), .month(let month), .number(let day, digits: 1...2)),
            (.number(let year, digits: 4), .number(let month, digits: 1...2), .number(let day, digits: 1...2)):
            date(year, month, day)
        case (
            .number(let first, digits: 1...2), .number(let second, digits: 1...2),
            .number(let year, let digits)
        )
        where digits == 4 || digits == 2:
            if monthFirst && first <= 12 || second > 12 {
                date(full(year, digits), first, second)
            } else {
                date(full(year, digits), second, first)
            }
        default: nil
        }
    }

    /// Year, month and day, of which 0 is not known; nil when there is no such day.
    static func date(_ year: Int, _ month: Int, _ day: Int) -> ImportedDate? {
        if month == 0 { return day == 0 ? self.year(year) : nil }
        return day == 0 ? self.month(year, month) : single(CalendarDay(year: year, month: month, day: day))
    }

    /// `YYYYMMDD` as one number.
    private static func day(_ packed: Int) -> ImportedDate? {
        date(packed / 10_000, packed / 100 % 100, packed % 100)
    }

    /// A year of two digits lies between 1950 and 2049.
    private static func full(_ year: Int, _ digits: Int) -> Int {
        digits > 2 ? year : year < 50 ? 2000 + year : 1900 + year
    }

    private static func single(_ day: CalendarDay?) -> ImportedDate? {
        day.map { ImportedDate(start: $0, end: $0, precision: .day) }
    }

    /// All days of a month.
    static func month(_ year: Int, _ month: Int) -> ImportedDate? {
        guard let first = CalendarDay(year: year, month: month, day: 1),
            let next = CalendarDay(
                year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
        else { return nil }
        return ImportedDate(start: first, end: next - 1, precision: .month)
    }

    /// All days of a year.
    static func year(_ year: Int) -> ImportedDate? {
        guard 1000...2999 ~= year, let first = CalendarDay(year: year, month: 1, day: 1),
            let last = CalendarDay(year: year, month: 12, day: 31)
        else { return nil }
        return ImportedDate(start: first, end: last, precision: .year)
    }
}

// MARK: Spans

extension DateTexts {
    /// From one day, month or year to another; what the first lacks, the last one has.
    private static func span(_ parts: [Part], monthFirst: Bool) -> ImportedDate? {
        switch parts.count {
        case 2:
            guard case (.number(let first, digits: 4), .number(let last, digits: 4)) = (parts[0], parts[1])
            else { return nil }
            return range(year(first), year(last))
        case 3:
            guard
                case (.month(let first), .month(let last), .number(let year, digits: 4)) =
                    (parts[0], parts[1], parts[2])
            else { return nil }
            return range(month(year, first), month(year, last))
        case 4: return spanOfFour(parts)
        case 5:
            switch (parts[0], parts[1], parts[2], parts[3], parts[4]) {
            case (
                .number(let day, _), .month(let month), .number(let lastDay, _), .month(let lastMonth),
                .number(let year, digits: 4)
            ),
                (
                    .month(let month), .number(let day, _), .month(let lastMonth), .number(let lastDay, _),
                    .number(let year, digits: 4)
                ):
                let firstYear = month > lastMonth ? year - 1 : year
                return range(date(firstYear, month, day), date(year, lastMonth, lastDay))
            default: return nil
            }
        case 6:
            let halves = [Array(parts[..<3]), Array(parts[3...])]
            // "28.12.2022 10.30.15" ends with a time.
            guard
                halves.allSatisfy({
                    $0.contains { if case .number(_, digits: 4) = $0 { true } else { false } }
                })
            else { return nil }
            return range(day(halves[0], monthFirst: monthFirst), day(halves[1], monthFirst: monthFirst))
        default: return nil
        }
    }

    private static func spanOfFour(_ parts: [Part]) -> ImportedDate? {
        switch (parts[0], parts[1], parts[2], parts[3]) {
        case (
            .number(let first, digits: 1...2), .number(let last, digits: 1...2), .month(let month),
            .number(let year, digits: 4)
        ),
            (
                .month(let month), .number(let first, digits: 1...2), .number(let last, digits: 1...2),
                .number(let year, digits: 4)
            ):
            range(date(year, month, first), date(year, month, last))
        case (
            .month(let first), .number(let firstYear, digits: 4), .month(let last),
            .number(let lastYear, digits: 4)
        ),
            (
                .number(let firstYear, digits: 4), .number(let first, digits: 1...2),
                .number(let lastYear, digits: 4), .number(let last, digits: 1...2)
            ):
            range(month(firstYear, first), month(lastYear, last))
        case (
            .number(let a, digits: 1...2), .number(let b, digits: 1...2), .number(let c, digits: 1...2),
            .number(let year, digits: 4)
        ):
            // "27-30/12/2022" or "12/27-30/2022", where only one of both is there.
            switch (range(date(year, c, a), date(year, c, b)), range(date(year, a, b), date(year, a, c))) {
            case (let span?, nil), (nil, let span?): span
            default: nil
            }
        default: nil
        }
    }

    private static func range(_ first: ImportedDate?, _ last: ImportedDate?) -> ImportedDate? {
        guard let first, let last, first.start <= last.end else { return nil }
        if first == last { return first }
        return ImportedDate(start: first.start, end: last.end, precision: .range)
    }
}
