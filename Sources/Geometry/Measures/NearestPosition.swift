/// The position of a shape that is nearest to another position, and how far it is.
public struct NearestPosition: Hashable, Sendable {
    /// Where on the shape.
    public let position: Coordinate
    /// The geodesic distance to it; zero inside an area.
    public let distance: Length
}

extension Shape {
    /// The nearest position of the shape; the position itself inside an area; nil for a shape without coordinates.
    ///
    /// Edges are geodesics; the answer is exact to a micrometre.
    public func nearest(to position: Coordinate) -> NearestPosition? {
        switch self {
        case .point(let own): return NearestSearch(of: [[own]], to: position).answer
        case .line(let line): return NearestSearch(of: [line], to: position).answer
        case .lines(let lines): return NearestSearch(of: lines, to: position).answer
        case .polygon, .polygons:
            if contains(position) { return NearestPosition(position: position, distance: .metres(0)) }
            let rings = polygons.flatMap { [$0.exterior] + $0.holes }
            return NearestSearch(of: rings.map(\.coordinates), to: position).answer
        }
    }

    /// Whether a position lies inside an area, edges straight on the map (RFC 7946, 3.1.1); on an edge it may be either.
    ///
    /// Points and paths hold nothing. For many positions see ``PreparedArea``.
    public func contains(_ position: Coordinate) -> Bool {
        polygons.contains { polygon in
            Antimeridian.cut(polygon: polygon).contains { part in
                part.exterior.coordinates.hasInside(position)
                    && !part.holes.contains { $0.coordinates.hasInside(position) }
            }
        }
    }
}

/// Looks for the nearest position on paths.
private struct NearestSearch {
    private let target: Coordinate
    private(set) var answer: NearestPosition?
    /// Longer lines are looked at in pieces: the distance along one may have several minima.
    private static let longest = 2_000_000.0

    init(of paths: [[Coordinate]], to target: Coordinate) {
        self.target = target
        // First the vertices: they tell which edges cannot be nearer.
        var distances: [[Double]] = []
        for path in paths {
            distances.append(path.map { Geodesic.distance(from: $0, to: target).metres })
            for (vertex, metres) in zip(path, distances.last ?? []) { offer(vertex, metres) }
        }
        for (path, metres) in zip(paths, distances) {
            for i in path.indices.dropLast() { search(path[i], path[i + 1], metres[i], metres[i + 1]) }
        }
    }

    private mutating func offer(_ position: Coordinate, _ metres: Double) {
        if let best = answer, best.distance.metres <= metres { return }
        answer = NearestPosition(position: position, distance: .metres(metres))
    }

    private mutating func search(_ a: Coordinate, _ b: Coordinate, _ toA: Double, _ toB: Double) {
        let edge = Geodesic.inverse(from: a, to: b)
        let length = edge.distance.metres
        // By the triangle inequality no position between is nearer than this.
        guard length > 0, let best = answer, (toA + toB - length) / 2 < best.distance.metres else { return }
        let origin = GeodesicOrigin(a)
        let line = origin.line(azimuth: edge.initialAzimuth)
        let pieces = (length / Self.longest).rounded(.up)
        for piece in 0..<Int(pieces) {
            search(origin, line, length * Double(piece) / pieces, length * Double(piece + 1) / pieces)
        }
    }

    /// Where the way to the target is at right angles to the line.
    private mutating func search(
        _ origin: GeodesicOrigin, _ line: GeodesicLine, _ start: Double, _ end: Double
    ) {
        let target = self.target
        var found = origin.coordinate
        var metres = 0.0
        /// How much further along the line the target would be if the earth were flat.
        func ahead(_ along: Double) -> Double {
            let place = line.position(at: along)
            found = origin.coordinate(of: place)
            let way = Geodesic.inverse(from: found, to: target)
            metres = way.distance.metres
            let bearing = Degrees.arcTangent(place.sineAzimuth, place.cosineAzimuth)
            return metres * Degrees.sineCosine(way.initialAzimuth - bearing).cosine
        }
        let first = ahead(start)
        offer(found, metres)
        let last = ahead(end)
        offer(found, metres)
        guard first > 0, last < 0 else { return }
        _ = Root.between((start, first), (end, last), tolerance: 1e-6, ahead)
        offer(found, metres)
    }
}
