public import Gazetteer

/// A place named in a text.
public struct PlaceMention: Hashable, Sendable {
    /// The tokens of the name.
    public let tokens: Range<Int>
    /// What it stands for.
    public let anchor: Anchor
    /// The mention of an area that the text says it lies in, right behind it: the `Kabul` of "the palace in Kabul".
    public let container: Range<Int>?
    /// The other bearer of the name that came nearest to being chosen.
    public internal(set) var runnerUp: PlaceRow?

    /// Whether it is a position in figures.
    var isPosition: Bool { if case .coordinate = anchor { true } else { false } }
}
