import Testing

@testable import Incidents

/// Days as published by the calendars' own authorities (R.H. van Gent's Umm al-Qura tables; church calendars).
@Suite struct FeastTests {
    private func day(_ title: String, before limit: String) throws -> String? {
        let feast = try #require(Feast.all.first { $0.title == title })
        let limit = try #require(CalendarDay(iso: limit))
        return feast.latest(notAfter: limit)?.first.description
    }

    @Test(arguments: [
        ("Eid al-Adha", "2021-07-25", "2021-07-20"), ("Eid al-Adha", "2021-07-20", "2021-07-20"),
        ("Eid al-Adha", "2021-07-19", "2020-07-31"), ("Eid al-Fitr", "2022-05-10", "2022-05-02"),
        ("Ashura", "2023-08-01", "2023-07-28"), ("Nowruz", "2024-03-25", "2024-03-20"),
        ("Easter Sunday", "2019-05-01", "2019-04-21"), ("Orthodox Easter", "2021-05-09", "2021-05-02"),
        ("Christmas Day", "2011-12-26", "2011-12-25"), ("Good Friday", "2024-04-02", "2024-03-29"),
    ])
    func theLastFeastBeforeADay(title: String, limit: String, expected: String) throws {
        #expect(try day(title, before: limit) == expected)
    }

    @Test func everyDayConvertsThereAndBack() {
        for number in stride(from: -200_000, through: 200_000, by: 97) {
            let day = CalendarDay(number: number)
            let (year, month, dayOfMonth) = day.components
            #expect(CalendarDay(year: year, month: month, day: dayOfMonth) == day)
            #expect(CalendarDay(iso: day.description) == day)
        }
        #expect(CalendarDay(iso: "2023-02-29") == nil)
        #expect(CalendarDay(iso: "2021-07-25")?.weekday == 6)
    }
}
