#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One geodesic leaving a point in a direction, ready to be asked for positions along it.
///
/// The direct problem of Karney (2013), section 3, with everything that does not depend on the distance
/// worked out once.
struct GeodesicLine {
    /// Where a geodesic arrives: latitude in degrees, longitude in degrees east (or west) of its start.
    struct Position {
        let latitude: Double
        let longitudeDifference: Double
        /// Sine and cosine of the azimuth on arrival, not normalised.
        let sineAzimuth: Double
        let cosineAzimuth: Double
    }

    private let sineAlpha0: Double
    private let cosineAlpha0: Double
    private let sineSigma1: Double
    private var cosineSigma1: Double
    private let sineOmega1: Double
    private var cosineOmega1: Double
    private let metresPerRadian: Double
    private let c1Reverted: SineSeries
    private var b11: Double
    private let sineTau1: Double
    private var cosineTau1: Double
    private let longitudeScale: Double
    private let c3: SineSeries
    private var b31: Double

    /// The geodesic from this latitude towards the azimuth with this sine and cosine.
    init(from beta: ReducedLatitude, sineAzimuth: Double, cosineAzimuth: Double) {
        sineAlpha0 = sineAzimuth * beta.cosine
        let across = sineAzimuth * beta.sine
        cosineAlpha0 = (cosineAzimuth * cosineAzimuth + across * across).squareRoot()
        sineOmega1 = sineAlpha0 * beta.sine
        let along = beta.sine != 0 || cosineAzimuth != 0 ? beta.cosine * cosineAzimuth : 1
        cosineOmega1 = along
        let length = hypot(beta.sine, along)
        sineSigma1 = beta.sine / length
        cosineSigma1 = along / length

        let epsilon = GeodesicSeries.epsilon(
            kSquared: cosineAlpha0 * cosineAlpha0 * Ellipsoid.secondEccentricitySquared)
        metresPerRadian = Ellipsoid.polarRadius * (1 + GeodesicSeries.a1MinusOne(epsilon))
        b11 = GeodesicSeries.c1(epsilon)(sine: sineSigma1, cosine: cosineSigma1)
        let s = sin(b11)
        let c = cos(b11)
        sineTau1 = sineSigma1 * c + cosineSigma1 * s
        cosineTau1 = cosineSigma1 * c - sineSigma1 * s
        c1Reverted = GeodesicSeries.c1Reverted(epsilon)
        longitudeScale = -Ellipsoid.flattening * sineAlpha0 * GeodesicSeries.a3(epsilon)
        c3 = GeodesicSeries.c3(epsilon)
        b31 = c3(sine: sineSigma1, cosine: cosineSigma1)
    }

    /// The geodesic from the same point whose azimuth is 180 degrees less this one's.
    ///
    /// It meets the equator at the same angle, so its series are the same ones with `sigma1` mirrored.
    var supplement: GeodesicLine {
        var line = self
        line.cosineSigma1 = -cosineSigma1
        line.cosineOmega1 = -cosineOmega1
        line.cosineTau1 = -cosineTau1
        line.b11 = -b11
        line.b31 = -b31
        return line
    }

    /// The position this many metres along; negative is behind the start.
    func position(at metres: Double) -> Position {
        let tau12 = metres / metresPerRadian
        let s = sin(tau12)
        let c = cos(tau12)
        let b12 = c1Reverted(sine: sineTau1 * c + cosineTau1 * s, cosine: cosineTau1 * c - sineTau1 * s)
        let sigma12 = tau12 + (b12 + b11)
        let sineSigma12 = sin(sigma12)
        let cosineSigma12 = cos(sigma12)
        let sineSigma2 = sineSigma1 * cosineSigma12 + cosineSigma1 * sineSigma12
        var cosineSigma2 = cosineSigma1 * cosineSigma12 - sineSigma1 * sineSigma12

        let northing = cosineAlpha0 * cosineSigma2
        var cosineBeta2 = (sineAlpha0 * sineAlpha0 + northing * northing).squareRoot()
        if cosineBeta2 == 0 {
            cosineSigma2 = Degrees.tiny
            cosineBeta2 = Degrees.tiny
        }
        let sineOmega2 = sineAlpha0 * sineSigma2
        let omega12 = atan2(
            sineOmega2 * cosineOmega1 - cosineSigma2 * sineOmega1,
            cosineSigma2 * cosineOmega1 + sineOmega2 * sineOmega1)
        let lambda12 =
            omega12 + longitudeScale * (sigma12 + (c3(sine: sineSigma2, cosine: cosineSigma2) - b31))
        return Position(
            latitude: Degrees.arcTangent(cosineAlpha0 * sineSigma2, Ellipsoid.axisRatio * cosineBeta2),
            longitudeDifference: lambda12 / Degrees.radian,
            sineAzimuth: sineAlpha0, cosineAzimuth: cosineAlpha0 * cosineSigma2)
    }
}
