internal import Gazetteer
internal import Geocoding
internal import Geometry

/// Rows without a point whose words write one out.
extension IncidentPlacer {
    /// The first position in a row's words that does not lie far outside of what the row names.
    mutating func written(_ incident: ImportedIncident) -> ImportedPosition? {
        // Who says that the row stands for a division does not mean a point within it.
        if [.admin2, .admin1, .country].contains(incident.precision) { return nil }
        let names = incident.names
        var bounds: Units?
        for text in [names.place, names.description, incident.notes] {
            guard let text, PositionHints.mayHold(text) else { continue }
            for var position in phrases.written(String(text.prefix(Self.longest))) {
                let units = bounds ?? units(names)
                bounds = units
                guard isPlausible(position.coordinate, names, units) else { continue }
                if world.location(of: position.coordinate)?.isAtSea ?? true {
                    position.uncertainty = max(position.uncertainty, PlacingDefaults.writtenAtSea)
                }
                return position
            }
        }
        return nil
    }

    /// No more characters of a text are looked at.
    private static let longest = 4_000

    /// Whether a position may be that of a row which names these. Digits get lost and hemispheres are exchanged: of such a
    /// position the names know better.
    private func isPlausible(_ point: Coordinate, _ names: PlaceNames, _ units: Units) -> Bool {
        guard let unit = units.admin1 ?? units.country else { return isInNamedSea(point, names) }
        if let location = world.location(of: point), !location.isAtSea {
            return [units.country, units.admin1].compactMap(\.self).allSatisfy { unit in
                gap(point, unit) == 0
                    || places.isNear(point, unit, within: .metres(PlacingDefaults.strayed))
            }
        }
        return gap(point, units.country ?? unit) < PlacingDefaults.offshore
    }

    /// Whether a position is not far outside of the sea that a row names, if it names one.
    private func isInNamedSea(_ point: Coordinate, _ names: PlaceNames) -> Bool {
        let seas = [names.place, names.description].compactMap(\.self).flatMap { world.lookup($0) }.map(\.row)
            .filter { world.summary($0)?.kind == .water }
        return seas.isEmpty || seas.contains { gap(point, $0) < PlacingDefaults.offshore }
    }

    /// How far a point lies outside the circle of a place, metres; 0 inside.
    private func gap(_ point: Coordinate, _ unit: PlaceRow) -> Double {
        let distance = Geodesic.distance(from: point, to: world.coordinate(of: unit)).metres
        return max(0, distance - world.place(unit).extent.metres)
    }

    /// A text without the positions in it: what is left speaks for the names.
    static func withoutPositions(_ text: String) -> String {
        guard text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return text }
        var scalars = Array(text.unicodeScalars)
        let findings = CoordinateFinder.findings(in: text)
        for finding in findings.reversed() { scalars.replaceSubrange(finding.span, with: [" "]) }
        return findings.isEmpty ? text : String(String.UnicodeScalarView(scalars))
    }
}
