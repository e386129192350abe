import Testing

@testable import Geocoding

@Suite struct SentenceTests {
    func sentences(_ text: String) -> [String] {
        let running = RunningText(text)
        return running.sentences.map { running.line(in: $0.span) }
    }

    @Test(arguments: [
        "ROME, Ga. – A guard was shot outside a bank.",
        "ST. PETERSBURG, Fla. (AP) — Two men were hurt.",
        "Lt. Col. J. Smith met Gov. Ahmad on Sept. 3 at 9 a.m. near No. 12.",
        "He gave 3.5 million U.S. dollars.",
        "\"Get out!\" he said.",
        "The U.S. Army came.",
    ])
    func isOne(text: String) {
        #expect(sentences(text) == [text])
    }

    @Test func endsBehindClosingQuotes() {
        #expect(
            sentences("He said \"we left.\" Nobody was hurt. Why? Nobody knows.")
                == ["He said \"we left.\"", "Nobody was hurt.", "Why?", "Nobody knows."])
    }

    @Test func joinsWrappedLines() {
        let text = "A bomb went off beside a police station in the town of\nJalalabad on Sunday. Six died."
        #expect(
            sentences(text) == [
                "A bomb went off beside a police station in the town of Jalalabad on Sunday.", "Six died.",
            ])
    }

    @Test func keepsHeadingsApart() {
        let text = RunningText("Rockets hit Kabul\nBy A. Reporter\n\nThree rockets hit Kabul on Tuesday.")
        #expect(text.sentences.map(\.isHeading) == [true, true, false])
        #expect(text.sentences.map(\.paragraph) == [0, 1, 2])
    }

    @Test func knowsListItems() {
        let text = RunningText(
            "Incidents this week:\n• Two men were shot dead in Gao by unknown gunmen.\n• A convoy was attacked near Kidal on Monday night.\n"
        )
        #expect(text.sentences.map(\.isListItem) == [false, true, true])
    }

    @Test func readsOtherScriptsAndTheirMarks() {
        #expect(sentences("هل وصلوا؟ نعم۔ 北京。上海。").count == 4)
    }
}
