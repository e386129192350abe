import Geometry
import Testing
import Testkit

@testable import Geocoding

/// Texts that make careless readers take forever or fall over: up to a megabyte, less where every word is a
/// place and the debug build draws its disc.
@Suite struct HostileTextTests {
    @Test(arguments: [
        ("north of north of ", 20_000), ("((((((((", 30_000), ("Kabul, ", 1_000),
        ("in the north of Kabul and ", 500), ("KABUL BOMB KILLS POLICE ", 2_000), ("xxxxxxxx", 130_000),
        ("a.b.c.", 20_000), ("between Kabul and ", 500), ("within 5 km of ", 8_000), ("5 km 5 km ", 8_000),
        ("\n", 1_000_000), ("\u{301}", 250_000), ("al-", 30_000), ("Kabul's ", 500), ("\"", 100_000),
        ("San ", 10_000), ("presidential palace, Kabul ", 400),
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
