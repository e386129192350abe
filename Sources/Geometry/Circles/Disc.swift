#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// All positions within a geodesic distance of a centre.
public struct Disc: Hashable, Sendable {
    /// The middle.
    public let centre: Coordinate
    /// The geodesic distance from the centre to the boundary.
    public let radius: Length

    /// The largest radius: beyond 19,970 km geodesics from the centre begin to meet (at `pi b`, on the equator).
    public static let largestRadius = Length.kilometres(19_970)
    /// The smallest radius, one centimetre.
    public static let smallestRadius = Length.metres(0.01)

    /// A disc; throws ``GeometryError/length(_:mustBe:)`` for a radius not in 1 cm ... 19,970 km.
    public init(centre: Coordinate, radius: Length) throws(GeometryError) {
        try Self.check(radius)
        self.centre = centre
        self.radius = radius
    }

    /// How many segments keep a disc's polygon within a distance of its circle: a multiple of four, at least eight, at most
    /// a million.
    ///
    /// A chord over the angle 2π/n strays by r (1 - cos π/n) from its arc in a plane, and by less on the earth.
    public static func segments(radius: Length, tolerance: Length) throws(GeometryError) -> Int {
        guard tolerance.metres > 0 else { throw .length(tolerance, mustBe: "a tolerance above zero") }
        let half = acos(max(0, 1 - tolerance.metres / radius.metres))
        return Int(max(8, min(1_000_000, 4 * (Double.pi / half / 4).rounded(.up))))
    }

    /// Whether a position lies within the disc, exactly, not by the polygon.
    public func contains(_ coordinate: Coordinate) -> Bool {
        Geodesic.distance(from: centre, to: coordinate) <= radius
    }

    /// The disc as areas, with so many vertices on its boundary at equal azimuths, the first one due north.
    ///
    /// Every vertex lies on the geodesic circle to well below a millimetre (a circle that misses a pole by less
    /// than that is drawn through it). Across the antimeridian the disc comes in parts, cut where the circle meets
    /// it; a disc with a pole runs along ±180 to that pole. Exterior rings run anticlockwise. Throws
    /// ``GeometryError/segments(_:)`` below three.
    public func polygons(segments: Int = 64) throws(GeometryError) -> [Polygon] {
        guard segments >= 3 else { throw .segments(segments) }
        var drawer = CircleDrawer(CircleTable(segments: segments))
        var areas = PackedAreas()
        drawer.append(around: centre, metres: radius.metres, to: &areas)
        return areas.polygons(ofFeature: 0)
    }

    /// The disc as one shape: a polygon, or polygons where it was cut. Throws as ``polygons(segments:)`` does.
    public func shape(segments: Int = 64) throws(GeometryError) -> Shape {
        Shape(try polygons(segments: segments))
    }

    /// Throws unless the length is one that a disc can have. In metres, because a NaN compares false there.
    static func check(_ radius: Length) throws(GeometryError) {
        guard radius.metres >= smallestRadius.metres, radius.metres <= largestRadius.metres else {
            throw .length(radius, mustBe: "a radius of 1 cm to 19,970 km")
        }
    }

    /// The same by full geodesics, whatever the radius, from numbers that have been checked.
    static func exactPolygons(around origin: GeodesicOrigin, metres: Double, segments: Int) -> [Polygon] {
        if let ring = GeodesicCircle.ring(around: origin, metres: metres, segments: segments) {
            return [Polygon(exterior: Ring(ring))]
        }
        var cut = AntimeridianCut()
        var boundary = PolarBoundary(around: origin)
        boundary.arc(from: 0, to: -360, metres: metres, steps: segments)
        boundary.close(into: &cut)
        return cut.polygons()
    }
}

extension Shape {
    /// One area as a polygon, any other number as polygons.
    public init(_ polygons: [Polygon]) {
        self = polygons.count == 1 ? .polygon(polygons[0]) : .polygons(polygons)
    }
}
