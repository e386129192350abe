internal import Gazetteer
public import Geocoding
internal import Geometry

/// Gives incidents their position, and every position its uncertainty and the rule that gave it. Use one a thread: it keeps
/// what rows share.
public struct IncidentPlacer {
    let geocoder: Geocoder
    let world: WorldGazetteer
    var units: UnitResolver
    var candidates: NameCandidates
    var details: PlaceDetailsReader
    var phrases: PhrasePlacing
    let places: PlaceChecks
    private var placed: [PlaceQuery: ImportedPosition?] = [:]
    private static let most = 200_000

    /// All that a position without a point of its own depends on.
    private struct PlaceQuery: Hashable {
        let names: PlaceNames
        let precision: LocationPrecision?
    }

    /// A placer over these sources.
    public init(_ geocoder: Geocoder) {
        self.geocoder = geocoder
        world = geocoder.world
        units = UnitResolver(geocoder)
        candidates = NameCandidates(geocoder)
        details = PlaceDetailsReader(geocoder.world)
        phrases = PhrasePlacing(geocoder)
        places = PlaceChecks(geocoder.world)
    }

    /// The position of what a row says; nil when nothing places it, or its code says that its point means nothing.
    public mutating func position(_ reading: IncidentReader.Reading) -> ImportedPosition? {
        var incident = reading.incident
        if incident.precision == .unknown { return nil }
        let spelledOut = incident.names.spelledOut(incident.precision)
        // "Springfield, Illinois", "Gao, 30 km north"
        if spelledOut.country == incident.names.country
            || spelledOut.country.flatMap({ units.country($0) }) != nil
        {
            incident.names = spelledOut
        }
        if let point = reading.point {
            if let stated = reading.stated {
                return ImportedPosition(coordinate: point, uncertainty: stated, rule: .statedUncertainty)
            }
            var position = ownPoint(point, incident)
            if let reach = reading.reach, reach > position.uncertainty {
                (position.uncertainty, position.rule) = (reach, .shapeExtent)
            }
            if let grain = reading.grain, grain > position.uncertainty {
                (position.uncertainty, position.rule, position.unit) = (grain, .statedGrain, nil)
            }
            return position
        }
        if let written = written(incident) { return written }
        guard !incident.names.isEmpty else { return nil }
        let query = PlaceQuery(names: incident.names, precision: incident.precision)
        if let known = placed[query] { return known }
        let position = byNames(incident.names, incident.precision)
        if placed.count >= Self.most { placed.removeAll() }
        placed[query] = .some(position)
        return position
    }

    /// What the names of a row stand for.
    struct Units {
        var country: PlaceRow?
        var admin1: PlaceRow?
        var admin2: PlaceRow?
        /// The town that bears the name of a second-level division which the index has not.
        var seat: PlaceRow?
    }

    mutating func units(_ names: PlaceNames) -> Units {
        var found = Units()
        found.country = names.country.flatMap { units.country($0) }
        if let name = names.admin1 {
            found.admin1 = units.unit(name, in: found.country, within: nil, level: .admin1)
            // Borders move: Gaza is not in the index's Israel.
            if found.admin1 == nil, let country = found.country,
                let other = units.unit(name, in: nil, within: nil, level: .admin1),
                world.summary(other)?.kind == .admin1, gap(other, country) < PlacingDefaults.formerly
            {
                found.admin1 = other
                found.country = world.country(of: other) ?? country
            }
        }
        if let name = names.admin2 {
            let holder = found.admin1.flatMap { isHolder($0) ? $0 : nil }
            found.admin2 = units.unit(name, in: found.country, within: holder, level: .admin2)
            // Divisions move: one of that name elsewhere in the country, where the row's is not to be found.
            if found.admin2 == nil, holder != nil {
                let other = units.unit(name, in: found.country, within: nil, level: .admin2)
                if let other, let admin1 = found.admin1, gap(other, admin1) < 30_000 { found.admin2 = other }
            }
            if found.admin2 == nil { found.seat = seat(name, found) }
        }
        return found
    }

    /// Whether the index has places in a unit; regions of old and the like hold none.
    func isHolder(_ unit: PlaceRow) -> Bool {
        let kind = world.summary(unit)?.kind
        return kind == .admin1 || kind == .admin2
    }

    /// The circle of a unit, metres, for which the index may have nothing but a rule of thumb.
    func reach(_ unit: PlaceRow, atLeast default: Double) -> Double {
        let place = world.place(unit)
        return place.extentIsMeasured
            ? place.extent.metres * PlacingDefaults.outlineSlack : max(place.extent.metres, `default`)
    }

    /// The most important settlement of a division's name in the division above it.
    mutating func seat(_ name: String, _ units: Units) -> PlaceRow? {
        guard let country = units.country else { return nil }
        func best(_ found: [NameCandidates.Candidate]) -> PlaceRow? {
            found.filter { candidate in
                world.summary(candidate.row)?.kind.isSettlement == true
                    && (units.admin1.map { !isHolder($0) || world.isWithin(candidate.row, $0) } ?? true)
            }.min { $0.row < $1.row }?.row
        }
        return best(candidates.candidates(name, in: country)) ?? best(candidates.similar(name, in: country))
    }

    /// How far a place lies outside the circle of a unit, metres; 0 inside.
    func gap(_ row: PlaceRow, _ unit: PlaceRow) -> Double {
        if world.isWithin(row, unit) { return 0 }
        let distance = Geodesic.distance(from: world.coordinate(of: row), to: world.coordinate(of: unit))
            .metres
        return max(0, distance - details.extent(of: unit).metres)
    }

    /// A place as a position.
    func position(
        _ row: PlaceRow, _ uncertainty: Double, _ rule: PlacingRule
    ) -> ImportedPosition {
        var position = ImportedPosition(
            coordinate: world.coordinate(of: row), uncertainty: uncertainty, rule: rule,
            matched: world.title(of: world.place(row)), geonameID: world.place(row).geonameID)
        if [.admin2Name, .admin1Name, .countryName].contains(rule) { position.unit = row }
        return position
    }
}

extension PlaceNames {
    /// With the areas that the place itself names, where no column does: "Melbourne, Victoria, Australia".
    func spelledOut(_ precision: LocationPrecision?) -> PlaceNames {
        guard country == nil, admin1 == nil, let place else { return self }
        let parts = place.split(separator: ",").map { String($0).trimmingSpace }
        var names = self
        switch precision {
        case .country where parts.count == 1: names.country = place
        case .admin1 where parts.count == 2: (names.admin1, names.country) = (parts[0], parts[1])
        case _ where parts.count == 3:
            (names.place, names.admin1, names.country) = (parts[0], parts[1], parts[2])
        case _ where parts.count == 2: (names.place, names.country) = (parts[0], parts[1])
        default: break
        }
        return names
    }
}
