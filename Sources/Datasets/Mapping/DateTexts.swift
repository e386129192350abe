internal import Incidents

/// Reads the dates of tables: `2022-12-28`, `2022-12-28T10:00`, `28 December 2022`, `Dec 28, 2022`, `28-12-2022`,
/// `28/12/2022`, `20221228`, `2022-12`, `2022`; and days as spreadsheets count them.
enum DateTexts {
    /// The days that a text stands for; nil when it is no date. An ambiguous `03/04/2022` is day before month unless the table
    /// showed otherwise.
    static func days(_ text: String, monthFirst: Bool = false) -> ImportedDate? {
        let bytes = Array(text.utf8)
        if let day = iso(bytes) { return ImportedDate(start: day, end: day, precision: .day) }
        let parts = self.parts(bytes)
        switch parts.count {
        case 0: return nil
        case 1: return compact(parts[0])
        case 2: return month(parts)
        default: return day(parts, monthFirst: monthFirst)
        }
    }

    /// `YYYY-MM-DD` and whatever time of day follows.
    private static func iso(_ bytes: [UInt8]) -> CalendarDay? {
        guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            bytes.count == 10 || bytes[10] == 0x20 || bytes[10] == UInt8(ascii: "T")
        else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var number = 0
            for index in range {
                guard 0x30...0x39 ~= bytes[index] else { return nil }
                number = number * 10 + Int(bytes[index] - 0x30)
            }
            return number
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
            return nil
        }
        return CalendarDay(year: year, month: month, day: day)
    }

    private enum Part: Equatable {
        case number(Int, digits: Int)
        case month(Int)
    }

    /// Runs of digits and names of months; empty when there is any other word. A time of day behind the date is passed over.
    private static func parts(_ bytes: [UInt8]) -> [Part] {
        var parts: [Part] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let start = index
            if 0x30...0x39 ~= byte {
                while index < bytes.count, 0x30...0x39 ~= bytes[index] { index += 1 }
                guard index - start <= 14,
                    let number = Int(String(decoding: bytes[start..<index], as: UTF8.self))
                else { return [] }
                if index < bytes.count, bytes[index] == UInt8(ascii: ":"), !parts.isEmpty { return parts }
                parts.append(.number(number, digits: index - start))
            } else if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
                while index < bytes.count, bytes[index] | 0x20 >= 0x61, bytes[index] | 0x20 <= 0x7A {
                    index += 1
                }
                let word = String(decoding: bytes[start..<index].map { $0 | 0x20 }, as: UTF8.self)
                if ["st", "nd", "rd", "th", "of", "t"].contains(word)
                    || weekdays.contains(String(word.prefix(3)))
                {
                    continue
                }
                guard word.count >= 3,
                    let month = months.firstIndex(where: {
                        $0.hasPrefix(word) || word == "sept" && $0 == "september"
                    })
                else { return [] }
                parts.append(.month(month + 1))
            } else if byte >= 0x80 {
                return []
            } else {
                index += 1
            }
        }
        return parts
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]
    private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// `20221228`, `20221228103000`, `202212`, `2022`, or the day's number in a spreadsheet.
    private static func compact(_ part: Part) -> ImportedDate? {
        guard case .number(let number, let digits) = part else { return nil }
        switch digits {
        case 14: return single(CalendarDay(packed: number / 1_000_000))
        case 8: return single(CalendarDay(packed: number))
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
        case (.number(let year, digits: 4), .number(let month, digits: 1...2)),
            (.number(let month, digits: 1...2), .number(let year, digits: 4)):
            self.month(year, month)
        default: nil
        }
    }

    private static func day(_ parts: [Part], monthFirst: Bool) -> ImportedDate? {
        switch (parts[0], parts[1], parts[2]) {
        case (.number(let day, digits: 1...2), .month(let month), .number(let year, let digits)),
            (.month(let month), .number(let day, digits: 1...2), .number(let year, let digits)):
            single(CalendarDay(year: full(year, digits), month: month, day: day))
        case (.number(let year, digits: 4), .month(let month), .number(let day, digits: 1...2)),
            (.number(let year, digits: 4), .number(let month, digits: 1...2), .number(let day, digits: 1...2)):
            single(CalendarDay(year: year, month: month, day: day))
        case (
            .number(let first, digits: 1...2), .number(let second, digits: 1...2),
            .number(let year, let digits)
        )
        where digits == 4 || digits == 2:
            if monthFirst || second > 12 {
                single(CalendarDay(year: full(year, digits), month: first, day: second))
            } else {
                single(CalendarDay(year: full(year, digits), month: second, day: first))
            }
        default: nil
        }
    }

    /// A year of two digits lies within the last seventy years or the next thirty, counted from 2000.
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

extension CalendarDay {
    /// `YYYYMMDD` as one number.
    fileprivate init?(packed number: Int) {
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
