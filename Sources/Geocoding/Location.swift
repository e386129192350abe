public import Geometry

/// A stretch of a text, in Unicode code points (scalars), end exclusive.
public struct TextSpan: Hashable, Sendable {
    /// The first code point.
    public let start: Int
    /// One past the last code point.
    public let end: Int

    /// A stretch from `start` up to `end`.
    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }
}

/// A place in the world as a text describes it: an anchor, what the text says about it, and how sure that is.
public struct Location: Hashable, Sendable {
    /// How an area relates to the truth.
    public enum Extent: String, Hashable, Sendable {
        /// The text states the area: "within 1 km of".
        case stated
        /// The area is how far the truth may lie from the point.
        case uncertainty
    }

    /// A place that bears the same name as another.
    public struct Namesake: Hashable, Sendable {
        /// Its name with its setting.
        public let title: String
        /// Where it lies.
        public let coordinate: Coordinate

        /// A place by its title.
        public init(title: String, coordinate: Coordinate) {
            self.title = title
            self.coordinate = coordinate
        }
    }

    /// The anchor with its setting, the most specific first: "Presidential Palace, Kabul".
    public var place: String
    /// ISO 3166-1 alpha-2 code of the anchor's country, where it has one.
    public var country: String?
    /// GeoNames identifier of the anchor; nil for landmarks and bare coordinates.
    public var geonameID: Int?
    /// The best single point.
    public var coordinate: Coordinate
    /// The radius that the text states, if it states one.
    public var radius: Length?
    /// How far from the point the truth may lie: what the text states plus the anchor's own extent.
    public var uncertainty: Length
    /// The area to draw: what the text states, otherwise the uncertainty.
    public var area: Shape
    /// Which of the two `area` is.
    public var extent: Extent
    /// The rule that gave the position, for people: "within a distance of a landmark".
    public var rule: String
    /// The words that were read, as they stand in the text.
    public var phrase: String
    /// Where the words stand.
    public var phraseSpan: TextSpan

    /// The place of the anchor's name that would have been taken next; nil for a name that only one place bears, and
    /// for anchors that are no gazetteer places.
    public var runnerUp: Namesake?

    /// A located place.
    public init(
        place: String, country: String?, geonameID: Int?, coordinate: Coordinate, radius: Length?,
        uncertainty: Length, area: Shape, extent: Extent, rule: String, phrase: String,
        phraseSpan: TextSpan
    ) {
        self.place = place
        self.country = country
        self.geonameID = geonameID
        self.coordinate = coordinate
        self.radius = radius
        self.uncertainty = uncertainty
        self.area = area
        self.extent = extent
        self.rule = rule
        self.phrase = phrase
        self.phraseSpan = phraseSpan
    }
}
