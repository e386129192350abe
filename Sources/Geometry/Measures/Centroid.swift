#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Shape {
    /// The middle: of the area where there is one, else of the paths by their length, else of the position; nil where all
    /// directions cancel out, as for the whole earth, and for an empty shape.
    ///
    /// The earth's surface is brought onto the sphere of the same area, by authalic latitudes (Snyder 1987, equations 3-11
    /// to 3-18), where areas have the weights they have on the ground; the middle of its points in space, seen from the
    /// sphere's centre, is the answer. So neither poles nor the antimeridian matter.
    public var centroid: Coordinate? {
        switch self {
        case .point(let position): return position
        case .line(let line): return Self.middle(of: [line])
        case .lines(let lines): return Self.middle(of: lines)
        case .polygon, .polygons:
            if let small = SmallArea(polygons) { return small.centroid }
            var sum = SIMD3<Double>(repeating: 0)
            for polygon in polygons {
                sum += polygon.exterior.moment
                for hole in polygon.holes { sum -= hole.moment }
            }
            return Authalic.coordinate(of: sum)
        }
    }

    private static func middle(of lines: [[Coordinate]]) -> Coordinate? {
        var sum = SIMD3<Double>(repeating: 0)
        for line in lines {
            for (a, b) in zip(line, line.dropFirst()) {
                let path = Geodesic.path(from: a, to: b, spacing: .kilometres(50)).map { Authalic.vector($0) }
                let length = Geodesic.distance(from: a, to: b).metres / Double(path.count - 1)
                for (p, q) in zip(path, path.dropFirst()) { sum += (p + q) * length }
            }
        }
        return Authalic.coordinate(of: sum) ?? lines.first?.first
    }
}

extension Ring {
    /// The integral of position over the area inside, to the left or right, whichever the ring holds.
    ///
    /// Half the integral of r × dr along the boundary; along a great circle it is the arc times the normal.
    fileprivate var moment: SIMD3<Double> {
        var sum = SIMD3<Double>(repeating: 0)
        for (a, b) in zip(coordinates, coordinates.dropFirst()) {
            // Geodesics stray from great circles of this sphere: by 2 m in 100 km.
            let path = Geodesic.path(from: a, to: b, spacing: .kilometres(100)).map { Authalic.vector($0) }
            for (p, q) in zip(path, path.dropFirst()) {
                let normal = Authalic.cross(p, q)
                let sine = (normal * normal).sum().squareRoot()
                if sine > 0 { sum += normal * (atan2(sine, (p * q).sum()) / sine / 2) }
            }
        }
        return measured.area < 0 ? -sum : sum
    }
}

/// An area of up to 20 km across, whose integral over the sphere would be lost in rounding: on Lambert's azimuthal
/// equal-area plane around it (Snyder 1987, page 182).
private struct SmallArea {
    private let polygons: [Polygon]
    private let middle: SIMD3<Double>
    private let east: SIMD3<Double>
    private let north: SIMD3<Double>

    init?(_ polygons: [Polygon]) {
        guard let first = polygons.first?.exterior.coordinates.first else { return nil }
        middle = Authalic.vector(first)
        self.polygons = polygons
        let across = (middle.x * middle.x + middle.y * middle.y).squareRoot()
        east = across > 0 ? SIMD3(-middle.y / across, middle.x / across, 0) : SIMD3(0, 1, 0)
        north = Authalic.cross(middle, east)
        for vertex in polygons.flatMap(\.exterior.coordinates) {
            let offset = Authalic.vector(vertex) - middle
            guard (offset * offset).sum() < 1e-5 else { return nil }
        }
    }

    var centroid: Coordinate? {
        var area = 0.0
        var sum = SIMD2<Double>(repeating: 0)
        for polygon in polygons {
            for (i, ring) in ([polygon.exterior] + polygon.holes).enumerated() {
                let points = ring.coordinates.map(plane)
                var (own, moment) = (0.0, SIMD2<Double>(repeating: 0))
                for (p, q) in zip(points, points.dropFirst()) {
                    let cross = p.x * q.y - q.x * p.y
                    own += cross / 2
                    moment += (p + q) * (cross / 6)
                }
                let sign: Double = (own < 0) == (i == 0) ? -1 : 1
                area += sign * own
                sum += moment * sign
            }
        }
        guard area > 0 else { return polygons.first?.exterior.coordinates.first }
        let point = sum / area
        let squared = (point * point).sum()
        let tangent = (east * point.x + north * point.y) * (1 - squared / 4).squareRoot()
        return Authalic.coordinate(of: middle * (1 - squared / 2) + tangent)
    }

    private func plane(_ position: Coordinate) -> SIMD2<Double> {
        let vector = Authalic.vector(position)
        let scale = (2 / (1 + (vector * middle).sum())).squareRoot()
        let offset = (vector - middle) * scale
        return SIMD2((offset * east).sum(), (offset * north).sum())
    }
}
