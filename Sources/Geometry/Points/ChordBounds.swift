#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the straight distance of two positions says about their geodesic, so that the geodesic itself need not be solved
/// but where the two bounds differ: 0.2 mm at 25 km.
///
/// A geodesic is a curve in space whose curvature lies between those of circles of radius b²/a and a²/b. Of all curves
/// of one length, whose curvature is at most that of a circle's arc, the arc has the shortest chord (Schur's theorem;
/// do Carmo, Differential Geometry of Curves and Surfaces, 5-7, exercise 8). The other bound would be as simple were
/// geodesics plane curves; they are within a part in ten thousand.
struct ChordBounds: Sendable {
    /// Positions that are so near in a straight line, metres, are within the radius.
    let certain: Double
    /// Positions that are farther in a straight line, metres, are not.
    let possible: Double

    /// Radii of the smallest and of the largest curvature, with a margin.
    private static let smallest =
        Ellipsoid.polarRadius * Ellipsoid.axisRatio * (1 - 1e-6)
    private static let largest = Ellipsoid.equatorialRadius / Ellipsoid.axisRatio * (1 + 1e-4)
    /// The rounding errors of two points in space, and of the geodesic; metres.
    private static let rounding = 1e-7
    /// Beyond this the two ends are nearly antipodal, and chords say nothing.
    private static let farthest = 19_000_000.0

    /// The bounds for a geodesic of this length, metres.
    init(radius: Double) {
        let arc = min(radius, Self.farthest) / (2 * Self.smallest)
        certain = 2 * Self.smallest * sin(arc) - Self.rounding
        possible =
            radius > Self.farthest
            ? .infinity : 2 * Self.largest * sin(min(radius / (2 * Self.largest), .pi / 2)) + Self.rounding
    }

    /// What the geodesic between two positions with this straight distance is at most; metres.
    static func longestGeodesic(chord: Double) -> Double {
        let ratio = (chord + rounding) / (2 * smallest)
        return ratio < 0.997 ? 2 * smallest * asin(ratio) : .infinity
    }

    /// The straight distance beyond which no geodesic is as short as one whose ends are so far apart in a straight line.
    static func farthestChord(notLongerThan chord: Double) -> Double {
        // The two circles differ by c³/24 (1/r² - 1/R²) = 2.1e-17 c³ and little more while that is small.
        if chord < 1_000_000 { return chord + 4e-17 * chord * chord * chord + 4 * rounding }
        return ChordBounds(radius: longestGeodesic(chord: chord)).possible
    }
}

/// How far apart two points in space seem in single precision: metres, in which coordinates are rounded to half a metre.
enum SinglePrecision {
    /// The most by which a straight distance between rounded points is wrong.
    static func error(_ distance: Double) -> Double { 1 + 5e-7 * distance }

    /// The square of the distance up to which points that seem so near are within `distance`; negative for none.
    static func within(_ distance: Double) -> Float {
        let safe = distance - error(distance)
        return safe > 0 ? Float(safe * safe) : -1
    }

    /// The square of the distance beyond which points that seem so far are not within `distance`.
    static func beyond(_ distance: Double) -> Float {
        let safe = distance + error(distance)
        return Float(safe * safe)
    }
}
