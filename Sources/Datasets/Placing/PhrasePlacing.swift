internal import Gazetteer
internal import Geocoding
internal import Geometry

/// Places words: positions written in them, and spatial phrases. The one place to change when phrases
/// are read otherwise.
struct PhrasePlacing {
    private var reader: DescriptionReader

    init(_ geocoder: Geocoder) { reader = DescriptionReader(geocoder) }

    /// The positions that words write out, in their order.
    func written(_ text: String) -> [ImportedPosition] {
        reader.positions(in: text).map { reading in
            let isPlain = reading.relation == nil || reading.relation == .inside || reading.relation == .aimed
            // The corner of a cell is farther off than its edge.
            let uncertainty = reading.location.uncertainty.metres * (isPlain ? 2.0.squareRoot() : 1)
            return ImportedPosition(
                coordinate: reading.location.coordinate,
                uncertainty: max(PlacingDefaults.written, uncertainty),
                rule: .writtenPosition)
        }
    }

    /// Where a description says it was, within the areas that the row names; the likeliest reading counts.
    mutating func phrase(_ text: String, within holders: [String]) -> ImportedPosition? {
        guard let best = reader.read(text, within: holders).readings.first else { return nil }
        return ImportedPosition(
            coordinate: best.location.coordinate, uncertainty: best.location.uncertainty.metres,
            rule: .phrase,
            matched: best.anchor, geonameID: best.location.geonameID)
    }
}

extension IncidentPlacer {
    /// What a description places: a name within the division that the row names, or a phrase.
    mutating func described(
        _ text: String, _ names: PlaceNames, _ units: Units, _ precision: LocationPrecision?
    ) -> ImportedPosition? {
        let text = Self.withoutPositions(String(text.prefix(500)))
        if units.admin1 != nil || units.admin2 != nil,
            let found = named(in: text, names, units, precision)
        {
            return found
        }
        let holders = [names.admin2, names.admin1, names.country].compactMap(\.self)
        guard var found = phrases.phrase(text, within: holders) else { return nil }
        // The row names another place, which the index lacks: it is near.
        if names.place != nil { found.uncertainty += PlacingDefaults.neighbour }
        // What is no finer than the division that the row names says nothing new.
        return says(found, more: units) ? found : nil
    }

    /// The longest run of capitalised words that is a settlement's name in the division, and no name of a division.
    private mutating func named(
        in text: String, _ names: PlaceNames, _ units: Units, _ precision: LocationPrecision?
    ) -> ImportedPosition? {
        let words = text.split { !($0.isLetter || "-'\u{2019}".contains($0) || $0.isNumber) }.prefix(40)
        guard !words.isEmpty else { return nil }
        let divisions = Set(
            [names.country, names.admin1, names.admin2].compactMap(\.self).map {
                FoldedKey(NameCandidates.bare($0))
            })
        for length in stride(from: min(3, words.count), through: 1, by: -1) {
            for start in 0...words.count - length {
                let run = words[start..<start + length]
                guard run.first?.first?.isUppercase == true, run.last?.first?.isUppercase == true else {
                    continue
                }
                let next = start + length < words.count ? words[start + length].lowercased() : ""
                let name = run.joined(separator: " ")
                guard name.count > 3, !NameCandidates.isDivision(next),
                    !NameCandidates.isDivision(run.last?.lowercased() ?? ""),
                    !divisions.contains(FoldedKey(name))
                else { continue }
                let found = candidates.candidates(name, in: units.country).filter { candidate in
                    world.summary(candidate.row)?.kind.isSettlement == true
                }
                guard var position = settled(found, units, precision), position.rule == .placeInDivision
                else { continue }
                position.rule = .nameInWords
                if names.place != nil { position.uncertainty += PlacingDefaults.neighbour }
                return position
            }
        }
        return nil
    }
}
