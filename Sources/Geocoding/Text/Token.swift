/// A word, a number or a mark of a text, with the facts that rules ask for again and again.
public struct Token: Hashable, Sendable {
    /// What a token is made of.
    public enum Kind: Hashable, Sendable {
        /// Letters, possibly with digits, inner apostrophes or abbreviation points.
        case word
        /// Digits, with their separators.
        case number
        /// Anything else, one scalar a token.
        case mark
    }

    /// As it stands in the text.
    public let text: String
    /// In lower case, typographic apostrophes made plain: what rules compare with.
    public let lower: String
    /// Word, number or mark.
    public let kind: Kind
    /// Where it stands.
    public let span: TextSpan
    /// Whether it follows the token before it without a space: the `Zor` of `ez-Zor`.
    public let isGlued: Bool

    /// Whether the first letter is an upper-case one, or the script has no cases.
    public let isCapitalised: Bool
    /// Whether all its letters (two or more) are upper-case ones.
    public let isAllCaps: Bool
    /// Whether it is the `'s` that makes the word before it an owner.
    public var isPossessive: Bool { isGlued && lower == "'s" }
    /// A number for `lower`, the same for the same word within one run of the program: rules look this up first.
    let code: Int
    /// Whether a quantity can start with it.
    let opensQuantity: Bool

    /// Whether it stands within quotation marks.
    public internal(set) var isQuoted: Bool = false
}

/// A run of tokens that ends as sentences end, or a line that stands alone.
public struct Sentence: Hashable, Sendable {
    /// Positions in the text's token list.
    public let tokens: Range<Int>
    /// Where it stands.
    public let span: TextSpan
    /// The number of its paragraph, from 0.
    public let paragraph: Int
    /// Whether it is a headline, a byline, a caption or other furniture: no full sentence.
    public let isHeading: Bool
    /// Whether it starts with a list mark.
    public let isListItem: Bool
}
