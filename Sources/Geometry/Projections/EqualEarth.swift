#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The Equal Earth projection of the world around a meridian: areas are true, metres at the scale of the authalic sphere.
///
/// Šavrič, Patterson and Jenny, "The Equal Earth map projection", IJGIS 33 (2019), with authalic latitudes for the ellipsoid as
/// PROJ's `eqearth` has them.
package struct EqualEarth: Sendable {
    /// The meridian in the middle, degrees.
    package let centralMeridian: Double

    private static let a1 = 1.340264
    private static let a2 = -0.081106
    private static let a3 = 0.000893
    private static let a4 = 0.003796
    private static let root3 = 3.0.squareRoot()

    /// The projection around this meridian, degrees.
    package init(centralMeridian: Double) { self.centralMeridian = centralMeridian }

    /// Degrees east of the central meridian, -180 to 180.
    package func turn(_ longitude: Double) -> Double {
        let turn = (longitude - centralMeridian).remainder(dividingBy: 360)
        return turn
    }

    /// Where a position lies; the meridian opposite the central one is on the western and the eastern edge, and here on the
    /// one that `turn` says.
    package func point(_ coordinate: Coordinate) -> PlanePoint {
        point(latitude: coordinate.latitude, turn: turn(coordinate.longitude))
    }

    /// Where a parallel meets the meridian so many degrees east of the central one.
    package func point(latitude: Double, turn: Double) -> PlanePoint {
        let sine = Authalic.vector(Coordinate(wrappingLatitude: latitude, longitude: 0)).z
        let angle = asin(Self.root3 / 2 * sine)
        return PlanePoint(
            x: 2 * Self.root3 / 3 * turn * .pi / 180 * cos(angle) / Self.slope(angle) * Authalic.radius,
            y: Self.height(angle) * Authalic.radius)
    }

    /// The position of a point; nil beyond the edge of the world.
    package func coordinate(_ point: PlanePoint) -> Coordinate? {
        let height = point.y / Authalic.radius
        guard abs(height) <= Self.height(.pi / 3) else { return nil }
        var angle = height / Self.a1
        for _ in 0..<12 { angle -= (Self.height(angle) - height) / Self.slope(angle) }
        let turn =
            point.x / Authalic.radius * Self.root3 * Self.slope(angle) / (2 * cos(angle)) * 180 / .pi
        guard abs(turn) <= 180 else { return nil }
        let sine = max(-1, min(1, 2 / Self.root3 * sin(angle)))
        let across = max(0, 1 - sine * sine).squareRoot()
        return Authalic.coordinate(of: SIMD3(across, 0, sine)).map {
            Coordinate(wrappingLatitude: $0.latitude, longitude: centralMeridian + turn)
        }
    }

    private static func height(_ angle: Double) -> Double {
        let square = angle * angle
        let sixth = square * square * square
        return angle * (a1 + a2 * square + sixth * (a3 + a4 * square))
    }

    private static func slope(_ angle: Double) -> Double {
        let square = angle * angle
        let sixth = square * square * square
        return a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    }
}
