/// A stretch of a text that names a place.
package struct Mention: Hashable, Sendable {
    /// Its lexemes.
    package let lexemes: Range<Int>
    /// Its code points.
    package let scalars: Range<Int>
    /// How much better the best tags of the text are than the best without the name; nil for a name that was given.
    package let margin: Float?

    package init(lexemes: Range<Int>, scalars: Range<Int>, margin: Float? = nil) {
        self.lexemes = lexemes
        self.scalars = scalars
        self.margin = margin
    }
}
