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
    public var perimeter: Length { boundary.perimeter }

    /// The area in square metres; nothing for points and paths.
    ///
    /// A ring that circles a pole without touching it is taken to hold that pole.
    public var area: Double { boundary.area }

    /// The perimeter and the area, in half the time of asking for both.
    public var boundary: (perimeter: Length, area: Double) {
        var (metres, area) = (0.0, 0.0)
        for polygon in polygons {
            for (i, ring) in ([polygon.exterior] + polygon.holes).enumerated() {
                let own = ring.measured
                metres += own.metres
                area += i == 0 ? abs(own.area) : -abs(own.area)
            }
        }
        return (.metres(metres), area)
    }

    /// The areas that the shape is made of.
    public var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .polygons(let polygons): polygons
        case .point, .line, .lines: []
        }
    }

    private static func length(_ line: [Coordinate]) -> Length {
        zip(line, line.dropFirst()).reduce(.metres(0)) { $0 + Geodesic.distance(from: $1.0, to: $1.1) }
    }
}

extension Polygon {
    /// The area in square metres, its holes left out.
    public var area: Double { Shape.polygon(self).area }
}

extension Ring {
    /// The area in square metres, positive when the ring runs anticlockwise, and the length in metres without edges along
    /// the antimeridian.
    ///
    /// The sum of the areas between its edges and the equator (Karney 2013, section 6); a ring round a pole leaves that
    /// pole's half of the earth on the other side.
    var measured: (area: Double, metres: Double) {
        var sum = 0.0
        var metres = 0.0
        var turns = 0.0
        for (a, b) in zip(coordinates, coordinates.dropFirst()) {
            let line = GeodesicArea.line(from: a, to: b)
            sum += line.area
            if abs(a.longitude) != 180 || abs(b.longitude) != 180 { metres += line.metres }
            turns += Antimeridian.step(from: a, to: b)
        }
        guard abs(turns) > 180 else { return (-sum, metres) }
        let half = 2 * Double.pi * GeodesicArea.authalicRadiusSquared
        return (-(sum + (sum < 0 ? half : -half)), metres)
    }
}
