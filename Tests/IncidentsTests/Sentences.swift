import Geocoding

@testable import Incidents

/// One sentence, cut as a report is.
struct OneSentence {
    let text: RunningText
    let sentence: Sentence

    init?(_ words: String) {
        text = RunningText(words)
        guard let first = text.sentences.first, !first.isHeading else { return nil }
        sentence = first
    }
}
