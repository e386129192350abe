/// A location with what stands behind it in the text.
public struct LocatedPhrase: Hashable, Sendable {
    /// The location.
    public let location: Location
    /// The tokens of the whole phrase.
    public let tokens: Range<Int>
    /// What it is anchored to.
    public let anchor: Anchor
    /// Whether a rule of the grammar read it; otherwise the name merely stands there ("Kabul's mayor").
    public let isStated: Bool
}
