/// A small geodesic circle as two polynomials in the cosine of the azimuth: no trigonometry a vertex.
///
/// The Legendre series of the direct problem: the Taylor series, in the distance, of the geodesic's differential equations
/// (Rapp, "Geometric Geodesy" II, 1993, 1.2) to the fifth order. Their terms have even powers of the distance east in the
/// latitude and odd ones in the longitude, so with `sin² = 1 - cos²` a circle needs the cosine alone, and one sine.
struct LocalCircle {
    /// Degrees of latitude: coefficients of the powers 0 to 5 of the cosine.
    let latitude: (Double, Double, Double, Double, Double, Double)
    /// Degrees of longitude east of the centre, divided by the sine: coefficients of the powers 0 to 4 of the cosine.
    let longitude: (Double, Double, Double, Double, Double)

    /// What the series may leave out, metres, where it is used.
    static let tolerance = 1e-6

    /// More than the series leaves out, in metres: the sixth order and all beyond.
    ///
    /// A term of order k is at most (1/k)(distance / distance from the pole)ᵏ times the distance from the pole, or with the
    /// radius of curvature in its place where that is less; tests compare it with the full geodesics.
    static func error(metres: Double, latitude: Double) -> Double {
        let x = metres / (Ellipsoid.equatorialRadius * Degrees.sineCosine(latitude).cosine)
        return metres * x * x * x * x * x
    }

    /// The circle, or nil where the series is not good to the tolerance.
    init?(around centre: Coordinate, metres: Double) {
        let angle = Degrees.sineCosine(centre.latitude)
        let x = metres / (Ellipsoid.equatorialRadius * angle.cosine)
        let x2 = x * x
        // The cosine at the south pole is -0.
        guard angle.cosine > 0, metres * x2 * x2 * x <= Self.tolerance else { return nil }

        let t = angle.sine / angle.cosine
        let t2 = t * t
        let n = Ellipsoid.secondEccentricitySquared * angle.cosine * angle.cosine
        let v2 = 1 + n
        let sigma = metres * v2.squareRoot() * (Ellipsoid.axisRatio / Ellipsoid.equatorialRadius)
        let s2 = sigma * sigma

        // a, b, c: the coefficients of uᵏ, uᵏ⁻² v², uᵏ⁻⁴ v⁴ with u = sigma cos, v = sigma sin. Of the fifth order
        // the square of n, a thousandth of a tolerance, is left out.
        let a3 = n * (5 * n * t2 - n + t2 - 1) / 2
        let b3 = (9 * n * t2 - n - 3 * t2 - 1) / 6
        let a4 = -n * t * (n * (35 * n * t2 - 19 * n + 15 * t2 - 23) - 4) / 8
        let b4 = -t * (n * (45 * n * t2 - 17 * n - 9 * t2 - 13) + 6 * t2 + 4) / 12
        let c4 = -t * b3 / 4
        let a5 = n * (1 - t2) / 10
        let b5 = (n * ((45 * t2 + 18) * t2 + 9) - (30 * t2 + 30) * t2 - 4) / 60
        let c5 = (n * ((-90 * t2 - 72) * t2 + 2) + (45 * t2 + 30) * t2 + 1) / 120
        let north = v2 / Degrees.radian
        let north1 = north * sigma
        let north2 = north * s2
        latitude = (
            centre.latitude + north2 * (c4 * s2 - t / 2),
            north1 * (1 + s2 * (b3 + c5 * s2)),
            north2 * ((1 - 3 * n) * t / 2 + s2 * (b4 - 2 * c4)),
            north1 * s2 * (a3 - b3 + s2 * (b5 - 2 * c5)),
            north2 * s2 * (a4 - b4 + c4),
            north1 * s2 * s2 * (a5 - b5 + c5)
        )

        let f3 = (n + 3 * t2 + 1) / 3
        let f4 = t * (n * (1 - n) + 3 * t2 + 2) / 3
        let f5 = (n * (6 * t2 + 3) + (15 * t2 + 15) * t2 + 2) / 15
        let g5 = -(n * (13 * t2 + 2) + (30 * t2 + 20) * t2 + 1) / 15
        let h5 = t2 * f3 / 5
        let east1 = sigma / (angle.cosine * Degrees.radian)
        let east2 = east1 * sigma
        longitude = (
            east1 * (1 + s2 * (h5 * s2 - t2 / 3)),
            east2 * t * (1 - f3 * s2),
            east1 * s2 * (f3 + t2 / 3 + s2 * (g5 - 2 * h5)),
            east2 * s2 * (f4 + t * f3),
            east1 * s2 * s2 * (f5 - g5 + h5)
        )
    }

    /// Latitudes in the azimuths with these cosines.
    @inline(__always)
    func latitudes(_ c: SIMD4<Double>) -> SIMD4<Double> {
        let l = latitude
        let high = (c * l.5 + l.4) * c + l.3
        return ((high * c + l.2) * c + l.1) * c + l.0
    }

    /// Degrees east of the centre in the azimuths with these cosines and sines.
    @inline(__always)
    func longitudes(_ c: SIMD4<Double>, _ s: SIMD4<Double>) -> SIMD4<Double> {
        let l = longitude
        return ((((c * l.4 + l.3) * c + l.2) * c + l.1) * c + l.0) * s
    }
}
