#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A position on the ellipsoid as a point in space, in units of its equatorial radius: the centre of the earth is the
/// origin, x points to 0° 0°, y to 0° 90° E, z to the north pole (NGA.STND.0036, 4.1).
///
/// The straight distance of two of them orders positions as the geodesic does, but for a difference that
/// `orderingError` bounds, with neither poles nor an antimeridian; and it costs three multiplications.
public struct EarthCentred: Hashable, Sendable {
    /// Towards 0° 0°.
    public let x: Double
    /// Towards 0° 90° E.
    public let y: Double
    /// Towards the north pole.
    public let z: Double

    /// The point of a position.
    public init(_ coordinate: Coordinate) {
        let latitude = coordinate.latitude * Degrees.radian
        let longitude = coordinate.longitude * Degrees.radian
        let sine = sin(latitude)
        let squared = Ellipsoid.flattening * (2 - Ellipsoid.flattening)
        let normal = 1 / (1 - squared * sine * sine).squareRoot()
        let fromAxis = normal * cos(latitude)
        x = fromAxis * cos(longitude)
        y = fromAxis * sin(longitude)
        z = normal * (1 - squared) * sine
    }

    /// Metres in a unit.
    public static let metres = Ellipsoid.equatorialRadius

    /// How long a degree is at a latitude, in metres: along the meridian and along the parallel.
    public static func metresOfDegree(latitude: Double) -> (north: Double, east: Double) {
        let sine = sin(latitude * Degrees.radian)
        let squared = Ellipsoid.flattening * (2 - Ellipsoid.flattening)
        let root = (1 - squared * sine * sine).squareRoot()
        let normal = metres / root * Degrees.radian
        return (normal * (1 - squared) / (root * root), normal * cos(latitude * Degrees.radian))
    }

    /// By how much the straight distance to a position may be more than the one to another whose geodesic is longer.
    ///
    /// A geodesic of chord c is c (1 + c²/24r² + …) long, and the radius r of its curvature differs by direction by
    /// e² = 0.7 %: that is 0.0006 c³ for what is near. Beyond 7,600 km the series is no help and 2 % are given.
    public static func orderingError(_ chord: Double) -> Double {
        chord > 1.2 ? 0.02 * chord : 0.001 * chord * chord * chord
    }
}
