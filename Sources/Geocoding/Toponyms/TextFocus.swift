import Gazetteer
import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The countries, divisions and surroundings that a text is about, as its other names tell.
struct TextFocus {
    /// What one name says; a country's own name counts double.
    struct Vote {
        let country: PlaceRow
        let division: PlaceRow?
        let weight: Double
        /// Where it is, for places small enough to be near another.
        let coordinate: Coordinate?
    }

    private var countries: [PlaceRow: Double] = [:]
    private var divisions: [PlaceRow: Double] = [:]
    private var points: [(name: Int, coordinate: Coordinate)] = []
    /// All votes together.
    private(set) var total = 0.0
    private let votes: [Vote?]

    /// More surroundings than these say nothing new, and every name is compared with each.
    private static let mostPoints = 48

    /// By the number of the name, each name once.
    init(_ votes: [Vote?]) {
        self.votes = votes
        for (name, vote) in votes.enumerated() {
            guard let vote else { continue }
            countries[vote.country, default: 0] += vote.weight
            if let division = vote.division { divisions[division, default: 0] += vote.weight }
            if let coordinate = vote.coordinate, points.count < Self.mostPoints {
                points.append((name, coordinate))
            }
            total += vote.weight
        }
    }

    /// All votes but a name's own.
    func others(than name: Int) -> Double { total - (votes[name]?.weight ?? 0) }

    /// The share that a country has of the votes of the other names.
    func share(ofCountry country: PlaceRow, without name: Int) -> Double {
        let own = votes[name].map { $0.country == country ? $0.weight : 0 } ?? 0
        // One more vote for nobody in particular: a single name does not make a text's country.
        return ((countries[country] ?? 0) - own) / (others(than: name) + 0.5)
    }

    /// The share that a first-level division has.
    func share(ofDivision division: PlaceRow, without name: Int) -> Double {
        let own = votes[name].map { $0.division == division ? $0.weight : 0 } ?? 0
        return ((divisions[division] ?? 0) - own) / (others(than: name) + 0.5)
    }

    /// How near the nearest other place is: 1 beside it, nearly 0 beyond 400 km.
    func nearness(to coordinate: Coordinate, without name: Int) -> Double {
        var nearest = Double.infinity
        let scale = cos(coordinate.latitude * .pi / 180)
        for point in points where point.name != name {
            var east = abs(point.coordinate.longitude - coordinate.longitude)
            if east > 180 { east = 360 - east }
            let north = point.coordinate.latitude - coordinate.latitude
            // Degrees of 111 km are good enough for a weight.
            nearest = min(nearest, 111 * hypot(east * scale, north))
        }
        return exp(-nearest / 120)
    }
}
