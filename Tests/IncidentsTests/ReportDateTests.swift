import Geocoding
import Testing

@testable import Incidents

/// The day a report was written, in the dress of many pages.
@Suite struct ReportDateTests {
    private static let body =
        "\n\nGunmen opened fire on a convoy on Tuesday and killed two drivers, the police said in a statement.\n"

    @Test(arguments: [
        ("Sunday, 25 July 2021 - 17:10", "2021-07-25"), ("Published: 12 March 2024", "2024-03-12"),
        ("July 25, 2021 5:38 PM GMT", "2021-07-25"), ("25/07/2021", "2021-07-25"),
        ("17 січня 2023", "2023-01-17"),
        ("Le 3 février 2022", "2022-02-03"), ("8 February 2567 BE (2024)", "2024-02-08"),
        ("Monitored 16 Oct 23, 2359 gmt", "2023-10-16"),
    ])
    func aDateLine(line: String, day: String) {
        let text = RunningText("Two drivers killed\n\n" + line + Self.body)
        #expect(ReportDate.find(in: text, fallback: nil)?.day.description == day)
    }

    @Test(
        arguments: [
            ("KABUL, July 25, 2021 (Wire) - ", nil, "2021-07-25"),
            ("KABUL, July 25 (Wire) — ", "2021-08-01", "2021-07-25"),
            ("KABUL, Dec 30 (Wire) — ", "2022-01-02", "2021-12-30"),
            ("SAN SALVADOR, 3 JAN 90 -- ", nil, "1990-01-03"),
        ] as [(String, String?, String)])
    func aDateline(opening: String, fallback: String?, day: String) {
        let text = RunningText(
            opening + "Gunmen opened fire on a convoy and killed two drivers, the police said.\n")
        #expect(
            ReportDate.find(in: text, fallback: fallback.flatMap(CalendarDay.init(iso:)))?.day.description
                == day)
    }

    @Test func theOptionDatesOnlyWhatCarriesNoDate() throws {
        let option = try #require(CalendarDay(iso: "2020-01-01"))
        let dated = RunningText("Two drivers killed\n\n25 July 2021" + Self.body)
        #expect(ReportDate.find(in: dated, fallback: option)?.day.description == "2021-07-25")
        #expect(ReportDate.find(in: RunningText(Self.body), fallback: option)?.day == option)
        #expect(ReportDate.find(in: RunningText(Self.body), fallback: nil) == nil)
    }
}

extension ReportDateTests {
    @Test func aYearIsTakenFromTheFurnitureAndNeverGuessed() {
        let dateline = "NAIROBI, Sept 21 — Gunmen opened fire on a convoy on Tuesday, the police said.\n\n"
        let marked = RunningText(dateline + "The Weekly © 2022")
        #expect(ReportDate.find(in: marked, fallback: nil)?.day.description == "2022-09-21")
        let unmarked = RunningText("Survivors of the 2013 attack light candles\n\n" + dateline)
        #expect(ReportDate.find(in: unmarked, fallback: nil) == nil)
    }

    @Test(
        arguments: [
            ("Rebels attacked Tripoli on 3 March 2023.", nil),
            ("Clashes were reported in Juba on 3 May 2023.", nil),
            ("3 May 2023: Gunmen killed a man in Jos.", nil), ("MOSCOW, April 4, 2023.", "2023-04-04"),
            ("The page was published on 4 April 2023 and tells much of the region.", nil),
            ("Page published 4 April 2023 tells much of the region and of its rivers.", "2023-04-04"),
        ] as [(String, String?)])
    func aShortSentenceIsNoDateline(text: String, day: String?) {
        #expect(ReportDate.find(in: RunningText(text), fallback: nil)?.day.description == day)
    }
}
