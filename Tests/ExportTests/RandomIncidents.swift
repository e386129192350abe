import Export
import Foundation
import Geocoding
import Geometry
import Incidents
import Testkit

extension SeededRandom {
    /// An incident anywhere: the poles and the antimeridian more often than chance would have it.
    mutating func incident(_ number: Int) -> Incident {
        var incident = Incident(
            id: "report \(number % 7).txt#\(number)", type: pick(IncidentType.allCases),
            status: pick([.reported, .preliminary, .alleged, .foiled]), source: "report \(number % 7).txt")
        incident.launched = maybe { Int.random(in: 0...40, using: &$0) }
        incident.exploded = maybe { Int.random(in: 0...40, using: &$0) }
        incident.weapon = maybe { $0.text() }
        incident.date = maybe { random in
            let day = random.pick(["2021-07-20", "2024-02-29", "1999-12-31"])
            return IncidentDate(
                start: day, end: random.chance(3) ? "2024-12-31" : day, precision: .day,
                slackDays: random.chance(5) ? 1 : 0, note: random.text())
        }
        incident.location = chance(6) ? nil : location()
        incident.perpetrator = maybe { $0.text() }
        incident.claim = maybe { $0.pick([.claimed, .attributed, .denied]) }
        incident.target = maybe { $0.text() }
        incident.killed = maybe { Count(Int.random(in: 0...300, using: &$0), $0.pick([.exact, .atLeast])) }
        incident.wounded = maybe { Count(Int.random(in: 0...300, using: &$0), $0.pick([.exact, .about])) }
        incident.casualtyNote = maybe { $0.text() }
        for field in ["date", "place", "killed"] where chance(2) {
            let start = Int.random(in: 0...9999, using: &self)
            incident.evidence.append(
                Evidence(field: field, sentence: text(), span: TextSpan(start: start, end: start + 80)))
        }
        return incident
    }

    mutating func location() -> Location {
        let latitude =
            chance(10) ? pick([-90, -89.999, 0, 89.9999999, 90]) : Double.random(in: -90...90, using: &self)
        let longitude =
            chance(5) ? pick([-180, -179.99, 0, 179.99, 180]) : Double.random(in: -180...180, using: &self)
        let centre = Coordinate(wrappingLatitude: latitude, longitude: longitude)
        let radius = Double.random(in: 1...200_000, using: &self)
        return Location(
            place: text(), country: maybe { $0.pick(["AF", "FJ", "NO"]) },
            geonameID: maybe { Int.random(in: 1...9_999_999, using: &$0) }, coordinate: centre,
            radius: maybe { _ in Length(metres: radius) }, uncertainty: Length(metres: radius),
            area: square(centre, degrees: radius / 100_000), extent: .stated, rule: "a rule",
            phrase: text(), phraseSpan: TextSpan(start: 3, end: 33))
    }

    /// A box around a point, cut at the antimeridian.
    func square(_ centre: Coordinate, degrees: Double) -> Shape {
        let south = max(-90, centre.latitude - degrees)
        let north = min(90, centre.latitude + degrees)
        let west = centre.longitude - degrees
        let east = centre.longitude + degrees
        if west < -180 {
            return .polygons([box(west + 360, south, 180, north), box(-180, south, east, north)])
        } else if east > 180 {
            return .polygons([box(west, south, 180, north), box(-180, south, east - 360, north)])
        }
        return .polygon(box(west, south, east, north))
    }

    private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Polygon {
        let corners = [(south, west), (south, east), (north, east), (north, west)]
        return Polygon(
            exterior: Ring(corners.map { Coordinate(wrappingLatitude: $0.0, longitude: $0.1) }))
    }

    mutating func text() -> String {
        pick([
            "Presidential Palace, Kabul", "=HYPERLINK(\"http://x\")", "-33.9", "@home",
            "He said \"three\", <b>no</b> & more",
            "ارگ ریاست جمهوری", "two\nlines", "\u{202E}bidi\u{202C}", "tab\there", "'=quoted", "Ōsaka 🚀",
            " spaces ",
            "]]> &amp; <![CDATA[",
        ])
    }

    mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }

    mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &self) == 0 }

    mutating func maybe<T>(_ make: (inout SeededRandom) -> T) -> T? { chance(3) ? nil : make(&self) }
}
