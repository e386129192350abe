#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The WGS84 ellipsoid: its two defining constants and what follows from them.
enum Ellipsoid {
    /// Equatorial radius `a`, metres (NGA.STND.0036, table 3.1).
    static let equatorialRadius = 6_378_137.0
    /// Flattening `f` (the same table).
    static let flattening = 1 / 298.257223563
    /// Polar radius `b = a (1 - f)`, metres.
    static let polarRadius = equatorialRadius * (1 - flattening)
    /// `1 - f`, the ratio of the axes.
    static let axisRatio = 1 - flattening
    /// Third flattening `n = f / (2 - f)`.
    static let thirdFlattening = flattening / (2 - flattening)
    /// Second eccentricity squared, `e'^2 = e^2 / (1 - f)^2`.
    static let secondEccentricitySquared =
        flattening * (2 - flattening) / ((1 - flattening) * (1 - flattening))
}

/// A latitude reduced to the auxiliary sphere, as sine and cosine.
struct ReducedLatitude: Sendable {
    let sine: Double
    let cosine: Double

    /// `tan(beta) = (1 - f) tan(latitude)`; Karney (2013), equation 6.
    ///
    /// At a pole the cosine stays a little above zero, so that azimuths there keep their meaning.
    init(degrees latitude: Double) {
        let angle = Degrees.sineCosine(Degrees.rounded(latitude))
        let scaled = angle.sine * Ellipsoid.axisRatio
        let length = (scaled * scaled + angle.cosine * angle.cosine).squareRoot()
        sine = scaled / length
        cosine = max(Degrees.tiny, angle.cosine / length)
    }
}
