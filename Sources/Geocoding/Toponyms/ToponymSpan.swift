import Gazetteer

/// A stretch of a text that a gazetteer name matches, with all that it may stand for.
struct ToponymSpan {
    let tokens: Range<Int>
    /// What the name matches, codes left out.
    var matches: [NameMatch]
    /// How strongly the words around it say that this is a place. Below `ToponymEvidence.enough` it is not taken for one.
    var evidence: Double
    /// Words that say what kind of place: "city", "province"; nil when there are none.
    var kindWord: String?
    /// The end of the name with its kind word: "Ghazni province".
    var end: Int
    /// The position in the span list of the area it is said to lie in.
    var container: Int?

    var isDemonym: Bool { matches.allSatisfy { $0.kind == .demonym } }
}
