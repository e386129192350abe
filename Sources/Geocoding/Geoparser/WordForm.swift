/// All that is worth knowing of one way of writing a word; computed once, however often the word stands anywhere.
package struct WordForm {
    /// Hash of the word as written.
    let exact: UInt64
    /// Number of the same word in small letters.
    var lower: Int32 = 0
    /// The values of the features that the word has by itself.
    var features = Features()
    /// The key the gazetteer knows it by; empty for marks.
    var key: [UInt8] = []
    /// The number of the name that it is by itself; 0 for none.
    var name: Int32 = 0
    var traits: Traits = []

    /// One value a feature, all of them small numbers or hashes.
    struct Features {
        /// What a feature looks at.
        enum Kind: Int, CaseIterable {
            case lower, suffix2, suffix3, suffix4, prefix3, shape
            /// The group of words that are used alike, among many.
            case group
            /// The group among few, with what the lists of names say.
            case kind
            /// What the gazetteer has of the word alone.
            case sort
            case exact
        }

        private var values = InlineArray<10, UInt32>(repeating: 0)

        subscript(kind: Kind) -> UInt32 {
            get { values[kind.rawValue] }
            set { values[kind.rawValue] = newValue }
        }
    }

    /// What part the word may play.
    struct Traits: OptionSet {
        let rawValue: UInt16
        static let givenName = Traits(rawValue: 1 << 0)
        static let surname = Traits(rawValue: 1 << 1)
        static let placePreposition = Traits(rawValue: 1 << 2)
        static let title = Traits(rawValue: 1 << 3)
        /// Joins the parts of a name though written small: "of", "al", "de".
        static let connector = Traits(rawValue: 1 << 4)
        static let hyphen = Traits(rawValue: 1 << 5)
        static let dot = Traits(rawValue: 1 << 6)
        static let comma = Traits(rawValue: 1 << 7)
        /// "!", "?" and what else ends a sentence.
        static let stop = Traits(rawValue: 1 << 9)
        /// A verb of speaking: people do it, and governments by the names of their capitals.
        static let speech = Traits(rawValue: 1 << 10)
        /// The lexicon knows it as a word.
        static let isEnglish = Traits(rawValue: 1 << 8)
    }
}
