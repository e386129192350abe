import Geometry

/// How a text places something relative to an anchor.
public enum SpatialRelation: Hashable, Sendable {
    /// In or at it.
    case inside
    /// No farther than the stated distance.
    case within
    /// Aimed at it: "an attack on the palace" need not have hit it.
    case aimed
    /// Close to it; the text states no distance.
    case near
    /// At the edge of a settlement.
    case edge
    /// At the stated distance, in any direction.
    case distance
    /// In a direction, at no stated distance.
    case direction
    /// At a distance in a direction.
    case distanceAndDirection
    /// Somewhere between two anchors, or on the road from one to the other.
    case between
    /// At sea before it.
    case offshore
    /// In the part of it that lies in a direction.
    case part
    /// In its middle.
    case centre
    /// As far away as one travels in a stated time.
    case travel
    /// Along the border of two anchors.
    case border
    /// Where two anchors meet: a confluence, a junction.
    case meeting

    /// How much the words say about the distance from the anchor: of two phrases about one anchor the higher counts.
    public var precision: Int {
        switch self {
        case .within, .distance, .distanceAndDirection: 3
        case .direction, .between, .offshore, .edge, .part, .centre, .travel, .border, .meeting: 2
        case .near: 1
        case .inside, .aimed: 0
        }
    }
}

/// A line of the grammar: words that stand before an anchor, and what they say.
struct SpatialRule: Sendable {
    let relation: SpatialRelation
    let pattern: TokenPattern

    private init(_ relation: SpatialRelation, _ pattern: String) {
        self.relation = relation
        self.pattern = TokenPattern(pattern, lexicon: Self.lexicon)
    }

    private static let lexicon: [String: Set<String>] = [
        "unit": Set(LengthUnit.metres.keys).union(["nautical"]),
        "dir": CompassPoint.words, "time": Set(TravelMode.hours.keys), "way": Set(TravelMode.words.keys),
    ]

    /// The grammar, the most telling rule first: the first that matches before an anchor counts.
    static let all: [SpatialRule] = [
        SpatialRule(.within, "within|in a|the? radius of #d @unit miles? around|of|from"),
        SpatialRule(.within, "within #d @unit miles? of|from|around"),
        SpatialRule(.within, "within|in a|the? #d -? @unit -? radius of|around"),
        SpatialRule(.within, "radius of #d @unit miles? around|of|from"),
        SpatialRule(.within, "less|fewer than #d @unit miles? from|of|away"),
        SpatialRule(.offshore, "#d @unit miles? @dir? -? @dir? off the? ~2 coast|shore|shores of"),
        SpatialRule(
            .distanceAndDirection,
            "#d -|to|or|and|\u{2013} #e @unit miles? to? the? @dir -? @dir? of|from|off"),
        SpatialRule(.distance, "#d -|to|or|and|\u{2013} #e @unit miles? ~1 from|outside|off|of"),
        SpatialRule(.distanceAndDirection, "#d @unit miles? ~1 to? the? @dir -? @dir? of|from|off"),
        SpatialRule(.distanceAndDirection, "#d @unit miles? @dir -? @dir? of|from|off"),
        SpatialRule(.within, "#d @unit miles? around"),
        SpatialRule(.distance, "#d @unit miles? ~2 from|outside|off|of"),
        SpatialRule(.offshore, "#d @unit miles? offshore"),
        SpatialRule(.travel, "#t -? @time '? -? ~1 @way ~1 away? from|outside|of"),
        SpatialRule(.travel, "#t -? @time '? away? by|on @way from|outside|of"),
        SpatialRule(.travel, "#t @time away? from|outside"),
        SpatialRule(.travel, "#t -? @time '? -? ~1 @dir -? @dir? of|from"),
        SpatialRule(.border, "on|along|at|near the? ~1 border|borders|frontier|boundary of|between|with"),
        SpatialRule(
            .meeting, "at|near the? confluence|junction|intersection|crossing|crossroads|meeting of|between"),
        SpatialRule(
            .between,
            "on|along the? ~3 road|highway|route|axis|motorway|track|rn* ~4 between|linking|connecting|from"),
        SpatialRule(.between, "road|highway|route|axis|motorway between|linking|connecting|from"),
        SpatialRule(.between, "between"),
        SpatialRule(.part, "in|inside the? ~1 @dir -? @dir? of"),
        SpatialRule(.centre, "in|inside the? heart|centre|center|middle of"),
        SpatialRule(.direction, "to? the? @dir -? @dir? of"),
        SpatialRule(.edge, "on|in|at the? outskirts|edge|edges|fringes|periphery of"),
        SpatialRule(.edge, "just? outside"),
        SpatialRule(.offshore, "off the? ~2 coast|shore of"),
        SpatialRule(.offshore, "off"),
        SpatialRule(.near, "near|beside|opposite|nearby|alongside"),
        SpatialRule(.near, "close|next|adjacent to"), SpatialRule(.near, "in front of"),
        SpatialRule(.near, "not far from"),
        SpatialRule(.near, "in the vicinity of"), SpatialRule(.near, "vicinity of"),
        SpatialRule(.near, "around|surrounding"),
        SpatialRule(.near, "at the gates|gate|entrance|foot of"),
        SpatialRule(
            .aimed,
            "attack|attacks|strike|strikes|assault|raid|fire|bombing|shelling|bombardment on|against|at"),
        SpatialRule(.aimed, "targeting|targeted|at|towards|toward"),
        SpatialRule(.inside, "in|inside|within|across|throughout|into|on|hit|struck"),
        SpatialRule(.inside, "attacked|bombed|shelled|bombarded|pounded|raided|stormed|overran|rocked|shook"),
    ]

    /// What stands behind the anchor: "Gao (30 km N)", "Gao, about 5 km to the south".
    static let trailing: [SpatialRule] = [
        SpatialRule(.distanceAndDirection, "#d @unit miles? to? the? @dir -? @dir?"),
        SpatialRule(.distance, "#d @unit miles? away?"),
    ]
}
