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

    /// A geocoder that names up to `limit` places a point.
    public init(world: WorldGazetteer, filter: PlaceFilter = .settlements, limit: Int = 1) {
        self.world = world
        self.limit = limit
        search = NearbySearch(world, filter: filter)
        reader = PlaceDetailsReader(world)
    }

    /// What is known of a point.
    public mutating func answer(_ coordinate: Coordinate) -> ReverseAnswer {
        let location = world.location(of: coordinate)
        let places = search.nearest(to: coordinate, limit: limit).compactMap { place in
            reader.details(place.row).map { ReverseAnswer.Near(place: place, details: $0) }
        }
        return ReverseAnswer(
            coordinate: coordinate, location: location,
            area: location.map { reader.units(of: $0.area) }, places: places)
    }
}

/// Where a point is.
public struct ReverseAnswer: Hashable, Sendable {
    /// The point.
    public let coordinate: Coordinate
    /// The outline that holds it or is nearest; nil when the index has no outlines.
    public let location: PointLocation?
    /// The names of what `location` outlines.
    public let area: PlaceUnits?
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

    /// "Parwan, Afghanistan", or "at sea, 40 km off Sindh, Pakistan"; nil without outlines.
    public var words: String? {
        guard let location, let area else { return nil }
        let name = [area.admin1, area.country].compactMap { $0 }.joined(separator: ", ")
        return isAtSea ? "at sea, \(DistanceWords.text(location.offshore.metres)) off \(name)" : name
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
