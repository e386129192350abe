#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lengths and areas on the ellipsoid; all edges are geodesics, as in PostGIS's geography and GeographicLib.
extension Shape {
    /// The length of all paths; nothing for points and areas.
    public var length: Length {
        switch self {
        case .line(let line): Self.length(line)
        case .lines(let lines): lines.reduce(.metres(0)) { $0 + Self.length($1) }
        case .point, .polygon, .polygons: .metres(0)
        }
    }

    /// The length of all boundaries, but for edges along the antimeridian, where areas are only cut.
    public var perimeter: Length {
        polygons.reduce(.metres(0)) { sum, polygon in
            ([polygon.exterior] + polygon.holes).reduce(sum) {
                $0 + Self.length($1.coordinates, skipsSeams: true)
            }
        }
    }

    /// The area in square metres; nothing for points and paths.
    ///
    /// A ring that circles a pole without touching it is taken to hold that pole.
    public var area: Double { polygons.reduce(0) { $0 + $1.area } }

    /// The areas that the shape is made of.
    public var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .polygons(let polygons): polygons
        case .point, .line, .lines: []
        }
    }

    private static func length(_ line: [Coordinate], skipsSeams: Bool = false) -> Length {
        zip(line, line.dropFirst()).reduce(.metres(0)) { sum, edge in
            if skipsSeams && abs(edge.0.longitude) == 180 && abs(edge.1.longitude) == 180 { return sum }
            return sum + Geodesic.distance(from: edge.0, to: edge.1)
        }
    }
}

extension Polygon {
    /// The area in square metres, its holes left out.
    public var area: Double {
        holes.reduce(abs(exterior.signedGroundArea)) { $0 - abs($1.signedGroundArea) }
    }
}

extension Ring {
    /// The area in square metres, positive when the ring runs anticlockwise.
    ///
    /// The sum of the areas between its edges and the equator (Karney 2013, section 6); a ring round a pole leaves that
    /// pole's half of the earth on the other side.
    var signedGroundArea: Double {
        var sum = 0.0
        var turns = 0.0
        for (a, b) in zip(coordinates, coordinates.dropFirst()) {
            sum += GeodesicArea.underLine(from: a, to: b)
            turns += Antimeridian.step(from: a, to: b)
        }
        guard abs(turns) > 180 else { return -sum }
        let half = 2 * Double.pi * GeodesicArea.authalicRadiusSquared
        return -(sum + (sum < 0 ? half : -half))
    }
}
