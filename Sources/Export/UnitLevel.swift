public import Gazetteer
internal import Geocoding
public import Geometry

/// How large a unit is that all is known of where something happened.
public enum UnitLevel: Sendable {
    /// A country or a dependent territory.
    case country
    /// A first-level division.
    case admin1
    /// A second-level division.
    case admin2
}

extension Location {
    /// The country or division that is all that a text names; nil where it says more, such as how far north of there.
    func unit(of world: WorldGazetteer) -> PlaceRow? {
        guard extent == .uncertainty, let row = geonameID.flatMap(world.place(geonameID:)), world.isUnit(row)
        else { return nil }
        let place = world.place(row)
        // "North of X" has the same anchor, and another point or reach.
        let isWhole =
            place.coordinate == coordinate && abs(place.extent.metres - uncertainty.metres) < 1
        return isWhole ? row : nil
    }
}

extension WorldGazetteer {
    /// Whether a place is a country, a division or a region, which has an outline rather than a point.
    public func isUnit(_ row: PlaceRow) -> Bool {
        switch summary(row)?.kind {
        case .country, .region, .admin1, .admin2: true
        default: false
        }
    }

    /// The unit that a row stands for: the one that it was placed on, or else, as a row's own point names none, the one that
    /// the point lies in; nil where the index cannot tell.
    ///
    /// - Parameter geonameID: The place that the row was placed on.
    public func unit(_ level: UnitLevel, geonameID: Int?, at position: Coordinate?) -> PlaceRow? {
        if let row = geonameID.flatMap(place(geonameID:)), isUnit(row) { return row }
        let summary = position.flatMap(area(at:)).flatMap(summary)
        switch level {
        case .country: return summary?.country
        case .admin1: return summary?.admin1
        case .admin2: return summary?.admin2
        }
    }
}
