/// A word, a number or a mark of a text in UTF-8, with its place in bytes and in code points.
package struct Lexeme {
    /// What its letters look like, and how it stands to its neighbours.
    package struct Shape: OptionSet, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        /// A word or a number, no mark.
        static let word = Shape(rawValue: 1 << 0)
        /// The first letter is a capital.
        static let capital = Shape(rawValue: 1 << 1)
        /// Two capitals or more, and no small letter.
        static let allCapitals = Shape(rawValue: 1 << 2)
        /// Some small letter.
        static let small = Shape(rawValue: 1 << 3)
        /// Some digit.
        static let digit = Shape(rawValue: 1 << 4)
        /// Letters that have no case.
        static let uncased = Shape(rawValue: 1 << 5)
        /// Follows the lexeme before it without a space.
        static let glued = Shape(rawValue: 1 << 6)
        /// Dots between single letters: "U.S.".
        static let dotted = Shape(rawValue: 1 << 7)
        /// "'s" and "’s".
        static let possessive = Shape(rawValue: 1 << 8)
        /// A line ends somewhere before it.
        static let afterBreak = Shape(rawValue: 1 << 9)
        /// Two line ends, or a line end after a full line, before it.
        static let afterGap = Shape(rawValue: 1 << 10)
        /// A capital behind a small letter: "McAllen".
        static let innerCapital = Shape(rawValue: 1 << 11)
    }

    /// First byte.
    package var start: Int32
    /// Byte behind the last.
    package var end: Int32
    /// First code point.
    package var scalarStart: Int32
    /// Code point behind the last.
    package var scalarEnd: Int32
    package var shape: Shape

    var bytes: Range<Int> { Int(start)..<Int(end) }
    var isWord: Bool { shape.contains(.word) }
    var isGlued: Bool { shape.contains(.glued) }
}
