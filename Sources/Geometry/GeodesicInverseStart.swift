#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension GeodesicInverse {
    /// A line so short that the sphere of the mean latitude gives it to full accuracy.
    struct ShortLine {
        let metres: Double
        let arrival: Azimuth
    }

    /// Below this arc (radians) a line is short; GeographicLib's `etol2` for WGS84.
    private static let shortArc =
        0.1 * Double.ulpOfOne.squareRoot()
        / (max(0.001, Ellipsoid.flattening) * min(1, 1 - Ellipsoid.flattening / 2) / 2).squareRoot()

    /// A first guess at the azimuth, good enough for Newton's method to converge.
    ///
    /// Karney (2013), section 5: the sphere for most pairs, the astroid (equation 55) for nearly antipodal ones.
    func startingAzimuth() -> (azimuth: Azimuth, short: ShortLine?) {
        let sineDifference = sine2 * cosine1 - cosine2 * sine1
        let cosineDifference = cosine2 * cosine1 + sine2 * sine1
        let sineSum = sine2 * cosine1 + cosine2 * sine1
        let mayBeShort = cosineDifference >= 0 && sineDifference < 0.5 && cosine2 * lambda12 < 0.5
        var dnMean = 1.0
        var sineOmega = sineLambda12
        var cosineOmega = cosineLambda12
        if mayBeShort {
            let sum = sine1 + sine2
            let cosines = cosine1 + cosine2
            let sineMeanSquared = sum * sum / (sum * sum + cosines * cosines)
            dnMean = (1 + Ellipsoid.secondEccentricitySquared * sineMeanSquared).squareRoot()
            let omega = lambda12 / (Ellipsoid.axisRatio * dnMean)
            sineOmega = sin(omega)
            cosineOmega = cos(omega)
        }

        let squared = sineOmega * sineOmega
        var azimuth = Azimuth(
            sine: cosine2 * sineOmega,
            cosine: cosineOmega >= 0
                ? sineDifference + cosine2 * sine1 * squared / (1 + cosineOmega)
                : sineSum - cosine2 * sine1 * squared / (1 - cosineOmega))
        let sineSigma = hypot(azimuth.sine, azimuth.cosine)
        let cosineSigma = sine1 * sine2 + cosine1 * cosine2 * cosineOmega

        if mayBeShort && sineSigma < Self.shortArc {
            var arrival = Azimuth(
                sine: cosine1 * sineOmega,
                cosine: sineDifference - cosine1 * sine2
                    * (cosineOmega >= 0 ? squared / (1 + cosineOmega) : 1 - cosineOmega))
            arrival.normalise()
            azimuth.normalise()
            let metres = atan2(sineSigma, cosineSigma) * Ellipsoid.polarRadius * dnMean
            return (azimuth, ShortLine(metres: metres, arrival: arrival))
        }
        let isFarFromAntipode =
            cosineSigma >= 0
            || sineSigma >= 6 * Ellipsoid.thirdFlattening * .pi * cosine1 * cosine1
        if !isFarFromAntipode { azimuth = nearAntipode(sineSum: sineSum) }
        if azimuth.sine <= 0 {
            azimuth = Azimuth(sine: 1, cosine: 0)
        } else {
            azimuth.normalise()
        }
        return (azimuth, nil)
    }

    /// The guess near the antipode, from the astroid that the geodesics envelop there.
    private func nearAntipode(sineSum: Double) -> Azimuth {
        let toAntipode = atan2(-sineLambda12, -cosineLambda12)
        let epsilon = GeodesicSeries.epsilon(kSquared: sine1 * sine1 * Ellipsoid.secondEccentricitySquared)
        let longitudeScale = Ellipsoid.flattening * cosine1 * GeodesicSeries.a3(epsilon) * .pi
        let x = toAntipode / longitudeScale
        let y = sineSum / (longitudeScale * cosine1)
        let strip = 1000 * Double.ulpOfOne.squareRoot()
        if y > -200 * Double.ulpOfOne && x > -1 - strip {
            let sine = min(1, -x)
            return Azimuth(sine: sine, cosine: -(1 - sine * sine).squareRoot())
        }
        let k = Self.astroid(x, y)
        let omega = longitudeScale * -x * k / (1 + k)
        let sineOmega = sin(omega)
        let cosineOmega = -cos(omega)
        return Azimuth(
            sine: cosine2 * sineOmega,
            cosine: sineSum - cosine2 * sine1 * sineOmega * sineOmega / (1 - cosineOmega))
    }

    /// The positive root `k` of `k^4 + 2k^3 - (x^2 + y^2 - 1) k^2 - 2 y^2 k - y^2 = 0`; equation 55.
    private static func astroid(_ x: Double, _ y: Double) -> Double {
        let p = x * x
        let q = y * y
        let r = (p + q - 1) / 6
        if q == 0 && r <= 0 { return 0 }
        let s = p * q / 4
        let r2 = r * r
        let r3 = r * r2
        let discriminant = s * (s + 2 * r3)
        var u = r
        if discriminant >= 0 {
            var cube = s + r3
            // The sign of the root that loses no digits.
            cube += cube < 0 ? -discriminant.squareRoot() : discriminant.squareRoot()
            let t = cbrt(cube)
            u += t + (t != 0 ? r2 / t : 0)
        } else {
            let angle = atan2((-discriminant).squareRoot(), -(s + r3))
            u += 2 * r * cos(angle / 3)
        }
        let v = (u * u + q).squareRoot()
        let uv = u < 0 ? q / (v - u) : u + v
        let w = (uv - q) / (2 * v)
        return uv / ((uv + w * w).squareRoot() + w)
    }
}
