import Testing
import Testkit

@testable import Geocoding

@Suite struct TokenizerTests {
    func words(_ text: String) -> [String] { RunningText(text).tokens.map(\.text) }

    @Test(arguments: [
        ("Kabul's mayor", ["Kabul", "'s", "mayor"]),
        ("Deir ez-Zor", ["Deir", "ez", "-", "Zor"]),
        ("at 10km, 1,200.5 m", ["at", "10", "km", ",", "1,200.5", "m"]),
        ("the U.S. Army at 9 a.m. today", ["the", "U.S.", "Army", "at", "9", "a.m.", "today"]),
        ("the 5th, M23", ["the", "5th", ",", "M23"]),
        ("Sana’a and Dara'a", ["Sana’a", "and", "Dara'a"]),
        ("“No”", ["“", "No", "”"]),
        ("حي الروضة", ["حي", "الروضة"]),
        ("cafe\u{301} n\u{303}", ["cafe\u{301}", "n\u{303}"]),
        ("a\u{200B}b \u{FEFF}c", ["a", "b", "c"]),
        ("", []),
    ])
    func cutsWordsNumbersAndMarks(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test func countsCodePointsNotBytesOrCharacters() throws {
        // An emoji of four code points, a combining mark, a right-to-left mark.
        let text = RunningText("👨\u{200D}👩\u{200D}👧 cafe\u{301} \u{200F}کابل Kabul")
        let kabul = try #require(text.tokens.last)
        #expect(kabul.span == TextSpan(start: 18, end: 23))
        #expect(text.text(in: kabul.span) == "Kabul")
        #expect(text.tokens.contains { $0.text == "کابل" && $0.span.start == 13 })
    }

    @Test func knowsCapitalsAndWhatIsGlued() {
        let tokens = RunningText("KABUL al-Shabaab کابل").tokens
        #expect(tokens.map(\.isCapitalised) == [true, false, false, true, true])
        #expect(tokens.map(\.isAllCaps) == [true, false, false, false, false])
        #expect(tokens.map(\.isGlued) == [false, false, true, true, false])
    }

    @Test func everySpanReproducesItsTokenInAnyText() {
        var random = SeededRandom.announced("every span reproduces its token")
        for _ in 0..<400 {
            let string =
                Bool.random(using: &random) ? random.hostileText(upTo: 60) : random.anyUnicode(upTo: 80)
            let text = RunningText(string)
            var end = 0
            for token in text.tokens {
                #expect(token.span.start >= end && token.span.end > token.span.start)
                #expect(text.text(in: token.span).unicodeScalars.elementsEqual(token.text.unicodeScalars))
                end = token.span.end
            }
            // Sentences cover all tokens, in order, none twice.
            #expect(text.sentences.flatMap { Array($0.tokens) } == Array(text.tokens.indices))
            #expect(text.sentences.allSatisfy { !$0.tokens.isEmpty && $0.span.end <= text.scalars.count })
        }
    }

    @Test func aQuotationEndsWithItsParagraph() {
        let text = RunningText("He said \"we left.\n\nNobody was hurt.")
        #expect(text.tokens.filter(\.isQuoted).map(\.text) == ["we", "left", "."])
    }
}

extension SeededRandom {
    /// Code points from all of Unicode, with letters and spaces often enough to make words.
    mutating func anyUnicode(upTo length: Int) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            let value = UInt32.random(in: 0...0x10FFFF, using: &self)
            switch Int.random(in: 0..<4, using: &self) {
            case 0: text.append(" ")
            case 1: text.append(Unicode.Scalar(UInt8(value % 26 + 0x41)))
            case 2: text.append(Unicode.Scalar(value % 0x3000) ?? "-")
            default: text.append(Unicode.Scalar(value) ?? ".")
            }
        }
        return String(text)
    }
}
