public import Geometry

/// A location with what stands behind it in the text.
public struct LocatedPhrase: Hashable, Sendable {
    /// The location.
    public let location: Location
    /// The tokens of the whole phrase.
    public let tokens: Range<Int>
    /// What it is anchored to.
    public let anchor: Anchor
    /// What the grammar read before the anchor; nil when the name merely stands there ("Kabul's mayor").
    public let relation: SpatialRelation?

    /// Whether it is the place of a dateline ("NAIROBI, Sept 21 —"), where the report was written.
    public let isDateline: Bool

    /// The same phrase, less sure: the truth may lie so much farther away.
    ///
    /// - Parameter rule: why, for people.
    public func widened(by length: Length, rule: String) -> LocatedPhrase {
        var location = location
        let uncertainty = location.uncertainty + length
        guard let area = try? Disc(centre: location.coordinate, radius: uncertainty).shape() else {
            return self
        }
        location.uncertainty = uncertainty
        location.area = area
        location.extent = .uncertainty
        location.rule = rule
        return LocatedPhrase(
            location: location, tokens: tokens, anchor: anchor, relation: relation, isDateline: isDateline)
    }

    /// Whether it is a position in figures, or counts from one.
    public var isPosition: Bool { if case .coordinate = anchor { true } else { false } }

    /// Whether the text states a relation to the anchor.
    public var isStated: Bool { relation != nil }
}
