import Geometry

extension Polygon {
    /// The rings, the outer one first and anticlockwise, the holes clockwise (RFC 7946, 3.1.6).
    ///
    /// Shapes from elsewhere do not always keep that promise of `Polygon`, and readers differ in what
    /// they make of one that does not.
    var woundRings: [[Coordinate]] {
        [wound(exterior, anticlockwise: true)] + holes.map { wound($0, anticlockwise: false) }
    }
}

private func wound(_ ring: Ring, anticlockwise: Bool) -> [Coordinate] {
    let area = doubledArea(ring.coordinates)
    return area != 0 && (area > 0) != anticlockwise ? ring.coordinates.reversed() : ring.coordinates
}

/// Twice the signed area in square degrees, positive when anticlockwise (the shoelace formula).
private func doubledArea(_ ring: [Coordinate]) -> Double {
    guard let origin = ring.first else { return 0 }
    var sum = 0.0
    var last = (x: 0.0, y: 0.0)
    for position in ring {
        // Seen from the first vertex, so that a small ring far from 0, 0 loses no digits.
        let next = (x: position.longitude - origin.longitude, y: position.latitude - origin.latitude)
        sum += last.x * next.y - next.x * last.y
        last = next
    }
    return sum
}
