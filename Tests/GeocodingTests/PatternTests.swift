import Testing

@testable import Geocoding

@Suite struct PatternTests {
    /// The words that a pattern takes from the start of a text; nil when it does not match there.
    func match(_ pattern: String, _ text: String) -> String? {
        let running = RunningText(text)
        let pattern = TokenPattern(pattern, lexicon: ["dir": ["north", "south"]])
        return pattern.match(running.tokens, at: 0, in: running.tokens.indices).map {
            running.line(in: running.span(of: $0.tokens))
        }
    }

    @Test(arguments: [
        ("rockets hit", "Rockets HIT Kabul", "Rockets HIT"),
        ("rocket* hit", "rocketry hit", "rocketry hit"),
        ("bomb|mine", "mine blast", "mine"),
        ("@dir of", "south of Gao", "south of"),
        ("# killed", "at least 12 killed", "at least 12 killed"),
        ("_ of", "outskirts of Gao", "outskirts of"),
        ("hit ~2 with", "hit the city with rockets", "hit the city with"),
        ("hit ~2 with", "hit with rockets", "hit with"),
        ("to? the? @dir", "to the north", "to the north"), ("to? the? @dir", "north", "north"),
    ])
    func takes(pattern: String, text: String, expected: String) {
        #expect(match(pattern, text) == expected)
    }

    @Test(arguments: [
        ("rocket hit", "rockets hit"), ("@nothing", "nothing"), ("_ of", ", of"),
        ("hit ~1 with", "hit the city with"), ("hit ~3 with", "hit it; left with"),
        ("# killed", "many killed"),
    ])
    func doesNotTake(pattern: String, text: String) {
        #expect(match(pattern, text) == nil)
    }

    @Test func capturesQuantitiesAndPhrases() throws {
        let text = RunningText("gunmen killed at least two of the guards at a bank")
        let pattern = TokenPattern("killed #n of? <victims>")
        let match = try #require(pattern.matches(text.tokens, in: text.tokens.indices).first)
        #expect(match.quantities["n"]?.value == 2)
        let victims = try #require(match.phrases["victims"])
        #expect(text.line(in: text.span(of: victims)) == "the guards")
    }

    @Test func matchesDoNotOverlapAndStayInTheirRange() {
        let text = RunningText("hit hit hit hit hit")
        let pattern = TokenPattern("hit hit")
        #expect(pattern.matches(text.tokens, in: 0..<5).map(\.tokens) == [0..<2, 2..<4])
        #expect(pattern.matches(text.tokens, in: 0..<3).map(\.tokens) == [0..<2])
        #expect(!pattern.occurs(text.tokens, in: 4..<5))
    }

    @Test(arguments: [
        ("the embassy of the United States was hit", "the embassy of the United States"),
        ("a convoy of six lorries on the road", "a convoy of six lorries"),
        ("the Ministry of Justice and Peace said", "the Ministry of Justice and Peace"),
        ("a wedding party travelling home", "a wedding party"),
        ("Deir ez-Zor in Syria", "Deir ez-Zor"),
    ])
    func nounPhraseEnds(text: String, expected: String) throws {
        let running = RunningText(text)
        let phrase = try #require(NounPhrase.read(running.tokens, from: 0, limit: running.tokens.count))
        #expect(running.line(in: running.span(of: phrase)) == expected)
    }

    @Test func nounPhraseBeforeAVerb() throws {
        let running = RunningText("when fighters of the Islamic State attacked")
        let last = running.tokens.count - 1
        let phrase = try #require(NounPhrase.read(running.tokens, before: last, notBefore: 0))
        #expect(running.line(in: running.span(of: phrase)) == "fighters of the Islamic State")
        #expect(
            running.line(in: running.span(of: NounPhrase.withoutDeterminer(running.tokens, 3..<6)))
                == "Islamic State")
    }
}
