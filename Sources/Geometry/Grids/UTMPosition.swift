/// A position in Universal Transverse Mercator (NGA.SIG.0012, section 7): a zone, a hemisphere and metres.
public struct UTMPosition: Hashable, Sendable {
    /// 1...60, each six degrees wide; 1 begins at 180° west.
    public let zone: Int
    /// Whether northings count from the equator rather than from 10,000 km south of it.
    public let isNorth: Bool
    /// Metres, 500,000 on the central meridian.
    public let easting: Double
    /// Metres; in the southern hemisphere 10,000,000 at the equator.
    public let northing: Double

    static let scale = 0.9996
    static let southernNorthing = 10_000_000.0

    /// Nil when zone, easting or northing lie outside what the grid covers.
    public init?(zone: Int, isNorth: Bool, easting: Double, northing: Double) {
        guard (1...60).contains(zone), (100_000...900_000).contains(easting) else { return nil }
        guard (0...(isNorth ? 9_600_000 : Self.southernNorthing)).contains(northing) else { return nil }
        self.init(unchecked: zone, isNorth, easting, northing)
    }

    private init(unchecked zone: Int, _ isNorth: Bool, _ easting: Double, _ northing: Double) {
        self.zone = zone
        self.isNorth = isNorth
        self.easting = easting
        self.northing = northing
    }

    /// The position in its own zone; nil north of 84° and south of 80°, where UPS takes over.
    public init?(_ position: Coordinate) {
        guard (-80...84).contains(position.latitude) else { return nil }
        self.init(position, zone: Self.zone(of: position))
    }

    /// The position in a zone that it may lie outside of, as neighbouring maps show it.
    init(_ position: Coordinate, zone: Int) {
        let isNorth = position.latitude >= 0
        let away = Degrees.difference(from: Self.meridian(of: zone), to: position.longitude).value
        let plane = TransverseMercator.forward(latitude: position.latitude, longitudeFromMeridian: away)
        self.init(
            unchecked: zone, isNorth, plane.x * Self.scale + 500_000,
            plane.y * Self.scale + (isNorth ? 0 : Self.southernNorthing))
    }

    /// Where it lies.
    public var coordinate: Coordinate {
        let plane = TransverseMercator.inverse(
            x: (easting - 500_000) / Self.scale,
            y: (northing - (isNorth ? 0 : Self.southernNorthing)) / Self.scale)
        let longitude = Self.meridian(of: zone) + plane.longitudeFromMeridian
        return Coordinate(wrappingLatitude: plane.latitude, longitude: longitude)
    }

    /// The central meridian, degrees.
    static func meridian(of zone: Int) -> Double { Double(zone * 6 - 183) }

    /// The zone, with the exceptions for Norway and Svalbard (NGA.SIG.0012, section 7.3).
    public static func zone(of position: Coordinate) -> Int {
        let longitude = position.longitude == 180 ? -180 : position.longitude
        if (56..<64).contains(position.latitude), (3..<12).contains(longitude) { return 32 }
        if position.latitude >= 72, (0..<42).contains(longitude) {
            return longitude < 9 ? 31 : longitude < 21 ? 33 : longitude < 33 ? 35 : 37
        }
        return min(60, Int(((longitude + 180) / 6).rounded(.down)) + 1)
    }
}

extension UTMPosition: CustomStringConvertible {
    /// Zone, hemisphere and whole metres: `42N 516391 3820239`.
    public var description: String {
        "\(zone)\(isNorth ? "N" : "S") \(Int(easting.rounded())) \(Int(northing.rounded()))"
    }
}
