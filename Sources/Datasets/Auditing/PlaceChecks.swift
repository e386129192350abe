internal import Gazetteer
internal import Geocoding
internal import Geometry

/// Compares points with the outlines of the countries and divisions that rows name.
struct PlaceChecks {
    let world: WorldGazetteer

    init(_ world: WorldGazetteer) { self.world = world }

    struct Contradiction {
        let kind: AuditFinding.Kind
        let evidence: String
        var mend: Coordinate?
    }

    /// Outlines are thinned, and borders disputed: only what lies farther off counts.
    private static let tolerance = Length.kilometres(25)
    /// What happens at sea is told under the country off whose coast it is, as far as its zone reaches.
    private static let zone = Length(metres: 200 * 1852)

    /// What is wrong with a point of a row that names these; nil when nothing is.
    func contradiction(_ point: Coordinate, country: PlaceRow?, admin1: PlaceRow?) -> Contradiction? {
        let division = admin1.flatMap { world.summary($0)?.kind == .admin1 ? $0 : nil }
        guard world.hasOutlines, let country = country ?? division.flatMap({ world.country(of: $0) }),
            isOutlined(country)
        else { return nil }
        if !isNear(point, country) {
            for (kind, what, mended) in Self.mends(of: point)
            where isIn(mended, country) && (division.map { isNear(mended, $0) } ?? true) {
                return Contradiction(
                    kind: kind,
                    evidence:
                        "lies in \(name(at: point)), not \(world.name(of: country)); \(what) it lies in \(name(at: mended))",
                    mend: mended)
            }
            guard let location = world.location(of: point) else { return nil }
            if location.isAtSea {
                guard location.offshore > Self.zone else { return nil }
                let distance = Int((location.offshore.metres / 1000).rounded())
                return Contradiction(
                    kind: .outsideCountry,
                    evidence: "lies at sea, \(distance) km from any coast, not in \(world.name(of: country))")
            }
            return Contradiction(
                kind: .outsideCountry,
                evidence: "lies in \(name(at: point)), more than 25 km from \(world.name(of: country))")
        }
        if let division, isOutlined(division), !isNear(point, division),
            let location = world.location(of: point),
            !location.isAtSea, location.area != division
        {
            return Contradiction(
                kind: .outsideAdmin1,
                evidence: "lies in \(name(at: point)), more than 25 km from \(world.name(of: division))")
        }
        return nil
    }

    /// What careless hands do to positions, undone.
    private static func mends(of point: Coordinate) -> [(AuditFinding.Kind, String, Coordinate)] {
        let (latitude, longitude) = (point.latitude, point.longitude)
        let tries: [(AuditFinding.Kind, String, Double, Double)] = [
            (.swappedAxes, "with its axes exchanged", longitude, latitude),
            (.flippedSign, "with the other sign of its longitude", latitude, -longitude),
            (.flippedSign, "with the other sign of its latitude", -latitude, longitude),
            (.flippedSign, "with the other signs of both", -latitude, -longitude),
        ]
        return tries.compactMap { kind, what, latitude, longitude in
            Coordinate(latitude: latitude, longitude: longitude).map { (kind, what, $0) }
        }
    }

    /// Whether there is an outline of a unit: its own point lies in it, or points of its divisions do.
    private func isOutlined(_ unit: PlaceRow) -> Bool { isNear(world.coordinate(of: unit), unit) }

    private func isIn(_ point: Coordinate, _ unit: PlaceRow) -> Bool {
        guard let location = world.location(of: point), !location.isAtSea else { return false }
        return holds(unit, location.area)
    }

    private func holds(_ unit: PlaceRow, _ area: PlaceRow) -> Bool {
        world.isWithin(area, unit) || world.country(of: area) == unit
    }

    /// Whether a point lies in a unit or within the tolerance of it.
    func isNear(_ point: Coordinate, _ unit: PlaceRow, within tolerance: Length = Self.tolerance) -> Bool {
        func isAt(_ point: Coordinate) -> Bool {
            guard let location = world.location(of: point) else { return true }
            return holds(unit, location.area) && location.offshore < tolerance
        }
        return isAt(point)
            || [0.3, 0.65, 1].contains { part in
                stride(from: 0.0, to: 360, by: 22.5).contains { azimuth in
                    isAt(
                        Geodesic.destination(from: point, azimuth: azimuth, distance: tolerance * part))
                }
            }
    }

    /// The area of a point, for people.
    private func name(at point: Coordinate) -> String {
        guard let location = world.location(of: point) else { return "the sea" }
        let title = world.title(of: world.place(location.area))
        return location.isAtSea ? "the sea off \(title)" : title
    }
}

/// Points on which many rows stand though it is but the middle of a country or a division.
struct PileCheck {
    private struct Pile {
        var lines: [Int]
        var id: String
        var country: PlaceRow?
        var admin1: PlaceRow?
        var point: Coordinate
    }

    private var piles: [Coordinate: Pile] = [:]
    /// So many rows are a pile.
    private static let least = 3
    /// So near to the gazetteer's point for a unit.
    private static let nearness = Length.kilometres(2)

    mutating func add(
        _ line: Int, _ incident: ImportedIncident, _ point: Coordinate, _ country: PlaceRow?,
        _ admin1: PlaceRow?
    ) {
        // Who says that the row stands for an area does not claim the point.
        guard incident.precision == nil || incident.precision == .exact else { return }
        piles[
            point, default: Pile(lines: [], id: incident.id, country: country, admin1: admin1, point: point)
        ]
        .lines.append(line)
    }

    func findings(_ places: PlaceChecks, unit name: String) -> [AuditFinding] {
        piles.values.filter { $0.lines.count >= Self.least }.compactMap { pile in
            let world = places.world
            let unit = [pile.admin1, pile.country].compactMap(\.self).first { unit in
                Geodesic.distance(from: pile.point, to: world.coordinate(of: unit)) < Self.nearness
            }
            // A town there may be meant.
            guard let unit,
                world.nearest(to: pile.point).first.map({ $0.distance > Self.nearness }) ?? true
            else { return nil }
            let others = pile.lines.dropFirst().prefix(5).map(String.init).joined(separator: ", ")
            return AuditFinding(
                line: pile.lines[0], id: pile.id, kind: .centroidPile,
                evidence:
                    "\(pile.lines.count) rows stand on the middle of \(world.name(of: unit)), where no place is: \(name)s \(pile.lines[0]), \(others)\(pile.lines.count > 6 ? " …" : "")",
                point: pile.point, mend: nil)
        }
    }
}
