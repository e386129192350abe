public import Geometry

/// A building, a square, a base, a prison: something that reports name and gazetteers of places lack.
public struct Landmark: Hashable, Sendable {
    /// The name to show.
    public let name: String
    /// Other names, in any language.
    public let aliases: [String]
    /// What it is, in lower case: `presidential palace`, `mosque`; may be empty.
    public let kind: String
    /// The city that it lies in or near; may be empty.
    public let city: String
    /// ISO 3166-1 alpha-2; nil where the table has none.
    public let countryCode: String?
    /// Where it is.
    public let coordinate: Coordinate
    /// How far from `coordinate` a point of it may lie.
    public let uncertainty: Length
    /// Where position and uncertainty come from.
    public let source: String
}
