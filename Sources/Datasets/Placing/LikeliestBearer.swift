internal import Gazetteer
internal import Geocoding
internal import Geometry

/// Rows that name a place and no country: the likeliest bearer of the name, as `geocode` ranks them.
extension IncidentPlacer {
    /// So little below the first score a bearer may be meant as well: a twentieth of the people, or a kind less important.
    private static let rival = 0.08
    /// The same for who bears the name beside its own.
    private static let otherName = 0.03
    /// Up to there it is said that others bear the name.
    private static let namesake = 0.25

    /// The position of the likeliest bearer. Its circle holds all others that may be meant as well, however far away they are.
    mutating func likeliest(_ words: String, _ precision: LocationPrecision?) -> ImportedPosition? {
        let answers = candidates.bearers(words)
        guard let first = answers.first else { return nil }
        switch first.subject {
        case .place(let row): return likeliest(row, answers, precision)
        case .landmark(let landmark):
            return ImportedPosition(
                coordinate: landmark.coordinate,
                uncertainty: landmark.uncertainty.metres + PlacingDefaults.gazetteerSlack, rule: .placeAlone,
                matched: landmark.name)
        case .unknownLandmark(_, within: let row):
            return position(
                row, details.extent(of: row).metres + PlacingDefaults.gazetteerSlack, .placeAlone)
        // Found before, unless it lies where it cannot.
        case .position: return nil
        }
    }

    private mutating func likeliest(
        _ row: PlaceRow, _ answers: [GeocodingAnswer], _ precision: LocationPrecision?
    ) -> ImportedPosition? {
        guard let summary = world.summary(row), let first = answers.first else { return nil }
        var rule: PlacingRule
        var reached: Double
        switch summary.kind {
        case .country: (rule, reached) = (.countryName, reach(row, atLeast: PlacingDefaults.country))
        case .admin1: (rule, reached) = (.admin1Name, reach(row, atLeast: PlacingDefaults.admin1))
        case .admin2: (rule, reached) = (.admin2Name, reach(row, atLeast: PlacingDefaults.admin2))
        default:
            rule = .placeAlone
            reached = details.extent(of: row).metres + PlacingDefaults.gazetteerSlack
            if precision == .near { reached += PlacingDefaults.gazetteerSlack }
            if precision == .area { reached = max(reached, PlacingDefaults.namedArea) }
        }
        for answer in answers.dropFirst() {
            guard case .place(let other) = answer.subject, isNamesake(other, of: row) else { continue }
            let below = first.score - answer.score
            guard below < Self.namesake else { break }
            if rule == .placeAlone { rule = .likeliestName }
            guard below < (answer.isOwnName ? Self.rival : Self.otherName) else { continue }
            let distance = Geodesic.distance(
                from: world.coordinate(of: row), to: world.coordinate(of: other))
            reached = max(reached, distance.metres + details.extent(of: other).metres)
        }
        return position(row, reached, rule)
    }

    /// Whether another place of the name is not the same one, the division around it or a part of it.
    private func isNamesake(_ other: PlaceRow, of row: PlaceRow) -> Bool {
        if world.isWithin(row, other) || world.isWithin(other, row) { return false }
        let kind = world.summary(other)?.kind
        guard kind == .admin1 || kind == .admin2 else { return true }
        return gap(row, other) > 0
    }
}
