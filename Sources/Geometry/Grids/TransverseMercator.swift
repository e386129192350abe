#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Krüger's series to the sixth order: nanometres within a UTM zone, and far beyond it.
///
/// Karney (2011), equations 11–15, 35 and 36. Metres from the equator and the central meridian, without a scale.
enum TransverseMercator {
    private static let n = Ellipsoid.thirdFlattening

    /// Radius of the rectifying sphere (equation 14).
    private static let radius =
        Ellipsoid.equatorialRadius / (1 + n) * (1 + n * n * (1.0 / 4 + n * n * (1.0 / 64 + n * n / 256)))

    /// The polynomials in `n`, lowest power first: the j-th begins with `n` to the power of j.
    private static func coefficients(_ rows: [[Double]]) -> [Double] {
        rows.enumerated().map { index, row in
            row.reversed().reduce(0) { $0 * n + $1 } * pow(n, Double(index + 1))
        }
    }

    private static let forwardSeries = coefficients([
        [1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7891.0 / 37800],
        [13.0 / 48, -3.0 / 5, 557.0 / 1440, 281.0 / 630, -1_983_433.0 / 1_935_360],
        [61.0 / 240, -103.0 / 140, 15061.0 / 26880, 167_603.0 / 181_440],
        [49561.0 / 161_280, -179.0 / 168, 6_601_661.0 / 7_257_600],
        [34729.0 / 80640, -3_418_889.0 / 1_995_840],
        [212_378_941.0 / 319_334_400],
    ])

    private static let inverseSeries = coefficients([
        [1.0 / 2, -2.0 / 3, 37.0 / 96, -1.0 / 360, -81.0 / 512, 96199.0 / 604_800],
        [1.0 / 48, 1.0 / 15, -437.0 / 1440, 46.0 / 105, -1_118_711.0 / 3_870_720],
        [17.0 / 480, -37.0 / 840, -209.0 / 4480, 5569.0 / 90720],
        [4397.0 / 161_280, -11.0 / 504, -830_251.0 / 7_257_600],
        [4583.0 / 161_280, -108_847.0 / 3_991_680],
        [20_648_693.0 / 638_668_800],
    ])

    static func forward(latitude: Double, longitudeFromMeridian: Double) -> (x: Double, y: Double) {
        let phi = Degrees.sineCosine(latitude)
        let lambda = Degrees.sineCosine(longitudeFromMeridian)
        let tau = ConformalLatitude.tangent(of: phi.sine / max(phi.cosine, Degrees.tiny))
        let xi = atan2(tau, lambda.cosine)
        let eta = asinh(lambda.sine / hypot(tau, lambda.cosine))
        var sum = (xi: xi, eta: eta)
        for (index, alpha) in forwardSeries.enumerated() {
            let factor = Double(2 * (index + 1))
            sum.xi += alpha * sin(factor * xi) * cosh(factor * eta)
            sum.eta += alpha * cos(factor * xi) * sinh(factor * eta)
        }
        return (sum.eta * radius, sum.xi * radius)
    }

    static func inverse(x: Double, y: Double) -> (latitude: Double, longitudeFromMeridian: Double) {
        let (xi, eta) = (y / radius, x / radius)
        var reduced = (xi: xi, eta: eta)
        for (index, beta) in inverseSeries.enumerated() {
            let factor = Double(2 * (index + 1))
            reduced.xi -= beta * sin(factor * xi) * cosh(factor * eta)
            reduced.eta -= beta * cos(factor * xi) * sinh(factor * eta)
        }
        let (s, c) = (sinh(reduced.eta), cos(reduced.xi))
        let tau = sin(reduced.xi) / max(hypot(s, c), Degrees.tiny)
        let latitude = atan(ConformalLatitude.geographicTangent(of: tau)) / Degrees.radian
        return (latitude, Degrees.arcTangent(s, c))
    }
}
