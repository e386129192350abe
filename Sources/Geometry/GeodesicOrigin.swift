/// A position from which many geodesics leave; what depends on the position alone is worked out once.
public struct GeodesicOrigin: Sendable {
    /// The position itself.
    public let coordinate: Coordinate
    private let beta: ReducedLatitude

    /// Prepares a position.
    public init(_ coordinate: Coordinate) {
        self.coordinate = coordinate
        beta = ReducedLatitude(degrees: coordinate.latitude)
    }

    /// Where a line of this length ends that leaves at this azimuth (degrees clockwise from north).
    public func destination(azimuth: Double, distance: Length) -> Coordinate {
        coordinate(of: line(azimuth: azimuth).position(at: distance.metres))
    }

    /// The geodesic that leaves at this azimuth, in degrees.
    func line(azimuth: Double) -> GeodesicLine {
        let angle = Degrees.sineCosine(Degrees.rounded(azimuth))
        return GeodesicLine(from: beta, sineAzimuth: angle.sine, cosineAzimuth: angle.cosine)
    }

    /// The geodesic that leaves along a unit vector.
    func line(east: Double, north: Double) -> GeodesicLine {
        GeodesicLine(from: beta, sineAzimuth: east, cosineAzimuth: north)
    }

    /// The position as latitude and longitude of its own.
    func coordinate(of position: GeodesicLine.Position) -> Coordinate {
        Coordinate(
            wrappingLatitude: position.latitude,
            longitude: coordinate.longitude + Degrees.normalised(position.longitudeDifference))
    }
}
