/// A convex polygon on the map that answers at once for nearly all positions whether it holds them.
struct ConvexPolygon: Sendable {
    /// Longitude and latitude, anticlockwise, the first one not repeated.
    let vertices: [SIMD2<Double>]
    private let centre: SIMD2<Double>
    /// Makes a disc round: the map stretches it east and west.
    private let scale: SIMD2<Double>
    /// Squares of the scaled distances from the centre within which all is inside, and beyond which nothing is.
    private let inner: Double
    private let outer: Double

    /// Nil unless every vertex turns left and the ring goes round once.
    init?(_ vertices: [SIMD2<Double>], _ box: BoxIndex.Box) {
        guard vertices.count >= 3 else { return nil }
        self.vertices = vertices
        let count = vertices.count
        var turnsEast = 0
        var wasEast = vertices[0].x > vertices[count - 1].x
        for i in vertices.indices {
            let (a, b) = (vertices[i], vertices[i + 1 == count ? 0 : i + 1])
            guard Self.side(a, b, vertices[(i + 2) % count]) > 0 else { return nil }
            if (b.x > a.x) != wasEast {
                wasEast.toggle()
                turnsEast += 1
            }
        }
        guard turnsEast == 2, box.east > box.west, box.north > box.south else { return nil }
        let centre = SIMD2((box.west + box.east) / 2, (box.south + box.north) / 2)
        let scale = SIMD2(2 / (box.east - box.west), 2 / (box.north - box.south))
        var inner = Double.infinity
        var outer = 0.0
        var previous = (vertices[count - 1] - centre) * scale
        for vertex in vertices {
            let current = (vertex - centre) * scale
            let edge = current - previous
            let area = previous.x * current.y - previous.y * current.x
            inner = area > 0 ? min(inner, area * area / (edge * edge).sum()) : 0
            outer = max(outer, (current * current).sum())
            previous = current
        }
        (self.centre, self.scale) = (centre, scale)
        // A margin for rounding: what lies within it is decided by the edges.
        self.inner = inner * (1 - 1e-9)
        self.outer = outer * (1 + 1e-9)
    }

    /// Whether a position lies inside; nil on the boundary.
    @inline(__always)
    func contains(_ position: SIMD2<Double>) -> Bool? {
        let offset = (position - centre) * scale
        let distance = (offset * offset).sum()
        if distance < inner { return true }
        if distance > outer { return false }
        return liesInside(position)
    }

    /// False when a line between two positions outside surely misses the polygon.
    @inline(__always)
    func mayCross(_ start: SIMD2<Double>, _ end: SIMD2<Double>) -> Bool {
        let from = (start - centre) * scale
        let along = (end - start) * scale
        let length = (along * along).sum()
        let t = max(0, min(1, -(from * along).sum() / length))
        let nearest = from + along * t
        return (nearest * nearest).sum() <= outer
    }

    private func liesInside(_ position: SIMD2<Double>) -> Bool? {
        var isOn = false
        var from = vertices[vertices.count - 1]
        for to in vertices {
            let side = Self.side(from, to, position)
            if side < 0 { return false }
            if side == 0 { isOn = true }
            from = to
        }
        return isOn ? nil : true
    }

    /// Positive where a position lies to the left of the way from one to another.
    @inline(__always)
    static func side(_ from: SIMD2<Double>, _ to: SIMD2<Double>, _ position: SIMD2<Double>) -> Double {
        let (edge, offset) = (to - from, position - from)
        return edge.x * offset.y - edge.y * offset.x
    }
}
