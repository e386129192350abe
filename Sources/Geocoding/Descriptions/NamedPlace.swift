import Gazetteer
import Geometry

/// A place that a name in a description may stand for.
struct NamedPlace {
    /// What it is.
    let subject: GeocodingAnswer.Subject
    /// Its row, if it is a place of the gazetteer.
    let row: PlaceRow?
    let coordinate: Coordinate
    let kind: PlaceKind
    /// How important it is, 0–1.
    let prior: Double
    /// How the words lead to it.
    let match: QueryMatch
    /// For a misspelled name, how far off it is.
    let cost: Int
    /// Whether the name is one of the past.
    let isOld: Bool
    /// Whether it is as wide as a province: a sea or a gulf.
    let isWide: Bool

    init(
        subject: GeocodingAnswer.Subject, coordinate: Coordinate, kind: PlaceKind, prior: Double,
        match: QueryMatch,
        cost: Int = 0, isOld: Bool = false, isWide: Bool = false
    ) {
        self.subject = subject
        row =
            switch subject {
            case .place(let row): row
            default: nil
            }
        self.coordinate = coordinate
        self.kind = kind
        self.prior = prior
        self.match = match
        self.cost = cost
        self.isOld = isOld
        self.isWide = isWide
    }

    /// How fine it places something: 0 a site, a settlement or a quarter, 1 a second-level division, 2 a first-level one
    /// or a region, 3 a country.
    var level: Int {
        switch kind {
        case .country: 3
        case .admin1, .region: 2
        case .water where isWide: 2
        case .admin2: 1
        default: 0
        }
    }
}

/// A clause with the places that its name may stand for.
struct NamedClause {
    let clause: Clause
    /// The tokens of the name that was found, or of what looks like a name and is in no table.
    let name: Range<Int>
    let words: String
    var places: [NamedPlace]
    /// "northern", "downtown" in front of the name, where the name has a place only without.
    var part: Part?
    /// Whether the words tell of something at the place that they name: "Kramatorsk airfield".
    var isSite = false
    /// Whether only the first words of the name are a place's.
    var isBeginning = false
    /// Whether it was named before the description, and only speaks for other places.
    var isContext = false

    /// What a word next to a name says of where in it.
    enum Part {
        case direction(CompassPoint)
        case centre
        case edge
        case around
        case coast
        case border
    }

    /// Whether an area that the clause names must hold what the others name: not the country that a border is with.
    /// Nor the other end of a road.
    var mayHold: Bool {
        !isContext && !isBorder && clause.link != .and && clause.link != .dash
            // A town at a sea is not in it.
            && !places.contains { $0.isWide }
            && [nil, .inside].contains(clause.relation?.relation)
    }

    /// Whether the clause tells of a border and not of what lies within.
    var isBorder: Bool {
        if case .border = part { return true }
        return clause.relation?.relation == .border
    }
}
