/// The vertices of a geodesic circle that meets neither a pole nor the antimeridian: nearly all circles.
enum GeodesicCircle {
    /// The circle as a closed anticlockwise ring from north, or nil when it needs cutting.
    ///
    /// West is the mirror image of east, and when `segments` is a multiple of four the south shares its
    /// series with the north: a quarter of the geodesics are set up for the whole circle.
    static func ring(around origin: GeodesicOrigin, metres: Double, segments: Int) -> [Coordinate]? {
        let centre = origin.coordinate
        let poleward = metres / 111_000 + 0.001
        guard abs(centre.latitude) + poleward < 90 else { return nil }
        let half = eastern(origin, metres, segments)
        let reach = half.reduce(0) { max($0, $1.longitude) }
        guard centre.longitude + reach <= 180, centre.longitude - reach >= -180 else { return nil }

        var ring: [Coordinate] = []
        ring.reserveCapacity(segments + 1)
        for vertex in half { ring.append(centre.shifted(to: vertex.latitude, by: -vertex.longitude)) }
        let southIsVertex = segments.isMultiple(of: 2)
        for vertex in half.reversed().dropFirst(southIsVertex ? 1 : 0) {
            ring.append(centre.shifted(to: vertex.latitude, by: vertex.longitude))
        }
        return ring
    }

    /// Latitudes, and longitudes east of the centre, of the vertices from north to south.
    private static func eastern(
        _ origin: GeodesicOrigin, _ metres: Double, _ segments: Int
    ) -> [AntimeridianCut.Vertex] {
        let count = segments / 2 + 1
        var half = [AntimeridianCut.Vertex](
            repeating: AntimeridianCut.Vertex(longitude: 0, latitude: 0), count: count)
        let sharesSouth = segments.isMultiple(of: 4)
        for i in 0..<(sharesSouth ? segments / 4 + 1 : count) {
            let line = origin.line(azimuth: 360 * Double(i) / Double(segments))
            half[i] = vertex(line, metres)
            if sharesSouth { half[count - 1 - i] = vertex(line.supplement, metres) }
        }
        return half
    }

    private static func vertex(_ line: GeodesicLine, _ metres: Double) -> AntimeridianCut.Vertex {
        let position = line.position(at: metres)
        return AntimeridianCut.Vertex(
            longitude: abs(position.longitudeDifference), latitude: position.latitude)
    }
}

extension Coordinate {
    fileprivate func shifted(to latitude: Double, by degrees: Double) -> Coordinate {
        Coordinate(wrappingLatitude: latitude, longitude: longitude + degrees)
    }
}
