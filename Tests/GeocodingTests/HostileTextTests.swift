import Geometry
import Testing
import Testkit

@testable import Geocoding

/// Texts that make careless readers take forever or fall over; a megabyte each where the text is plain.
@Suite struct HostileTextTests {
    @Test(arguments: [
        ("north of north of ", 60_000), ("((((((((", 60_000), ("Kabul, ", 12_000),
        ("in the north of Kabul and ", 4_000),
        ("KABUL BOMB KILLS POLICE ", 4_000), ("xxxxxxxx", 130_000), ("a.b.c.", 20_000),
        ("between Kabul and ", 4_000),
        ("within 5 km of ", 12_000), ("5 km 5 km ", 12_000), ("\n", 1_000_000), ("\u{301}", 500_000),
        ("al-", 60_000),
        ("Kabul's ", 6_000), ("\"", 200_000), ("San ", 30_000),
    ])
    func isReadToItsEnd(unit: String, times: Int) {
        let text = RunningText(String(repeating: unit, count: times))
        let locator = PhraseLocator(text, finder: World.finder)
        var count = 0
        for sentence in text.sentences { count += locator.phrases(in: sentence).count }
        #expect(count <= text.tokens.count)
    }

    @Test func anyTextIsRead() {
        var random = SeededRandom.announced("any text is read")
        let words = [
            "Kabul", "north of", "10 km", "between", "and", "in", "the", "Tripoli", "(", ")", ",", ".", "'s",
            "-",
            "al-", "Georgia", "city", "of", "Green Zone", "presidential palace", "Rome, Ga.", "within",
            "road",
            ":", "/", "Syrian", "\n\n",
        ]
        for _ in 0..<150 {
            var parts: [String] = []
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                let isWord = Int.random(in: 0..<5, using: &random) > 0
                parts.append(
                    isWord ? words.randomElement(using: &random) ?? "" : random.hostileText(upTo: 6))
            }
            for phrase in World.phrases(parts.joined(separator: " ")) {
                #expect(phrase.location.uncertainty > .metres(0))
            }
        }
    }
}
