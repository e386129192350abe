public import Gazetteer
public import Geometry

/// What a name stands for.
public enum Anchor: Hashable, Sendable {
    /// A row of the gazetteer.
    case place(Place)
    /// A row of a landmark table.
    case landmark(Landmark)
    /// A landmark that no table knows ("the central market"), within a place that is known: the place stands for it.
    case unknownLandmark(String, within: Place)
    /// A position as written, with the half-width of its last digit.
    case coordinate(Coordinate, uncertainty: Length)

    /// The reference point.
    public var coordinate: Coordinate {
        switch self {
        case .place(let place), .unknownLandmark(_, let place): place.coordinate
        case .landmark(let landmark): landmark.coordinate
        case .coordinate(let coordinate, _): coordinate
        }
    }

    /// How far from the reference point the place reaches.
    public var extent: Length {
        switch self {
        case .place(let place), .unknownLandmark(_, let place): place.extent
        case .landmark(let landmark): landmark.uncertainty
        case .coordinate(_, let uncertainty): uncertainty
        }
    }

    /// ISO 3166-1 alpha-2 code.
    public var countryCode: String? {
        switch self {
        case .place(let place), .unknownLandmark(_, let place): place.countryCode
        case .landmark(let landmark): landmark.countryCode
        case .coordinate: nil
        }
    }

    /// GeoNames identifier, for gazetteer places.
    public var geonameID: Int? {
        switch self {
        case .place(let place), .unknownLandmark(_, let place): place.geonameID
        case .landmark, .coordinate: nil
        }
    }

    /// Whether it is a country or another administrative area.
    var isArea: Bool {
        if case .place(let place) = self { place.featureClass == .administrative } else { false }
    }

    /// What kind of thing it is, for rules: "a landmark", "a settlement".
    public var kindDescription: String {
        switch self {
        case .landmark: "a landmark"
        case .unknownLandmark(let name, let place): "\(place.name), as no table knows where its \(name) lies"
        case .coordinate: "a position"
        case .place(let place):
            switch place.featureClass {
            case .settlement: "a settlement"
            case .administrative: place.featureCode.hasPrefix("PCL") ? "a country" : "an administrative area"
            default: "a place"
            }
        }
    }
}

extension WorldGazetteer {
    /// A place with the areas that hold it, smallest first: "Springfield, Illinois, United States".
    public func title(of place: Place) -> String {
        var parts = [place.name]
        for row in [place.admin1, place.country].compactMap({ $0 }) {
            let name = self.place(row).name
            if name != parts.last { parts.append(name) }
        }
        return parts.joined(separator: ", ")
    }

    /// The title of what an anchor stands for.
    public func title(of anchor: Anchor) -> String {
        switch anchor {
        case .place(let place): place.name
        case .landmark(let landmark):
            landmark.city.isEmpty ? landmark.name : "\(landmark.name), \(landmark.city)"
        case .unknownLandmark(let name, let place): "\(name), \(place.name)"
        case .coordinate(let coordinate, _): coordinate.description
        }
    }
}
