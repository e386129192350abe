internal import Gazetteer
internal import Geometry

/// Rows with a point of their own keep it; what they say of its precision becomes a radius.
extension IncidentPlacer {
    mutating func ownPoint(_ point: Coordinate, _ incident: ImportedIncident) -> ImportedPosition {
        func made(_ uncertainty: Double, _ rule: PlacingRule) -> ImportedPosition {
            ImportedPosition(coordinate: point, uncertainty: uncertainty, rule: rule)
        }
        func made(_ unit: PlaceRow, _ rule: PlacingRule) -> ImportedPosition {
            var position = made(farthest(unit, from: point), rule)
            position.unit = unit
            return position
        }
        switch incident.precision {
        case nil, .unknown: return made(PlacingDefaults.plain, .plainDefault)
        case .exact:
            if let extent = settlement(incident.names, at: point) { return made(extent, .settlementExtent) }
            return made(PlacingDefaults.plain, .codeDefault)
        case .near: return made(PlacingDefaults.near, .nearDefault)
        case .area: return made(PlacingDefaults.area, .codeDefault)
        case .sea: return made(PlacingDefaults.sea, .codeDefault)
        case .admin2:
            let found = units(incident.names)
            if let unit = found.admin2 { return made(unit, .admin2Extent) }
            return made(PlacingDefaults.admin2, .codeDefault)
        case .admin1:
            let found = units(incident.names)
            if let unit = found.admin1 { return made(unit, .admin1Extent) }
            return made(PlacingDefaults.admin1, .codeDefault)
        case .country:
            let found = units(incident.names)
            if let unit = found.country { return made(unit, .countryExtent) }
            return made(PlacingDefaults.country, .codeDefault)
        }
    }

    /// The extent of the settlement that a row names, where it lies at the row's point.
    private mutating func settlement(_ names: PlaceNames, at point: Coordinate) -> Double? {
        guard let place = names.place else { return nil }
        let country = names.country.flatMap { units.country($0) }
        var best: (distance: Double, row: PlaceRow)?
        for candidate in candidates.candidates(place, in: country) {
            guard world.summary(candidate.row)?.kind.isSettlement == true else { continue }
            let distance = Geodesic.distance(from: point, to: world.coordinate(of: candidate.row)).metres
            if distance < PlacingDefaults.sameSettlement, distance < best?.distance ?? .infinity {
                best = (distance, candidate.row)
            }
        }
        return best.map { max(1_000, details.extent(of: $0.row).metres) }
    }

    /// How far the farthest edge of a unit is from a point: by its circle or by its box, whichever says less.
    func farthest(_ unit: PlaceRow, from point: Coordinate) -> Double {
        let place = world.place(unit)
        let circle = Geodesic.distance(from: point, to: place.coordinate).metres + place.extent.metres
        guard let box = place.envelope else { return circle }
        let corners = [
            (box.south, box.west), (box.south, box.east), (box.north, box.west), (box.north, box.east),
        ].map { Coordinate(wrappingLatitude: $0.0, longitude: $0.1) }
        let corner = corners.map { Geodesic.distance(from: point, to: $0).metres }.max() ?? circle
        return min(circle, corner)
    }
}
