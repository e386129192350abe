import Gazetteer

/// A stretch of a text that a gazetteer name matches, with all that it may stand for.
struct ToponymSpan {
    /// How the text ties a name to the area it lies in.
    enum Tie {
        /// "Paris, Texas": may also be two items of a list.
        case comma
        /// "Tame in Arauca", "Iraq's Diyala", "the Ombada area of Omdurman": says so in words.
        case words
    }

    /// What "X, Y" and "X in Y" say, by what stands around them.
    enum Apposition {
        /// Y is no area right behind the name, or the subject of what follows: "In Kabul, Pakistan's minister said".
        case none
        /// Y holds X, unless the two are items of a list: "Kandahar, Helmand and Uruzgan".
        case open
        /// Nothing follows that would make them a list: "in Palma, Mozambique, on Friday".
        case closed
    }

    let tokens: Range<Int>
    /// The name, folded: the same for all spans that may stand for the same places.
    let key: FoldedKey
    /// What the name matches.
    var matches: [NameMatch]
    /// How strongly the words around it say that this is a place. Below `ToponymEvidence.enough` it is not taken for one.
    var evidence = 0.0
    /// Words that say what kind of place: "city", "province"; nil when there are none.
    var kindWord: String?
    /// The end of the name with its kind word: "Ghazni province".
    var end: Int
    /// Whether it follows a capitalised word that is no place, as a surname does.
    var isSurname = false
    /// Whether a preposition or a kind word says that a place is meant.
    var isPlaced = false
    /// Whether it is the label of a list's item: "Dara'a: …".
    var isLabel = false
    /// Whether "the" stands before it, as it does before rivers and regions, and hardly ever before towns.
    var hasArticle = false
    /// The position in the span list of the area it is said to lie in.
    var container: Int?
    /// How it is tied to that.
    var tie: Tie?
    /// Whether that is an area right behind it.
    var apposition = Apposition.none

    init(tokens: Range<Int>, key: FoldedKey, matches: [NameMatch]) {
        self.tokens = tokens
        self.key = key
        self.matches = matches
        self.end = tokens.upperBound
    }

    /// Whether it names people or things of a country ("Pakistani"), even where some place is spelled so too.
    var isDemonym: Bool {
        guard let people = matches.first(where: { $0.kind == .demonym }) else { return false }
        return !matches.contains { $0.row <= people.row && $0.kind.isUsual }
    }

    /// The country of a demonym.
    var people: PlaceRow? { matches.first { $0.kind == .demonym }?.row }
}

extension NameKind {
    /// Whether a place is called so as a rule.
    var isUsual: Bool { self == .primary || self == .preferred || self == .short || self == .ascii }
}
