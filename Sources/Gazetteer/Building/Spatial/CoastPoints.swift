import Geometry

/// Points along the outlines towards the sea: the edges that no two areas share.
enum CoastPoints {
    /// About how far apart they lie, in metres.
    static let spacing = 8_000.0

    /// The points of all coasts, each with the number of its area.
    static func points(_ outlines: AreaOutlines) -> [PackedPoint] {
        var shared: [Edge: Int] = [:]
        for edge in outlines.edges { shared[Edge(edge), default: 0] += 1 }
        var points: [PackedPoint] = []
        for ring in outlines.rings {
            let count = ring.vertices.count
            // From the last point on; a new stretch of coast starts with one.
            var walked = Double.infinity
            for index in 0..<count {
                let (from, to) = (ring.vertices[index], ring.vertices[(index + 1) % count])
                let edge = AreaEdge(area: ring.area, from: from, to: to)
                guard shared[Edge(edge)] == 1, !isCut(edge) else {
                    walked = .infinity
                    continue
                }
                if walked >= spacing {
                    points.append(point(from, ring.area))
                    walked = 0
                }
                let (start, end) = (coordinate(from), coordinate(to))
                let length = Geodesic.distance(from: start, to: end).metres
                walked += length
                let pieces = Int(length / spacing) + 1
                for piece in 1..<max(2, pieces) where pieces > 1 {
                    let part = Double(piece) / Double(pieces)
                    points.append(
                        PackedPoint(
                            Coordinate(
                                wrappingLatitude: start.latitude + part * (end.latitude - start.latitude),
                                longitude: start.longitude + part * (end.longitude - start.longitude)),
                            payload: UInt32(ring.area)))
                    walked = length / Double(pieces)
                }
            }
        }
        return points
    }

    /// An edge without its direction.
    private struct Edge: Hashable {
        let a: AreaOutlines.Vertex
        let b: AreaOutlines.Vertex

        init(_ edge: AreaEdge) {
            let isFirst = (edge.from.x, edge.from.y) < (edge.to.x, edge.to.y)
            a = isFirst ? edge.from : edge.to
            b = isFirst ? edge.to : edge.from
        }
    }

    /// Whether an edge is where the map is cut, along the antimeridian or at a pole, and no coast.
    private static func isCut(_ edge: AreaEdge) -> Bool {
        edge.from.x == edge.to.x && (edge.from.x == 0 || Int(edge.from.x) == AreaGrid.width)
            || edge.from.y == edge.to.y && (edge.from.y == 0 || Int(edge.from.y) == AreaGrid.height)
    }

    private static func coordinate(_ vertex: AreaOutlines.Vertex) -> Coordinate {
        Coordinate(
            wrappingLatitude: Double(vertex.y) / AreaGrid.unitsPerDegree - 90,
            longitude: Double(vertex.x) / AreaGrid.unitsPerDegree - 180)
    }

    private static func point(_ vertex: AreaOutlines.Vertex, _ area: UInt16) -> PackedPoint {
        PackedPoint(coordinate(vertex), payload: UInt32(area))
    }
}
