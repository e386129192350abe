#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A position in Universal Polar Stereographic (NGA.SIG.0012, section 8): metres on a plane that touches near a pole.
public struct UPSPosition: Hashable, Sendable {
    /// Which pole.
    public let isNorth: Bool
    /// Metres, 2,000,000 at the pole.
    public let easting: Double
    /// Metres, 2,000,000 at the pole.
    public let northing: Double

    private static let pole = 2_000_000.0
    /// Metres on the plane where the conformal exponential is one (Snyder, "Map Projections", 1987, equation 21-33).
    private static let radius: Double = {
        let e = ConformalLatitude.eccentricity
        return 2 * Ellipsoid.equatorialRadius * 0.994 / (pow(1 + e, 1 + e) * pow(1 - e, 1 - e)).squareRoot()
    }()

    /// Nil when further from the pole than the grid is used: about 80° in the north and 77° in the south.
    public init?(isNorth: Bool, easting: Double, northing: Double) {
        let reach = isNorth ? 1_300_000.0...2_700_000 : 800_000...3_200_000
        guard reach.contains(easting), reach.contains(northing) else { return nil }
        self.isNorth = isNorth
        self.easting = easting
        self.northing = northing
    }

    /// The position on the plane of the nearer pole; nil between 80° south and 84° north, where UTM is used.
    public init?(_ position: Coordinate) {
        guard position.latitude >= 84 || position.latitude < -80 else { return nil }
        isNorth = position.latitude > 0
        let phi = Degrees.sineCosine(abs(position.latitude))
        let tau = ConformalLatitude.tangent(of: phi.sine / max(phi.cosine, Degrees.tiny))
        let distance = Self.radius / (tau + hypot(1, tau))
        let lambda = Degrees.sineCosine(position.longitude)
        easting = Self.pole + distance * lambda.sine
        northing = Self.pole + distance * lambda.cosine * (isNorth ? -1 : 1)
    }

    /// Where it lies.
    public var coordinate: Coordinate {
        let (x, y) = (easting - Self.pole, (northing - Self.pole) * (isNorth ? -1 : 1))
        let t = max(hypot(x, y) / Self.radius, Degrees.tiny)
        let latitude = atan(ConformalLatitude.geographicTangent(of: (1 / t - t) / 2)) / Degrees.radian
        let longitude = x == 0 && y == 0 ? 0 : Degrees.arcTangent(x, y)
        return Coordinate(wrappingLatitude: isNorth ? latitude : -latitude, longitude: longitude)
    }
}

extension UPSPosition: CustomStringConvertible {
    /// The letter of the half-plane and whole metres: `Z 2222979 1797474`.
    public var description: String {
        let letter = isNorth ? (easting < Self.pole ? "Y" : "Z") : (easting < Self.pole ? "A" : "B")
        return "\(letter) \(Int(easting.rounded())) \(Int(northing.rounded()))"
    }
}
