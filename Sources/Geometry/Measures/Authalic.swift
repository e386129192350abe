#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The sphere of the earth's area, on which every part of the surface has the area that it has on the ellipsoid.
enum Authalic {
    private static let squared = Ellipsoid.flattening * (2 - Ellipsoid.flattening)
    private static let e = squared.squareRoot()
    /// Snyder's `q` at the pole: the area of half the earth, but for a factor.
    private static let polarQ = (1 - squared) * (1 / (1 - squared) + atanh(e) / e)

    /// What `q` lacks of its value at the pole; Snyder (1987), equation 3-12, without the difference that would lose the
    /// digits near a pole. `rest` is one less the sine of the latitude.
    private static func deficit(sine: Double, rest: Double) -> Double {
        let spherical = rest * (1 + squared * sine) / ((1 - squared) * (1 - squared * sine * sine))
        return (1 - squared) * (spherical + atanh(e * rest / (1 - squared * sine)) / e)
    }

    /// The sphere's radius, metres.
    static let radius = Ellipsoid.equatorialRadius * (polarQ / 2).squareRoot()

    /// The unit vector of a position.
    static func vector(_ position: Coordinate) -> SIMD3<Double> {
        let latitude = Degrees.sineCosine(abs(position.latitude))
        let longitude = Degrees.sineCosine(position.longitude)
        let rest = latitude.cosine * latitude.cosine / (1 + latitude.sine)
        let lack = deficit(sine: latitude.sine, rest: rest) / polarQ
        let cosine = (lack * (2 - lack)).squareRoot()
        return SIMD3(
            cosine * longitude.cosine, cosine * longitude.sine, position.latitude < 0 ? lack - 1 : 1 - lack)
    }

    /// The position in the direction of a vector; nil for none.
    static func coordinate(of vector: SIMD3<Double>) -> Coordinate? {
        let length = (vector * vector).sum().squareRoot()
        guard length > 1e-14 else { return nil }
        let across = (vector.x * vector.x + vector.y * vector.y).squareRoot() / length
        let height = abs(vector.z) / length
        let target = (across * across / (1 + height) * polarQ).squareRoot()
        // Newton's method on the root of the deficit, which is nearly as straight as the angle from the pole.
        var angle = atan2(across, height)
        for _ in 0..<6 where angle > 0 {
            let (sine, cosine) = (cos(angle), sin(angle))
            let half = sin(angle / 2)
            let root = deficit(sine: sine, rest: 2 * half * half).squareRoot()
            let w = 1 - squared * sine * sine
            let slope = (1 - squared) * cosine / (w * w * root)
            guard slope > 0 else { break }
            angle -= (root - target) / slope
        }
        let latitude = 90 - angle / Degrees.radian
        return Coordinate(
            wrappingLatitude: vector.z < 0 ? -latitude : latitude,
            longitude: Degrees.arcTangent(vector.y, vector.x))
    }

    static func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    }
}
