/// A box in degrees. `west > east` means that the box crosses the antimeridian (RFC 7946, 5.2).
public struct Envelope: Hashable, Sendable {
    /// Western edge, degrees.
    public let west: Double
    /// Southern edge, degrees.
    public let south: Double
    /// Eastern edge, degrees.
    public let east: Double
    /// Northern edge, degrees.
    public let north: Double

    /// A box from its edges, in degrees.
    @inlinable
    public init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// Whether the box crosses the antimeridian.
    @inlinable
    public var crossesAntimeridian: Bool { west > east }
}
