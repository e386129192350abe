extension Shape {
    /// The shape with fewer vertices, none of those left out farther than `tolerance` from the edge that replaces it.
    ///
    /// Douglas and Peucker's method (Cartographica 10, 1973) with distances on the ground. Vertices on the antimeridian and
    /// at the poles stay, so that parts cut there still meet. Areas stay valid: where one would not be, the tolerance is
    /// halved until it is. Throws ``GeometryError/length(_:mustBe:)`` for a tolerance that is not above zero.
    public func simplified(tolerance: Length) throws(GeometryError) -> Shape {
        guard tolerance.metres > 0 else { throw .length(tolerance, mustBe: "a tolerance above zero") }
        let metres = tolerance.metres
        switch self {
        case .point: return self
        case .line(let line): return .line(Self.thinned(line, metres))
        case .lines(let lines): return .lines(lines.map { Self.thinned($0, metres) })
        case .polygon, .polygons:
            let geos = GEOSContext()
            guard try geos.invalidity(of: polygons) == nil else {
                return Shape(polygons.map { Self.thinned($0, metres) })
            }
            var allowed = metres
            for _ in 0..<30 {
                let result = polygons.map { Self.thinned($0, allowed) }
                if try geos.invalidity(of: result) == nil {
                    if case .polygons = self { return .polygons(result) }
                    return Shape(result)
                }
                allowed /= 2
            }
            return self
        }
    }

    private static func thinned(_ polygon: Polygon, _ metres: Double) -> Polygon {
        Polygon(
            exterior: thinned(polygon.exterior, metres), holes: polygon.holes.map { thinned($0, metres) })
    }

    /// A ring keeps three vertices that are far apart, whatever the tolerance.
    private static func thinned(_ ring: Ring, _ metres: Double) -> Ring {
        let vertices = ring.coordinates
        guard vertices.count > 4 else { return ring }
        var keeps = anchors(vertices)
        let far = vertices.indices.dropLast().max {
            Geodesic.distance(from: vertices[0], to: vertices[$0])
                < Geodesic.distance(from: vertices[0], to: vertices[$1])
        }
        guard let far, far > 0 else { return ring }
        keeps[far] = true
        let chord = Edge(vertices[0], vertices[far])
        let wide = vertices.indices.dropLast().max {
            chord.distance(vertices[$0]) < chord.distance(vertices[$1])
        }
        if let wide { keeps[wide] = true }
        mark(&keeps, vertices, metres)
        return Ring(zip(vertices, keeps).filter(\.1).map(\.0))
    }

    private static func thinned(_ line: [Coordinate], _ metres: Double) -> [Coordinate] {
        var keeps = anchors(line)
        mark(&keeps, line, metres)
        return zip(line, keeps).filter(\.1).map(\.0)
    }

    private static func anchors(_ path: [Coordinate]) -> [Bool] {
        path.enumerated().map { i, vertex in
            i == 0 || i == path.count - 1 || abs(vertex.longitude) == 180 || abs(vertex.latitude) == 90
        }
    }

    /// Marks what must stay between the vertices that stay already.
    private static func mark(_ keeps: inout [Bool], _ path: [Coordinate], _ metres: Double) {
        let fixed = keeps.indices.filter { keeps[$0] }
        var stretches = zip(fixed, fixed.dropFirst()).map { ($0, $1) }
        while let (start, end) = stretches.popLast() {
            guard end - start > 1 else { continue }
            let edge = Edge(path[start], path[end])
            var farthest = start
            var distance = metres
            for i in start + 1..<end {
                let own = edge.distance(path[i])
                if own > distance { (farthest, distance) = (i, own) }
            }
            guard farthest > start else { continue }
            keeps[farthest] = true
            stretches.append((start, farthest))
            stretches.append((farthest, end))
        }
    }

    /// The shortest line between two positions, asked how far others are from it.
    private struct Edge {
        private let start: Coordinate
        private let end: Coordinate
        private let plane: LocalPlane
        private let tip: PlanePoint
        /// Within 100 km distances in the plane are those on the ground to one part in 20,000.
        private let isShort: Bool

        init(_ start: Coordinate, _ end: Coordinate) {
            (self.start, self.end) = (start, end)
            plane = LocalPlane(around: start)
            tip = plane.point(end)
            isShort = tip.x * tip.x + tip.y * tip.y < 1e10
        }

        func distance(_ position: Coordinate) -> Double {
            let p = plane.point(position)
            let length = tip.x * tip.x + tip.y * tip.y
            guard isShort, p.x * p.x + p.y * p.y < 1e10 else {
                return Shape.line([start, end]).nearest(to: position)?.distance.metres ?? 0
            }
            let t = length > 0 ? max(0, min(1, (p.x * tip.x + p.y * tip.y) / length)) : 0
            let (x, y) = (p.x - t * tip.x, p.y - t * tip.y)
            return (x * x + y * y).squareRoot()
        }
    }
}
