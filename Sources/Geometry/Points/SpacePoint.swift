/// A position with its point in space in metres, for many distances from it.
struct SpacePoint: Sendable {
    let coordinate: Coordinate
    let point: EarthCentred

    init(_ coordinate: Coordinate) {
        self.coordinate = coordinate
        point = EarthCentred(coordinate)
    }

    /// The point in metres and single precision; the last number is 0.
    var single: SIMD4<Float> {
        SIMD4(
            Float(point.x * EarthCentred.metres), Float(point.y * EarthCentred.metres),
            Float(point.z * EarthCentred.metres), 0)
    }

    /// The straight distance, metres.
    @inline(__always)
    func chord(to other: EarthCentred) -> Double {
        let x = other.x - point.x
        let y = other.y - point.y
        let z = other.z - point.z
        return (x * x + y * y + z * z).squareRoot() * EarthCentred.metres
    }

    /// The geodesic's length in metres, within a micrometre: up to 100 km from the chord, beyond by solving for it.
    ///
    /// The curve between two near positions bends as its normal section does in the middle, with the curvature
    /// κ = uᵀAu √(mᵀAm) / |Am| in the direction u at the point m of the surface xᵀAx = 1; m is the middle of the chord,
    /// since its length cancels out. The arc that has this curvature and the chord c is (2/κ) asin(κc/2) long; what is
    /// left out is of the order of e² c⁵/R⁴.
    @inline(__always)
    func metres(to other: SpacePoint) -> Double {
        let dx = other.point.x - point.x
        let dy = other.point.y - point.y
        let dz = other.point.z - point.z
        let squared = dx * dx + dy * dy + dz * dz
        guard squared > 0, squared < Self.seriesLimit else {
            return squared == 0 && coordinate == other.coordinate
                ? 0 : Geodesic.distance(from: coordinate, to: other.coordinate).metres
        }
        let g = Self.flattened
        let mx = other.point.x + point.x
        let my = other.point.y + point.y
        let mz = other.point.z + point.z
        let across = dx * dx + dy * dy + g * dz * dz
        let equatorial = mx * mx + my * my
        // The square of half the arc's angle, near enough its sine: (κc/2)².
        let half =
            across * across * (equatorial + g * mz * mz)
            / (4 * squared * (equatorial + g * g * mz * mz))
        let series = 1 + half * (1.0 / 6 + half * (3.0 / 40 + half * (15.0 / 336)))
        return squared.squareRoot() * series * EarthCentred.metres
    }

    /// 1 / (1 - f)², the matrix A of the ellipsoid in the direction of the poles.
    private static let flattened = 1 / (Ellipsoid.axisRatio * Ellipsoid.axisRatio)
    /// The square of 100 km in equatorial radii.
    private static let seriesLimit = (100_000 / EarthCentred.metres) * (100_000 / EarthCentred.metres)
}
