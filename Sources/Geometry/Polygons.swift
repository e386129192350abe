/// Rings put together to areas.
public enum Polygons {
    /// Gives every hole (clockwise ring) to the smallest area around it.
    ///
    /// Rings are closed lists of coordinates that do not cross; those without area are dropped. When there
    /// are holes without any area, the area is the whole map, or there is none.
    public static func assemble(_ rings: [[Coordinate]], wholeMapIfOnlyHoles: Bool = false) -> [Polygon] {
        var exteriors: [(ring: [Coordinate], area: Double, holes: [Ring])] = []
        var holes: [[Coordinate]] = []
        for ring in rings where ring.count >= 4 {
            let area = ring.signedArea
            if area > 0 {
                exteriors.append((ring, area, []))
            } else if area < 0 {
                holes.append(ring)
            }
        }
        if exteriors.isEmpty && !holes.isEmpty && wholeMapIfOnlyHoles {
            exteriors.append((MapFrame.ring, MapFrame.ring.signedArea, []))
        }
        for hole in holes {
            let home = exteriors.indices
                .filter { exteriors.count == 1 || exteriors[$0].ring.surrounds(hole) }
                .min { exteriors[$0].area < exteriors[$1].area }
            if let home { exteriors[home].holes.append(Ring(hole)) }
        }
        return exteriors.map { Polygon(exterior: Ring($0.ring), holes: $0.holes) }
    }
}

extension [Coordinate] {
    /// The area of a closed ring in square degrees on the map; positive when it runs anticlockwise.
    var signedArea: Double {
        guard let origin = first else { return 0 }
        var sum = 0.0
        // Relative to the first vertex: a disc of a metre keeps its digits.
        for (a, b) in zip(self, dropFirst()) {
            sum +=
                (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
                - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
        }
        return sum / 2
    }

    /// Whether the first vertex of the other ring that is not on this one lies inside.
    func surrounds(_ other: [Coordinate]) -> Bool {
        for coordinate in other where !contains(coordinate) { return hasInside(coordinate) }
        return true
    }

    /// Whether a coordinate lies inside this closed ring on the map (even-odd rule).
    func hasInside(_ point: Coordinate) -> Bool {
        var inside = false
        for (a, b) in zip(self, dropFirst()) {
            guard (a.latitude > point.latitude) != (b.latitude > point.latitude) else { continue }
            let t = (point.latitude - a.latitude) / (b.latitude - a.latitude)
            if point.longitude < a.longitude + t * (b.longitude - a.longitude) { inside.toggle() }
        }
        return inside
    }
}
