public import Gazetteer
public import Geometry

/// What a picture shows of one incident.
public struct PictureMark: Hashable, Sendable {
    /// Where the truth may lie.
    public enum Reach: Hashable, Sendable {
        /// Within the uncertainty around the point.
        case disc
        /// Somewhere in a country or a division, drawn by its outline.
        case unit(PlaceRow)
        /// In an area of its own: a sector, a corridor, what a text states.
        case shape(Shape)
    }

    /// The best single point.
    public var position: Coordinate
    /// How far from it the truth may lie.
    public var uncertainty: Length
    /// The area that is drawn for it.
    public var reach: Reach
    /// What it is coloured by: the type of incident.
    public var kind: String
    /// Whether it only may belong to what the picture shows; then it is drawn hollow.
    public var isPossible: Bool
    /// The place, for its label.
    public var name: String?
    /// A second line, in smaller letters.
    public var note: String?

    /// A mark at a point.
    public init(
        at position: Coordinate, uncertainty: Length = .metres(0), reach: Reach = .disc, kind: String,
        isPossible: Bool = false, name: String? = nil, note: String? = nil
    ) {
        self.position = position
        self.uncertainty = uncertainty
        self.reach = reach
        self.kind = kind
        self.isPossible = isPossible
        self.name = name
        self.note = note
    }

    /// What is less sure than this has no pin: its area is all that is drawn. As on the map's page.
    static let surePosition = Length.kilometres(5)
}

/// A circle that a question was asked about: all positions at one distance from a centre.
public struct PictureRing: Hashable, Sendable {
    /// The middle, which is marked.
    public let centre: Coordinate
    /// The geodesic distance; nil marks the centre only.
    public let radius: Length?
    /// What the centre is called.
    public let name: String?

    /// A ring.
    public init(around centre: Coordinate, radius: Length?, name: String? = nil) {
        self.centre = centre
        self.radius = radius
        self.name = name
    }
}
