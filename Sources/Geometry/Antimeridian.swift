/// Cutting of shapes that cross the antimeridian, as RFC 7946, 3.1.9, asks.
///
/// Edges are taken to go the short way round, as whoever drew them meant, except edges along a pole. Where an
/// edge is cut its latitude is interpolated on the straight line in longitude and latitude.
public enum Antimeridian {
    /// The parts of a path on either side; consecutive parts end and begin on ±180. One part when nothing is cut.
    public static func cut(line: [Coordinate]) -> [[Coordinate]] {
        var parts: [[Coordinate]] = []
        var current: [Coordinate] = []
        for coordinate in line {
            if let previous = current.last, abs(coordinate.longitude - previous.longitude) > 180 {
                let side: Double = previous.longitude < 0 ? -180 : 180
                let run = step(from: previous, to: coordinate)
                let t = run == 0 ? 0 : (side - previous.longitude) / run
                let latitude = previous.latitude + t * (coordinate.latitude - previous.latitude)
                let edge = Coordinate(wrappingLatitude: latitude, longitude: side)
                if previous != edge { current.append(edge) }
                if current.count > 1 { parts.append(current) }
                let opposite = Coordinate(wrappingLatitude: latitude, longitude: -side)
                current = opposite == coordinate ? [] : [opposite]
            }
            current.append(coordinate)
        }
        if current.count > 1 || parts.isEmpty { parts.append(current) }
        return parts
    }

    /// The parts of an area on either side, wound as RFC 7946, 3.1.6, asks.
    ///
    /// A ring that circles a pole is taken to hold the nearer one and is closed along ±180 to it.
    public static func cut(polygon: Polygon) -> [Polygon] {
        let rings = [polygon.exterior] + polygon.holes
        guard rings.contains(where: { isCrossing($0) }) else { return [polygon.wound] }
        var cut = AntimeridianCut()
        for (i, ring) in rings.enumerated() {
            var boundary = UnrolledRing(ring.coordinates)
            if boundary.isAnticlockwise != (i == 0) { boundary.reverse() }
            boundary.add(to: &cut)
        }
        return cut.polygons()
    }

    /// A shape of which no part crosses; areas are wound as RFC 7946, 3.1.6, asks.
    public static func cut(_ shape: Shape) -> Shape {
        switch shape {
        case .point: return shape
        case .line(let line):
            let parts = cut(line: line)
            return parts.count == 1 ? .line(parts[0]) : .lines(parts)
        case .lines(let lines): return .lines(lines.flatMap { cut(line: $0) })
        case .polygon(let polygon): return Shape(cut(polygon: polygon))
        case .polygons(let polygons): return .polygons(polygons.flatMap { cut(polygon: $0) })
        }
    }

    /// The difference of longitudes that an edge makes, in degrees: the short way, unless it runs along a pole.
    static func step(from a: Coordinate, to b: Coordinate) -> Double {
        let difference = b.longitude - a.longitude
        if abs(a.latitude) == 90 && a.latitude == b.latitude { return difference }
        return abs(difference) <= 180 ? difference : difference - (difference < 0 ? -360 : 360)
    }

    private static func isCrossing(_ ring: Ring) -> Bool {
        zip(ring.coordinates, ring.coordinates.dropFirst()).contains {
            step(from: $0, to: $1) != $1.longitude - $0.longitude
        }
    }
}

/// A closed ring with its longitudes run on past ±180, and how often it goes round.
struct UnrolledRing {
    private var vertices: [AntimeridianCut.Vertex] = []
    private var turns = 0

    init(_ coordinates: [Coordinate]) {
        guard let first = coordinates.first else { return }
        var longitude = first.longitude
        for (a, b) in zip(coordinates, coordinates.dropFirst()) {
            vertices.append(.init(longitude: longitude, latitude: a.latitude))
            longitude += Antimeridian.step(from: a, to: b)
        }
        turns = Int(((longitude - first.longitude) / 360).rounded())
    }

    /// Whether the interior lies on the left; of a ring round the earth, whether the nearer pole does.
    var isAnticlockwise: Bool {
        guard turns == 0 else {
            let latitudes = vertices.reduce(0) { $0 + $1.latitude }
            return (turns > 0) == (latitudes >= 0)
        }
        guard let origin = vertices.first else { return true }
        var sum = 0.0
        for i in vertices.indices {
            let (a, b) = (vertices[i], vertices[(i + 1) % vertices.count])
            sum +=
                (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
                - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
        }
        return sum >= 0
    }

    mutating func reverse() {
        guard let first = vertices.first else { return }
        // From the same vertex the other way, each a whole number of turns from where it was.
        vertices =
            [first]
            + vertices.dropFirst().reversed().map {
                .init(longitude: $0.longitude - 360 * Double(turns), latitude: $0.latitude)
            }
        turns = -turns
    }

    /// Adds the ring to a cut; edges are straight on the map.
    func add(to cut: inout AntimeridianCut) {
        cut.add(vertices, turns: turns) { edge, meridian in
            let a = vertices[edge]
            var b = vertices[(edge + 1) % vertices.count]
            if edge == vertices.count - 1 { b.longitude += 360 * Double(turns) }
            let run = b.longitude - a.longitude
            return run == 0
                ? a.latitude : a.latitude + (meridian - a.longitude) / run * (b.latitude - a.latitude)
        }
    }
}
