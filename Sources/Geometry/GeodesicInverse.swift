#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The inverse problem on the auxiliary sphere, brought into canonical order.
///
/// Karney (2013), section 4: the points are swapped and mirrored until `beta1 <= 0`,
/// `|beta2| <= -beta1` and `0 <= lambda12 <= 180`, so that one branch of the solution serves all.
struct GeodesicInverse {
    /// Metres and unit vectors of the azimuths at the two ends.
    struct Solution {
        var metres: Double
        var sine1: Double
        var cosine1: Double
        var sine2: Double
        var cosine2: Double
    }

    /// Sine and cosine of an azimuth that the solver moves.
    struct Azimuth {
        var sine: Double
        var cosine: Double

        mutating func normalise() {
            let length = hypot(sine, cosine)
            sine /= length
            cosine /= length
        }
    }

    let sine1: Double
    let cosine1: Double
    let sine2: Double
    let cosine2: Double
    let dn1: Double
    let dn2: Double
    /// The difference of longitudes in radians, its sine and its cosine.
    let lambda12: Double
    let sineLambda12: Double
    let cosineLambda12: Double

    private let pointOneAtPole: Bool
    private let supplement: Double
    private let swap: Double
    private let longitudeSign: Double
    private let latitudeSign: Double

    /// The problem between two positions in degrees.
    init(latitude1: Double, longitude1: Double, latitude2: Double, longitude2: Double) {
        let difference = Degrees.difference(from: longitude1, to: longitude2)
        var longitudeSign: Double = difference.value < 0 ? -1 : 1
        let degrees = difference.value * longitudeSign
        let error = difference.error * longitudeSign
        lambda12 = degrees * Degrees.radian
        let angle = Degrees.sineCosine(degrees, plus: error)
        sineLambda12 = angle.sine
        cosineLambda12 = angle.cosine
        supplement = (180 - degrees) - error

        var first = Degrees.rounded(latitude1)
        var second = Degrees.rounded(latitude2)
        swap = abs(first) < abs(second) ? -1 : 1
        if swap < 0 {
            longitudeSign = -longitudeSign
            (first, second) = (second, first)
        }
        latitudeSign = first < 0 ? 1 : -1
        self.longitudeSign = longitudeSign
        first *= latitudeSign
        second *= latitudeSign
        pointOneAtPole = first == -90

        let beta1 = ReducedLatitude(degrees: first)
        let beta2 = ReducedLatitude(degrees: second)
        sine1 = beta1.sine
        cosine1 = beta1.cosine
        // Of two latitudes that differ by a rounding error the smaller component decides whether they are equal.
        if cosine1 < -sine1 {
            sine2 = beta2.cosine == beta1.cosine ? (beta2.sine < 0 ? sine1 : -sine1) : beta2.sine
            cosine2 = beta2.cosine
        } else {
            sine2 = beta2.sine
            cosine2 = abs(beta2.sine) == -sine1 ? cosine1 : beta2.cosine
        }
        dn1 = (1 + Ellipsoid.secondEccentricitySquared * sine1 * sine1).squareRoot()
        dn2 = (1 + Ellipsoid.secondEccentricitySquared * sine2 * sine2).squareRoot()
    }

    /// The shortest geodesic, with azimuths in the caller's own orientation.
    func solve() -> Solution {
        var solution = canonical()
        if swap < 0 {
            (solution.sine1, solution.sine2) = (solution.sine2, solution.sine1)
            (solution.cosine1, solution.cosine2) = (solution.cosine2, solution.cosine1)
        }
        solution.sine1 *= swap * longitudeSign
        solution.cosine1 *= swap * latitudeSign
        solution.sine2 *= swap * longitudeSign
        solution.cosine2 *= swap * latitudeSign
        return solution
    }

    private func canonical() -> Solution {
        if pointOneAtPole || sineLambda12 == 0 { return meridional() }
        if sine1 == 0 && supplement >= Ellipsoid.flattening * 180 {
            return Solution(
                metres: Ellipsoid.equatorialRadius * lambda12, sine1: 1, cosine1: 0, sine2: 1, cosine2: 0)
        }
        return general()
    }

    /// Along a meridian, perhaps over a pole.
    private func meridional() -> Solution {
        let (s1, c1) = (sine1, cosineLambda12 * cosine1)
        let (s2, c2) = (sine2, cosine2)
        // Adding zero turns -0 into 0: an arc of -180 degrees would be the wrong way round.
        let sigma12 = atan2(max(0, c1 * s2 - s1 * c2) + 0, c1 * c2 + s1 * s2)
        let lengths = GeodesicLengths(
            epsilon: Ellipsoid.thirdFlattening, sigma12: sigma12, sine1: s1, cosine1: c1, dn1: dn1,
            sine2: s2, cosine2: c2, dn2: dn2)
        // Zero length: the series may leave a negative crumb.
        let isNothing =
            sigma12 < 3 * Degrees.tiny
            || (sigma12 < Double.ulpOfOne && (lengths.distance < 0 || lengths.reduced < 0))
        return Solution(
            metres: isNothing ? 0 : lengths.distance * Ellipsoid.polarRadius,
            sine1: sineLambda12, cosine1: cosineLambda12, sine2: 0, cosine2: 1)
    }
}

/// Distance and reduced length between two points of one geodesic, in units of the polar radius.
struct GeodesicLengths {
    let distance: Double
    let reduced: Double

    /// Karney (2013), equations 7, 38, 39 and 40; the angles are arcs on the auxiliary sphere.
    init(
        epsilon: Double, sigma12: Double, sine1: Double, cosine1: Double, dn1: Double,
        sine2: Double, cosine2: Double, dn2: Double
    ) {
        let a1 = GeodesicSeries.a1MinusOne(epsilon)
        let a2 = GeodesicSeries.a2MinusOne(epsilon)
        let c1 = GeodesicSeries.c1(epsilon)
        let c2 = GeodesicSeries.c2(epsilon)
        let b1 = c1(sine: sine2, cosine: cosine2) - c1(sine: sine1, cosine: cosine1)
        let b2 = c2(sine: sine2, cosine: cosine2) - c2(sine: sine1, cosine: cosine1)
        distance = (1 + a1) * (sigma12 + b1)
        let j12 = (a1 - a2) * sigma12 + ((1 + a1) * b1 - (1 + a2) * b2)
        reduced = dn2 * (cosine1 * sine2) - dn1 * (sine1 * cosine2) - cosine1 * cosine2 * j12
    }
}
