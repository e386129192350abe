package import Gazetteer
public import Geometry
public import Incidents

/// An incident as a row of a published table tells it, in the terms that all tables share.
///
/// What a table says that has no place here is not lost: the store keeps the row as it was published beside this.
public struct ImportedIncident: Hashable, Sendable {
    /// The dataset's short name, such as `ucdp`; with `id` the key of the incident.
    public var dataset: String
    /// What the publisher calls it, as it was written; without such a name one made of the row's words.
    public var id: String
    /// What incidents of that name are told apart by: a number that some program took for a fraction on its way is still the
    /// same (300380.0).
    package static func identity(of id: String) -> String {
        guard id.hasSuffix(".0"), id.utf8.count > 2, id.utf8.dropLast(2).allSatisfy({ 0x30...0x39 ~= $0 })
        else { return id }
        return String(id.dropLast(2))
    }
    /// When it happened; nil when the row does not say, or not readably.
    public var date: ImportedDate?
    /// The names of where it happened.
    public var names = PlaceNames()
    /// Where it happened; nil when nothing places it.
    public var position: ImportedPosition?
    /// How finely the publisher says the place is known.
    public var precision: LocationPrecision?
    /// The same in the publisher's own code, as it was written.
    public var precisionCode: String?
    /// What happened, in the publisher's words.
    public var type: String?
    /// The same more closely.
    public var subType: String?
    /// Who acted.
    public var actor1: String?
    /// On whom, or against whom.
    public var actor2: String?
    /// The best estimate of the killed; nil when unknown, which is not zero.
    public var fatalities: Int?
    /// The low estimate.
    public var fatalitiesLow: Int?
    /// The high estimate.
    public var fatalitiesHigh: Int?
    /// On whose word.
    public var source: String?
    /// What the row tells in sentences.
    public var notes: String?

    /// An incident of which nothing but its name is known.
    public init(dataset: String, id: String) {
        self.dataset = dataset
        self.id = id
    }
}

/// When an incident happened, as far as its row tells.
public struct ImportedDate: Hashable, Sendable {
    /// The first day on which it may have happened.
    public var start: CalendarDay
    /// The last one.
    public var end: CalendarDay
    /// How finely the date is known.
    public var precision: DatePrecision
    /// The same in the publisher's own code.
    public var code: String?

    /// A date known so finely.
    public init(start: CalendarDay, end: CalendarDay, precision: DatePrecision, code: String? = nil) {
        self.start = start
        self.end = end
        self.precision = precision
        self.code = code
    }
}

/// The names by which a row says where something happened, the coarsest first.
public struct PlaceNames: Hashable, Sendable {
    /// The country, by name or code.
    public var country: String?
    /// The first-level division.
    public var admin1: String?
    /// The second-level division.
    public var admin2: String?
    /// The finest named place.
    public var place: String?
    /// The place in the words of a report: "3 km north of the bridge".
    public var description: String?

    /// No names.
    public init() {}

    /// Whether nothing is named.
    public var isEmpty: Bool {
        country == nil && admin1 == nil && admin2 == nil && place == nil && description == nil
    }
}

/// Where an incident happened: a point, how far from it the truth may lie, and why.
public struct ImportedPosition: Hashable, Sendable {
    /// The point.
    public var coordinate: Coordinate
    /// How far from it the truth may lie, metres.
    public var uncertainty: Double
    /// The rule that gave both.
    public var rule: PlacingRule
    /// What the names were found to be, with its setting: "Azaz, Aleppo, Syria"; nil for a point of the row's own.
    public var matched: String?
    /// The GeoNames identifier of that place.
    public var geonameID: Int?
    /// The country or division that the point stands for, in the gazetteer that placed it; nil for a place within one.
    package var unit: PlaceRow?

    /// A point with its uncertainty.
    public init(
        coordinate: Coordinate, uncertainty: Double, rule: PlacingRule, matched: String? = nil,
        geonameID: Int? = nil
    ) {
        self.coordinate = coordinate
        self.uncertainty = uncertainty
        self.rule = rule
        self.matched = matched
        self.geonameID = geonameID
    }
}
