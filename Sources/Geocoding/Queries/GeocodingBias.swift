public import Gazetteer
public import Geometry

/// What a user prefers among the places that a query may stand for. It never brings in what the words do not say.
public struct GeocodingBias: Hashable, Sendable {
    /// Places in these countries come first; empty for no preference.
    public let countries: Set<PlaceRow>
    /// Near places come before far ones of about the same importance.
    public let near: Coordinate?

    /// These preferences.
    public init(countries: Set<PlaceRow> = [], near: Coordinate? = nil) {
        self.countries = countries
        self.near = near
    }

    /// What to multiply the score of a place by, 0–1.
    func factor(_ row: PlaceRow, _ world: WorldGazetteer) -> Double {
        var factor = 1.0
        if !countries.isEmpty, !isPreferred(row, world) { factor = 0.3 }
        if let near {
            // A namesake at 50 km is worth a hundred times the people of one far away.
            let kilometres = Geodesic.distance(from: near, to: world.coordinate(of: row)).metres / 1000
            factor *= 0.4 + 0.6 / (1 + kilometres / 50)
        }
        return factor
    }

    /// Whether a place lies in a preferred country.
    func isPreferred(_ row: PlaceRow, _ world: WorldGazetteer) -> Bool {
        world.country(of: row).map { countries.contains($0) } ?? false
    }
}
