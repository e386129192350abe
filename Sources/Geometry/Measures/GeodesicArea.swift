#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The area between a geodesic and the equator, of which the areas of polygons are sums.
///
/// Karney (2013), section 6, equations 58 to 63, to the sixth order.
enum GeodesicArea {
    /// The square of the radius of the sphere of the same area, `c²`; the whole earth has 4π of it.
    static let authalicRadiusSquared: Double = {
        let e = (Ellipsoid.flattening * (2 - Ellipsoid.flattening)).squareRoot()
        let (a, b) = (Ellipsoid.equatorialRadius, Ellipsoid.polarRadius)
        return (a * a + b * b * atanh(e) / e) / 2
    }()

    /// Square metres between the equator and the shortest line, positive eastward in the north and westward in the south;
    /// and the length of that line in metres.
    ///
    /// A line along a pole sweeps the hemisphere between its longitudes, which it does not wrap: the edges of cut areas run
    /// there.
    static func line(from a: Coordinate, to b: Coordinate) -> (area: Double, metres: Double) {
        if abs(a.latitude) == 90 && a.latitude == b.latitude {
            let radians = (b.longitude - a.longitude) * Degrees.radian
            return (authalicRadiusSquared * radians * (a.latitude < 0 ? -1 : 1), 0)
        }
        let difference = Degrees.difference(from: a.longitude, to: b.longitude)
        let line = GeodesicInverse(
            latitude1: a.latitude, longitude1: a.longitude, latitude2: b.latitude, longitude2: b.longitude
        ).solve()
        guard difference.value != 0 else { return (0, line.metres) }
        // Mirrored, a line to the west is one to the east.
        let sign: Double = line.sine1 < 0 ? -1 : 1
        let lambda12 = (difference.value + difference.error) * Degrees.radian * sign
        return (sign * eastward(a, b, line, lambda12: lambda12), line.metres)
    }

    private static func eastward(
        _ a: Coordinate, _ b: Coordinate, _ line: GeodesicInverse.Solution, lambda12: Double
    ) -> Double {
        let (beta1, beta2) = (ReducedLatitude(degrees: a.latitude), ReducedLatitude(degrees: b.latitude))
        let (sine1, sine2) = (abs(line.sine1), abs(line.sine2))
        let sineAlpha0 = sine1 * beta1.cosine
        let cosineAlpha0 = hypot(line.cosine1, sine1 * beta1.sine)
        var omega12 = lambda12
        var area = 0.0
        if sineAlpha0 != 0 && cosineAlpha0 != 0 {
            let start = Arc(sine: beta1.sine, cosine: line.cosine1 * beta1.cosine)
            let end = Arc(sine: beta2.sine, cosine: line.cosine2 * beta2.cosine)
            let epsilon = GeodesicSeries.epsilon(
                kSquared: cosineAlpha0 * cosineAlpha0 * Ellipsoid.secondEccentricitySquared)
            let c3 = GeodesicSeries.c3(epsilon)
            var sigma12 = atan2(
                end.sine * start.cosine - end.cosine * start.sine,
                end.cosine * start.cosine + end.sine * start.sine)
            if sigma12 < 0 { sigma12 += 2 * .pi }
            let b3 = c3(sine: end.sine, cosine: end.cosine) - c3(sine: start.sine, cosine: start.cosine)
            omega12 += Ellipsoid.flattening * sineAlpha0 * GeodesicSeries.a3(epsilon) * (sigma12 + b3)
            let c4 = GeodesicSeries.c4(epsilon)
            area =
                Ellipsoid.equatorialRadius * Ellipsoid.equatorialRadius * cosineAlpha0 * sineAlpha0
                * Ellipsoid.flattening * (2 - Ellipsoid.flattening) * (c4(end) - c4(start))
        }
        let turn: Double
        if cos(omega12) > -0.7071 && beta2.sine - beta1.sine < 1.75 {
            // Equation 63: exact for the short edges of most areas.
            let along = 1 + cos(omega12)
            turn =
                2
                * atan2(
                    sin(omega12) * (beta1.sine * (1 + beta2.cosine) + beta2.sine * (1 + beta1.cosine)),
                    along * (beta1.sine * beta2.sine + (1 + beta1.cosine) * (1 + beta2.cosine)))
        } else {
            turn = atan2(
                sine2 * line.cosine1 - line.cosine2 * sine1, line.cosine2 * line.cosine1 + sine2 * sine1)
        }
        return area + authalicRadiusSquared * turn
    }

    /// An arc from the equator, normalised.
    struct Arc {
        let sine: Double
        let cosine: Double

        init(sine: Double, cosine: Double) {
            let length = hypot(sine, cosine)
            self.sine = sine / length
            self.cosine = cosine / length
        }
    }
}

/// A sum of six cosines of the odd multiples of an angle.
struct OddCosineSeries {
    let coefficients: [Double]

    func callAsFunction(_ arc: GeodesicArea.Arc) -> Double {
        let twice = 2 * (arc.cosine - arc.sine) * (arc.cosine + arc.sine)
        var (last, beforeLast) = (0.0, 0.0)
        for c in coefficients.reversed() { (last, beforeLast) = (twice * last - beforeLast + c, last) }
        return arc.cosine * (last - beforeLast)
    }
}

extension GeodesicSeries {
    /// `C4`: the area; equation 63, the polynomials in `n` of each power of epsilon worked out once.
    static func c4(_ e: Double) -> OddCosineSeries {
        var power = 1.0
        return OddCosineSeries(
            coefficients: c4Polynomials.map { polynomial in
                defer { power *= e }
                return power * polynomial.reversed().reduce(0) { $0 * e + $1 }
            })
    }

    /// For each term its polynomial in epsilon, from the lowest power; every number a polynomial in `n` from the highest.
    private static let c4Polynomials: [[Double]] = [
        [
            (45045, [100, 208, 572, 3432, -12012, 30030]), (15015, [64, 624, -4576, 6864, -3003]),
            (45045, [-10656, 14144, -4576, -858]), (45045, [-224, -4784, 1573]), (45045, [1088, 156]),
            (15015, [97]),
        ],
        [
            (135_135, [-64, -624, 4576, -6864, 3003]), (135_135, [5952, -11648, 9152, -2574]),
            (135_135, [5792, 1040, -1287]), (135_135, [-2944, 468]), (9009, [1]),
        ],
        [
            (225_225, [-1440, 4160, -4576, 1716]), (225_225, [-8448, 4992, -1144]),
            (225_225, [1856, -936]), (10725, [8]),
        ],
        [(315_315, [3584, -3328, 1144]), (105_105, [1024, -208]), (63063, [-136])],
        [(405_405, [-2560, 832]), (135_135, [-128])],
        [(99099, [128])],
    ].map { (terms: [(Double, [Double])]) in
        terms.map { divisor, polynomial in
            polynomial.reduce(0) { $0 * Ellipsoid.thirdFlattening + $1 } / divisor
        }
    }
}
