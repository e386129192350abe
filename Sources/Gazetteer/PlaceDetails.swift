public import Geometry

/// What a place is called and where it belongs, for answers of many rows: cheaper than `Place`.
public struct PlaceDetails: Hashable, Sendable {
    /// The name to show.
    public let name: String
    /// Where it is.
    public let coordinate: Coordinate
    /// GeoNames' feature class, one letter.
    public let featureClass: String
    /// GeoNames' feature code; may be empty.
    public let featureCode: String
    /// ISO 3166-1 alpha-2; nil at sea.
    public let countryCode: String?
    /// Inhabitants; 0 when unknown.
    public let population: Int
    /// Its GeoNames identifier.
    public let geonameID: Int
}

/// The units that a place lies in, by name.
public struct PlaceUnits: Hashable, Sendable {
    /// ISO 3166-1 alpha-2; nil at sea.
    public internal(set) var countryCode: String?
    /// The name of the country.
    public internal(set) var country: String?
    /// The first-order unit that the place lies in or is.
    public internal(set) var admin1: String?
    /// The identifier of that unit.
    public internal(set) var admin1ID: Int?
    /// The second-order unit that the place lies in or is.
    public internal(set) var admin2: String?

    /// No units.
    public init() {}
}

/// Reads places for answers, and keeps what many of them share: features and countries.
public struct PlaceDetailsReader {
    private let world: WorldGazetteer
    private let features: [(letter: String, code: String, extent: Length)]
    private let countries: [String]
    private var units: [UInt32: PlaceUnits] = [:]

    /// A reader of an index.
    public init(_ world: WorldGazetteer) {
        self.world = world
        features = (0..<world.index.features.count / 12).map { number in
            let (featureClass, code) = world.index.feature(UInt16(clamping: number))
            return (
                String(featureClass.letter), code,
                DefaultExtent.radius(of: featureClass, code: code, population: 0)
            )
        }
        countries = (0..<world.index.countries.count / 8).map { number in
            world.index.country(UInt16(clamping: number))?.code ?? ""
        }
    }

    /// A place; nil for a row of another index.
    public func details(_ row: PlaceRow) -> PlaceDetails? {
        guard let record = world.index.record(row.index) else { return nil }
        let feature = Int(record.feature & ~GazetteerFormat.measuredBit)
        let (letter, code, _) = feature < features.count ? features[feature] : ("?", "", .metres(0))
        let country = Int(record.country)
        return PlaceDetails(
            name: world.index.name(record.name),
            coordinate: WorldGazetteer.coordinate(record.latitude, record.longitude), featureClass: letter,
            featureCode: code, countryCode: country < countries.count ? countries[country] : nil,
            population: Int(record.population), geonameID: Int(record.identifier))
    }

    /// How far a place reaches from its point, as `Place.extent`.
    public func extent(of row: PlaceRow) -> Length {
        guard let record = world.index.record(row.index) else { return .metres(0) }
        if record.feature & GazetteerFormat.measuredBit != 0,
            let radius = world.index.extent(row.index)?.radius,
            radius > 0
        {
            return .metres(Double(radius))
        }
        let feature = Int(record.feature & ~GazetteerFormat.measuredBit)
        guard feature < features.count else { return .metres(0) }
        if record.population > 0, features[feature].letter == "P" {
            return DefaultExtent.radius(of: .settlement, code: "", population: Int(record.population))
        }
        return features[feature].extent
    }

    /// The units that hold a place, itself included where it is one.
    public mutating func units(of row: PlaceRow) -> PlaceUnits {
        guard let record = world.index.record(row.index) else { return PlaceUnits() }
        let feature = Int(record.feature & ~GazetteerFormat.measuredBit)
        let isUnit = feature < features.count && features[feature].letter == "A"
        // What lies in a unit shares all of its units.
        let start = isUnit || record.parent == GazetteerFormat.noRow ? row.index : record.parent
        if let known = units[start] { return known }
        var found = PlaceUnits()
        let country = world.index.country(record.country)
        found.countryCode = country?.code
        found.country = country.flatMap { world.index.record($0.row) }.map { world.index.name($0.name) }
        var current = start
        for _ in 0..<12 {
            guard let unit = world.index.record(current) else { break }
            let number = Int(unit.feature & ~GazetteerFormat.measuredBit)
            if number < features.count, features[number].letter == "A" {
                let code = features[number].code
                if code.hasPrefix("ADM2"), found.admin2 == nil { found.admin2 = world.index.name(unit.name) }
                if code.hasPrefix("ADM1"), found.admin1 == nil {
                    found.admin1 = world.index.name(unit.name)
                    found.admin1ID = Int(unit.identifier)
                }
            }
            current = unit.parent
        }
        // A continent's members share no country.
        if found.admin1 != nil || isUnit { units[start] = found }
        return found
    }
}
