/// A text cut into lexemes, with what the vocabulary and the gazetteer know of each: what the tagger looks at.
struct ReadText {
    /// How a lexeme lies in a stretch of text that is a name of the gazetteer.
    struct Cover {
        /// 0 in none, 1 all of it, 2 its first, 3 within, 4 its last lexeme.
        var part: UInt8 = 0
        /// What the name is, see `NameCatalog.Entry`.
        var sort: UInt8 = 0
        /// Lexemes of the whole name.
        var length: UInt8 = 0
    }

    var lexemes: [Lexeme] = []
    /// Numbers of word forms.
    var forms: [Int32] = []
    /// Which lexemes may be part of a place's name: the tagger looks at no other.
    var isOpen: [Bool] = []
    var covers: [Cover] = []
    /// What the text says elsewhere of the word, see `TextFacts`.
    var facts: [UInt8] = []
    /// Whether capitals say nothing around a lexeme: a heading, a text all in capitals.
    var capitalsAreIdle: [Bool] = []
    /// Whether a sentence starts at a lexeme.
    var startsSentence: [Bool] = []
    /// For each lexeme the stretch of capitalised words that it stands in; empty ranges for others.
    var stretches: [Range<Int32>] = []
}
