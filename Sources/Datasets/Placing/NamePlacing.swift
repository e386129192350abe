internal import Gazetteer
internal import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Rows without a point are placed by all that they name, the finest that can be found.
extension IncidentPlacer {
    mutating func byNames(_ names: PlaceNames, _ precision: LocationPrecision?) -> ImportedPosition? {
        let units = units(names)
        let isDivision = precision == .admin2 || precision == .admin1 || precision == .country
        if !isDivision {
            if let place = names.place, let position = named(place, names, units, precision) {
                return position
            }
            if let description = names.description,
                let found = described(description, names, units, precision)
            {
                return found
            }
        }
        return division(units, names, precision)
    }

    /// What the column for the place says.
    private mutating func named(
        _ place: String, _ names: PlaceNames, _ units: Units, _ precision: LocationPrecision?
    ) -> ImportedPosition? {
        // A country that no table knows says as little as none.
        let isAlone = units.country == nil && units.admin1 == nil && units.admin2 == nil
        let found = candidates.candidates(place, in: units.country)
        let isName =
            found.contains { $0.tier == 0 } || isAlone && world.lookup(place).contains { $0.kind != .code }
        if !isName, let position = worded(place, names, units, precision) { return position }
        if isAlone, let position = likeliest(place, precision) { return position }
        if let position = settled(found, units, precision) { return position }
        guard let country = units.country else { return nil }
        return settled(candidates.similar(place, in: country), units, precision)
    }

    /// The division that a row names, the finest one that its code allows.
    private mutating func division(_ units: Units, _ names: PlaceNames, _ precision: LocationPrecision?)
        -> ImportedPosition?
    {
        // Who means a place, not the division, as a rule means one near the town that the division is named after.
        if let unit = units.admin2, let name = names.admin2,
            precision == nil || precision == .exact || precision == .near,
            let town = seat(name, units), gap(town, unit) == 0
        {
            let radius = max(PlacingDefaults.admin2, farthest(unit, from: world.coordinate(of: town)))
            return position(town, min(radius, reach(unit, atLeast: PlacingDefaults.admin2) * 1.5), .seatName)
        }
        if precision != .admin1, precision != .country, let unit = units.admin2 {
            return position(unit, reach(unit, atLeast: PlacingDefaults.admin2), .admin2Name)
        }
        if precision != .admin1, precision != .country, let town = units.seat {
            return position(town, PlacingDefaults.admin2, .seatName)
        }
        if precision != .country, let unit = units.admin1 {
            return position(unit, reach(unit, atLeast: PlacingDefaults.admin1), .admin1Name)
        }
        if let unit = units.country {
            return position(unit, reach(unit, atLeast: PlacingDefaults.country), .countryName)
        }
        return nil
    }

    /// How well a place agrees with the divisions that a row names, the larger the better; nil when it does not.
    private func agreement(_ row: PlaceRow, _ units: Units, isOnly: Bool) -> Int? {
        if let unit = units.admin2 {
            if world.isWithin(row, unit) { return 4 }
            let gap = gap(row, unit)
            if gap < 10_000 { return 3 }
            // A namesake in another part of the division above.
            if gap > PlacingDefaults.sameDivision, !isOnly { return nil }
        } else if let town = units.seat {
            let distance = Geodesic.distance(from: world.coordinate(of: row), to: world.coordinate(of: town))
                .metres
            if distance < PlacingDefaults.admin2 { return 3 }
            if distance > PlacingDefaults.sameDivision * 2, !isOnly { return nil }
        }
        guard let unit = units.admin1 else { return 1 }
        if world.isWithin(row, unit) { return 2 }
        let isFormer = !isHolder(unit) && gap(row, unit) < PlacingDefaults.formerly * 2
        return isFormer ? 1 : nil
    }

    /// The candidate that agrees best with the rest of the row.
    func settled(
        _ candidates: [NameCandidates.Candidate], _ units: Units, _ precision: LocationPrecision?
    ) -> ImportedPosition? {
        var best: [(row: PlaceRow, rank: [Double], tier: Int)] = []
        let settlements = candidates.filter {
            world.summary($0.row)?.kind.isSettlement == true && $0.tier < 2
        }
        for candidate in candidates {
            let isOnly = settlements.count == 1 && settlements[0] == candidate
            guard let agreement = agreement(candidate.row, units, isOnly: isOnly),
                let summary = world.summary(candidate.row)
            else {
                continue
            }
            // A town before a part of another one, and that before a division.
            let kind =
                summary.kind == .admin1 || summary.kind == .admin2 ? 0.0 : summary.kind == .quarter ? 1 : 2
            let near = units.admin2.map {
                -Geodesic.distance(from: world.coordinate(of: candidate.row), to: world.coordinate(of: $0))
                    .metres
            }
            let rank = [
                Double(agreement), Double(-candidate.tier), kind,
                agreement < 2 ? Double(summary.population) : near ?? Double(summary.population),
            ]
            best.append((candidate.row, rank, candidate.tier))
        }
        best.sort { a, b in b.rank.lexicographicallyPrecedes(a.rank) }
        guard let first = best.first else { return nil }
        let slack = precision == .near ? PlacingDefaults.gazetteerSlack * 2 : PlacingDefaults.gazetteerSlack
        var uncertainty = details.extent(of: first.row).metres + slack
        // Namesakes that agree as well may be meant just as well.
        for other in best.dropFirst() where other.rank.prefix(3).elementsEqual(first.rank.prefix(3)) {
            let distance = Geodesic.distance(
                from: world.coordinate(of: first.row), to: world.coordinate(of: other.row)
            ).metres
            uncertainty = max(uncertainty, min(distance + slack, PlacingDefaults.namesakes))
        }
        if precision == .area { uncertainty = max(uncertainty, PlacingDefaults.namedArea) }
        let rule: PlacingRule =
            first.tier == 9
            ? .similarName
            : first.rank[0] >= 2 ? .placeInDivision : units.country != nil ? .placeInCountry : .placeAlone
        return position(first.row, uncertainty, rule)
    }
}
