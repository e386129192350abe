internal import CGEOS

extension GEOSContext {
    /// How far apart, in metres, the ends of a stretch may be that is buffered in one local plane.
    ///
    /// Within 50 km of the plane's centre its distances are true to one part in 100,000 whatever the radius.
    private static let stretch = 100_000.0
    /// The largest radius around lines and areas.
    private static let largestRadius = Length.kilometres(5000)

    /// Everything within a distance of a path whose edges are geodesics; round ends and corners; `GEOSBuffer_r`.
    ///
    /// Computed in local equidistant planes, stretch by stretch, and put together; true to 10⁻⁵ of the radius, and
    /// corners to a circle of so many segments. Cut at the antimeridian, closed over the poles. Throws
    /// ``GeometryError/length(_:mustBe:)`` for a radius not in 1 cm ... 5,000 km.
    public func buffer(
        line: [Coordinate], radius: Length, segments: Int = 64
    ) throws(GeometryError) -> [Polygon] {
        try check(radius)
        var path: [Coordinate] = line.count == 1 ? line : []
        for (a, b) in zip(line, line.dropFirst()) {
            path += Geodesic.path(from: a, to: b, spacing: spacing(radius)).dropLast(b == line.last ? 0 : 1)
        }
        let parts = try stretches(of: path, radius: radius, segments: segments)
        return parts.count > 1 ? try union(parts) : parts
    }

    /// Everything within a distance of areas whose edges are straight in longitude and latitude (RFC 7946, 3.1.1).
    ///
    /// As ``buffer(line:radius:)`` along their boundaries, joined with the areas themselves.
    public func buffer(
        _ polygons: [Polygon], radius: Length, segments: Int = 64
    ) throws(GeometryError) -> [Polygon] {
        try check(radius)
        let cut = polygons.flatMap { Antimeridian.cut(polygon: $0) }
        // Areas drawn by hand cross themselves now and then, and GEOS unites valid ones only. Their boundary stays.
        var parts = try eachValid(cut)
        for ring in cut.flatMap({ [$0.exterior] + $0.holes }) {
            parts += try stretches(
                of: straight(ring.coordinates, spacing: spacing(radius)), radius: radius, segments: segments)
        }
        return try union(parts)
    }

    /// Everything within a distance of shapes of any kind, as one area: discs around points, and the two above.
    public func buffer(
        _ shapes: [Shape], radius: Length, segments: Int = 64
    ) throws(GeometryError) -> [Polygon] {
        var parts: [Polygon] = []
        for shape in shapes {
            switch shape {
            case .point(let centre):
                parts += try Disc(centre: centre, radius: radius).polygons(segments: segments)
            case .line(let line): parts += try buffer(line: line, radius: radius, segments: segments)
            case .lines(let lines):
                for line in lines { parts += try buffer(line: line, radius: radius, segments: segments) }
            case .polygon(let polygon): parts += try buffer([polygon], radius: radius, segments: segments)
            case .polygons(let polygons): parts += try buffer(polygons, radius: radius, segments: segments)
            }
        }
        if shapes.count == 1, case .lines = shapes[0] { return try union(parts) }
        return shapes.count > 1 ? try union(parts) : parts
    }

    /// The corridor along the shortest line between two positions: everything within a distance of it, round at its ends.
    public func corridor(
        from start: Coordinate, to end: Coordinate, halfWidth: Length, segments: Int = 64
    ) throws(GeometryError) -> [Polygon] {
        try buffer(line: [start, end], radius: halfWidth, segments: segments)
    }

    private func check(_ radius: Length) throws(GeometryError) {
        try Disc.check(radius)
        guard radius <= Self.largestRadius else {
            throw .length(radius, mustBe: "a radius of 1 cm to 5,000 km around a line or an area")
        }
    }

    /// The gap between vertices, metres, at which a chord on the map strays about a thousandth of the radius.
    private func spacing(_ radius: Length) -> Length {
        .metres(min(50_000, max(500, (8 * 6_371_000 * 0.001 * radius.metres).squareRoot())))
    }

