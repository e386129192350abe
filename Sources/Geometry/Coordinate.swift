/// A position on the WGS84 ellipsoid, in degrees.
///
/// Latitude lies in -90...90 and longitude in -180...180. A coordinate that went through the
/// failable initialiser is always finite and in range; nothing else in the program checks again.
public struct Coordinate: Hashable, Sendable {
    /// Degrees north of the equator, -90...90.
    public let latitude: Double
    /// Degrees east of Greenwich, -180...180.
    public let longitude: Double

    /// Nil when either number is not finite or out of range; longitudes are not wrapped.
    @inlinable
    public init?(latitude: Double, longitude: Double) {
        guard abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// For computed values: clamps the latitude and wraps the longitude into -180...180.
    @inlinable
    public init(wrappingLatitude latitude: Double, longitude: Double) {
        self.latitude = min(90, max(-90, latitude))
        self.longitude =
            abs(longitude) <= 180 ? longitude : longitude - 360 * (longitude / 360).rounded()
    }
}

extension Coordinate: CustomStringConvertible {
    /// `latitude, longitude` as a person writes it, in degrees.
    public var description: String { "\(latitude), \(longitude)" }
}
