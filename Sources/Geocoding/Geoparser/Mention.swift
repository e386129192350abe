/// A stretch of a text that names a place.
package struct Mention: Hashable, Sendable {
    /// Its lexemes.
    package let lexemes: Range<Int>
    /// Its code points.
    package let scalars: Range<Int>

    package init(lexemes: Range<Int>, scalars: Range<Int>) {
        self.lexemes = lexemes
        self.scalars = scalars
    }
}