    /// The buffers of a path's stretches, overlapping.
    private func stretches(
        of path: [Coordinate], radius: Length, segments: Int
    ) throws(GeometryError) -> [Polygon] {
        var result: [Polygon] = []
        var start = 0
        while start < path.count {
            var end = start
            var length = 0.0
            while end + 1 < path.count {
                length += Geodesic.distance(from: path[end], to: path[end + 1]).metres
                if length > Self.stretch && end > start { break }
                end += 1
            }
            result += try buffer(stretch: Array(path[start...end]), radius: radius, segments: segments)
            if end + 1 >= path.count { break }
            start = end
        }
        return result
    }

    private func buffer(
        stretch: [Coordinate], radius: Length, segments: Int
    ) throws(GeometryError) -> [Polygon] {
        let centre = stretch[stretch.count / 2]
        guard stretch.contains(where: { $0 != stretch[0] }) else {
            return try Disc(centre: centre, radius: radius).polygons(segments: segments)
        }
        let plane = LocalPlane(around: centre)
        let line = try line(stretch.map { plane.point($0) })
        let area = try unsafe GEOSGeometryOwner(
            GEOSBuffer_r(handle, line.pointer, radius.metres, Int32(max(1, (segments + 3) / 4))), self,
            operation: "buffer")
        var cut = AntimeridianCut()
        for rings in try rings(of: area) {
            for (i, ring) in rings.enumerated() {
                UnrolledRing(plane: plane, ring: ring, tolerance: radius.metres / 1000, isHole: i > 0).add(
                    to: &cut)
            }
        }
        return cut.polygons()
    }

    /// A ring with vertices added on its straight edges.
    private func straight(_ ring: [Coordinate], spacing: Length) -> [Coordinate] {
        var path = ring.prefix(1).map { $0 }
        for (a, b) in zip(ring, ring.dropFirst()) {
            let pieces = (Geodesic.distance(from: a, to: b).metres / spacing.metres).rounded(.up)
            for i in 1..<max(2, Int(pieces)) where pieces > 1 {
                let t = Double(i) / pieces
                path.append(
                    Coordinate(
                        wrappingLatitude: a.latitude + t * (b.latitude - a.latitude),
                        longitude: a.longitude + t * (b.longitude - a.longitude)))
            }
            path.append(b)
        }
        return path
    }
}

extension UnrolledRing {
    /// A ring of a local plane brought onto the map, with vertices added so that the middles of its edges, straight on the
    /// map, stay where they were within a tolerance in metres.
    fileprivate init(plane: LocalPlane, ring: [PlanePoint], tolerance: Double, isHole: Bool) {
        var area = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) { area += a.x * b.y - b.x * a.y }
        let ordered = (area > 0) == isHole ? ring.reversed() : ring
        var coordinates = ordered.prefix(1).map { plane.coordinate($0) }
        for (a, b) in zip(ordered, ordered.dropFirst()) {
            Self.add(
                to: &coordinates, plane: plane, from: a, to: b, end: plane.coordinate(b),
                tolerance: tolerance, depth: 12)
        }
        self.init(coordinates)
    }

    /// Adds the edge's end, and before it what halving the edge needs.
    private static func add(
        to coordinates: inout [Coordinate], plane: LocalPlane, from a: PlanePoint, to b: PlanePoint,
        end: Coordinate,
        tolerance: Double, depth: Int
    ) {
        let middle = PlanePoint(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
        if depth > 0, let start = coordinates.last {
            let truth = plane.coordinate(middle)
            let turn = (end.longitude - start.longitude).remainder(dividingBy: 360)
            let drawn = Coordinate(
                wrappingLatitude: (start.latitude + end.latitude) / 2, longitude: start.longitude + turn / 2)
            if Geodesic.distance(from: truth, to: drawn).metres > tolerance {
                add(
                    to: &coordinates, plane: plane, from: a, to: middle, end: truth, tolerance: tolerance,
                    depth: depth - 1)
                add(
                    to: &coordinates, plane: plane, from: middle, to: b, end: end, tolerance: tolerance,
                    depth: depth - 1)
                return
            }
        }
        coordinates.append(end)
    }
}
