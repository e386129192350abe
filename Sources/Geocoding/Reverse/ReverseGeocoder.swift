public import Gazetteer
public import Geometry

/// Answers where a point is: what it lies in, and what lies near it.
///
/// It holds buffers and what many answers share: use one a thread.
public struct ReverseGeocoder {
    private let world: WorldGazetteer
    private var search: NearbySearch
    private var reader: PlaceDetailsReader
    private let limit: Int

    /// Finds the town beside a point; nil where `search` does.
    private var towns: NearbySearch?

    /// A town so near knows the country of a point better than outlines do.
    private static let beside = Length.metres(500)

    /// A geocoder that names up to `limit` places a point.
    public init(world: WorldGazetteer, filter: PlaceFilter = .settlements, limit: Int = 1) {
        self.world = world
        self.limit = limit
        search = NearbySearch(world, filter: filter)
        towns = filter == .settlements && limit > 0 ? nil : NearbySearch(world)
        reader = PlaceDetailsReader(world)
    }

    /// What is known of a point.
    public mutating func answer(_ coordinate: Coordinate) -> ReverseAnswer {
        let location = world.location(of: coordinate)
        let near = search.nearest(to: coordinate, limit: limit)
        let places = near.compactMap { place in
            reader.details(place.row).map { ReverseAnswer.Near(place: place, details: $0) }
        }
        var area = location.map { reader.units(of: $0.area) }
        var other = location?.neighbour.map { reader.units(of: $0) }
        if let location, !location.isAtSea, let drawn = area,
            let town = towns?.nearest(to: coordinate).first ?? near.first,
            town.distance <= Self.beside, let country = world.country(of: town.row),
            country != world.country(of: location.area)
        {
            (area, other) = (reader.units(of: town.row), drawn)
        }
        return ReverseAnswer(
            coordinate: coordinate, location: location, area: area, other: other, places: places)
    }
}

/// Where a point is.
public struct ReverseAnswer: Hashable, Sendable {
    /// The point.
    public let coordinate: Coordinate
    /// The outline that holds it or is nearest; nil when the index has no outlines.
    public let location: PointLocation?
    /// What the point lies in or, at sea, is nearest to: what `location` outlines, or what a town beside the point lies in
    /// where that is another country.
    public let area: PlaceUnits?
    /// What it may lie in as well, in another country: a border is nearer than outlines are good to.
    public let other: PlaceUnits?
    /// The nearest places, the nearest first.
    public let places: [Near]

    /// A place near the point.
    public struct Near: Hashable, Sendable {
        /// Which, how far and in which direction.
        public let place: NearbyPlace
        /// What it is.
        public let details: PlaceDetails

        /// "12 km NNE of Bagram"; "Bagram" where the point is the place's own.
        public var words: String {
            let metres = place.distance.metres
            if metres < 10 { return details.name }
            return
                "\(DistanceWords.text(metres)) \(CompassPoint.abbreviation(azimuth: place.azimuth)) of \(details.name)"
        }
    }

    /// Whether the point lies off all coasts, as far as outlines are known.
    public var isAtSea: Bool { location?.isAtSea ?? false }

    /// "Parwan, Afghanistan", "Aleppo, Syria (perhaps Turkey)" or "at sea, 40 km off Sindh, Pakistan"; nil without outlines.
    public var words: String? {
        guard let location, let area else { return nil }
        let name = [area.admin1, area.country].compactMap { $0 }.joined(separator: ", ")
        if isAtSea { return "at sea, \(DistanceWords.text(location.offshore.metres)) off \(name)" }
        return other?.country.map { "\(name) (perhaps \($0))" } ?? name
    }
}

/// Distances as people say them, for phrases.
enum DistanceWords {
    /// Two figures below 10 km, whole kilometres above, tens of metres below one: "350 m", "2.4 km", "12 km".
    static func text(_ metres: Double) -> String {
        if metres < 995 { return "\(max(10, Int((metres / 10).rounded()) * 10)) m" }
        let tenths = Int((metres / 100).rounded())
        if tenths >= 100 || tenths % 10 == 0 { return "\(Int((metres / 1000).rounded())) km" }
        return "\(tenths / 10).\(tenths % 10) km"
    }
}
