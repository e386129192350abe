#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension GeodesicInverse {
    /// What a trial azimuth at the first point leads to.
    private struct Trial {
        /// How far east of the target the second parallel is met, radians.
        let overshoot: Double
        /// The derivative of that with respect to the azimuth.
        let slope: Double
        let arrival: Azimuth
        let lengths: GeodesicLengths
    }

    /// Neither on a meridian nor on the equator: Newton's method on the azimuth at the first point.
    ///
    /// Karney (2013), section 4, with the bracketing fall-back of GeographicLib for nearly antipodal points,
    /// where the slope may vanish.
    func general() -> Solution {
        let start = startingAzimuth()
        var azimuth = start.azimuth
        if let short = start.short {
            return Solution(
                metres: short.metres, sine1: azimuth.sine, cosine1: azimuth.cosine,
                sine2: short.arrival.sine, cosine2: short.arrival.cosine)
        }

        let newtonLimit = 20
        let limit = newtonLimit + Double.significandBitCount + 11
        let precision = Double.ulpOfOne
        var low = Azimuth(sine: Degrees.tiny, cosine: 1)
        var high = Azimuth(sine: Degrees.tiny, cosine: -1)
        var isNearlyDone = false
        var bracketIsClosed = false
        var step = 0
        while true {
            let trial = self.trial(azimuth)
            let v = trial.overshoot
            if bracketIsClosed || !(abs(v) >= (isNearlyDone ? 8 : 1) * precision) || step >= limit {
                return Solution(
                    metres: trial.lengths.distance * Ellipsoid.polarRadius,
                    sine1: azimuth.sine, cosine1: azimuth.cosine,
                    sine2: trial.arrival.sine, cosine2: trial.arrival.cosine)
            }
            let cotangent = azimuth.cosine / azimuth.sine
            if v > 0 && (step > newtonLimit || cotangent > high.cosine / high.sine) {
                high = azimuth
            } else if v < 0 && (step > newtonLimit || cotangent < low.cosine / low.sine) {
                low = azimuth
            }
            step += 1
            if step <= newtonLimit, trial.slope > 0 {
                let change = -v / trial.slope
                let (s, c) = (sin(change), cos(change))
                let sine = azimuth.sine * c + azimuth.cosine * s
                if sine > 0 && abs(change) < .pi {
                    azimuth = Azimuth(sine: sine, cosine: azimuth.cosine * c - azimuth.sine * s)
                    azimuth.normalise()
                    isNearlyDone = abs(v) <= 16 * precision
                    continue
                }
            }
            // The slope is not positive or the step leaves the bracket: bisect.
            azimuth = Azimuth(sine: (low.sine + high.sine) / 2, cosine: (low.cosine + high.cosine) / 2)
            azimuth.normalise()
            isNearlyDone = false
            bracketIsClosed =
                abs(low.sine - azimuth.sine) + (low.cosine - azimuth.cosine) < precision
                || abs(azimuth.sine - high.sine) + (azimuth.cosine - high.cosine) < precision
        }
    }

    /// The hybrid problem: from the first point at this azimuth to the second latitude.
    private func trial(_ departure: Azimuth) -> Trial {
        var azimuth = departure
        // Breaks the degeneracy of an equatorial line.
        if sine1 == 0 && azimuth.cosine == 0 { azimuth.cosine = -Degrees.tiny }

        let sineAlpha0 = azimuth.sine * cosine1
        let cosineAlpha0 = hypot(azimuth.cosine, azimuth.sine * sine1)
        var s1 = sine1
        var c1 = azimuth.cosine * cosine1
        let (so1, co1) = (sineAlpha0 * sine1, c1)
        normalise(&s1, &c1)

        // Clairaut's relation; the cosine by whichever difference loses fewer digits.
        let arrivalSine = cosine2 != cosine1 ? sineAlpha0 / cosine2 : azimuth.sine
        let arrivalCosine: Double
        if cosine2 != cosine1 || abs(sine2) != -sine1 {
            let square =
                cosine1 < -sine1
                ? (cosine2 - cosine1) * (cosine1 + cosine2) : (sine1 - sine2) * (sine1 + sine2)
            arrivalCosine = (co1 * co1 + square).squareRoot() / cosine2
        } else {
            arrivalCosine = abs(azimuth.cosine)
        }
        var s2 = sine2
        var c2 = arrivalCosine * cosine2
        let (so2, co2) = (sineAlpha0 * sine2, c2)
        normalise(&s2, &c2)

        // Adding zero turns -0 into 0: an arc of -180 degrees would be the wrong way round.
        let sigma12 = atan2(max(0, c1 * s2 - s1 * c2) + 0, c1 * c2 + s1 * s2)
        let sineOmega12 = max(0, co1 * so2 - so1 * co2) + 0
        let cosineOmega12 = co1 * co2 + so1 * so2
        let eta = atan2(
            sineOmega12 * cosineLambda12 - cosineOmega12 * sineLambda12,
            cosineOmega12 * cosineLambda12 + sineOmega12 * sineLambda12)
        let epsilon = GeodesicSeries.epsilon(
            kSquared: cosineAlpha0 * cosineAlpha0 * Ellipsoid.secondEccentricitySquared)
        let c3 = GeodesicSeries.c3(epsilon)
        let b312 = c3(sine: s2, cosine: c2) - c3(sine: s1, cosine: c1)
        let lambda =
            eta - Ellipsoid.flattening * GeodesicSeries.a3(epsilon) * sineAlpha0 * (sigma12 + b312)

        let lengths = GeodesicLengths(
            epsilon: epsilon, sigma12: sigma12, sine1: s1, cosine1: c1, dn1: dn1, sine2: s2, cosine2: c2,
            dn2: dn2)
        let slope =
            arrivalCosine == 0
            ? -2 * Ellipsoid.axisRatio * dn1 / sine1
            : lengths.reduced * Ellipsoid.axisRatio / (arrivalCosine * cosine2)
        return Trial(
            overshoot: lambda, slope: slope, arrival: Azimuth(sine: arrivalSine, cosine: arrivalCosine),
            lengths: lengths)
    }

    private func normalise(_ s: inout Double, _ c: inout Double) {
        let length = hypot(s, c)
        s /= length
        c /= length
    }
}
