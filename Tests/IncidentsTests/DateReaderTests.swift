import Geocoding
import Testing

@testable import Incidents

/// Times as reports write them, told on Friday, 16 June 2023.
@Suite struct DateReaderTests {
    @Test(arguments: [
        ("The attack came on 14 June 2023 at dawn.", "2023-06-14", "2023-06-14"),
        ("The attack came on June 14, 2023 at dawn.", "2023-06-14", "2023-06-14"),
        ("The attack came on 2023-06-14 at dawn.", "2023-06-14", "2023-06-14"),
        ("The attack came on 14/06/2023 at dawn.", "2023-06-14", "2023-06-14"),
        ("The attack came on 14.06.2023 at dawn.", "2023-06-14", "2023-06-14"),
        ("The attack came on 14th of June at dawn.", "2023-06-14", "2023-06-14"),
        ("The attack came on December 30 at dawn.", "2022-12-30", "2022-12-30"),
        ("They fought from 12 to 14 June without a pause.", "2023-06-12", "2023-06-14"),
        ("The attack came on Tuesday in the town.", "2023-06-13", "2023-06-13"),
        ("The attack came on Friday in the town.", "2023-06-16", "2023-06-16"),
        ("The attack came last Friday in the town.", "2023-06-09", "2023-06-09"),
        ("The attack came yesterday in the town.", "2023-06-15", "2023-06-15"),
        ("The attack came two days ago in the town.", "2023-06-14", "2023-06-14"),
        ("They came in the night from Tuesday to Wednesday.", "2023-06-13", "2023-06-14"),
        ("The attack came last week in the town.", "2023-06-05", "2023-06-11"),
        ("The attack came in December near the town.", "2022-12-01", "2022-12-31"),
        ("The attack came on the eve of Eid al-Fitr.", "2023-04-20", "2023-04-20"),
        ("The attack came on the second day of Eid al-Fitr.", "2023-04-22", "2023-04-22"),
        ("The attack came on the last day of Eid al-Fitr.", "2023-04-23", "2023-04-23"),
        ("Calm returned on Monday after battles the previous evening.", "2023-06-12", "2023-06-12"),
    ])
    func theFirstTime(words: String, first: String, last: String) throws {
        let one = try #require(OneSentence(words))
        let reader = DateReader(reference: CalendarDay(iso: "2023-06-16"))
        let found = try #require(reader.mentions(one.text.tokens, in: one.sentence.tokens).first)
        #expect(found.first.description == first)
        #expect(found.last.description == last)
    }

    @Test func theDayBeforeCountsFromTheDayNamed() throws {
        let one = try #require(OneSentence("Calm returned on Monday after battles the previous evening."))
        let found = DateReader(reference: CalendarDay(iso: "2023-06-16"))
            .mentions(one.text.tokens, in: one.sentence.tokens)
        #expect(found.map(\.first.description) == ["2023-06-12", "2023-06-11"])
    }

    @Test(arguments: [
        "The attack may come within days.", "They march on the capital every day.",
        "A Saturday like any other it was.",
    ])
    func noTimeAtAll(words: String) throws {
        let one = try #require(OneSentence(words))
        let found = DateReader(reference: CalendarDay(iso: "2023-06-16"))
            .mentions(one.text.tokens, in: one.sentence.tokens)
        #expect(found.isEmpty, "\(found.map(\.note))")
    }

    @Test func withoutADayOfWritingOnlyWholeDatesCount() throws {
        let one = try #require(OneSentence("It came on Tuesday, as on 14 June 2023."))
        let found = DateReader(reference: nil).mentions(one.text.tokens, in: one.sentence.tokens)
        #expect(found.map(\.first.description) == ["2023-06-14"])
    }
}
