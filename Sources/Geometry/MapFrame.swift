/// The edge of the map, longitudes -180...180 and latitudes -90...90, as one line to walk along.
///
/// A place on it is the number of degrees walked anticlockwise from the south-western corner, below ``length``.
enum MapFrame {
    /// Degrees all the way round.
    static let length = 1080.0
    private static let cornerPositions: [(position: Double, corner: Coordinate)] = [
        (0, Coordinate(wrappingLatitude: -90, longitude: -180)),
        (360, Coordinate(wrappingLatitude: -90, longitude: 180)),
        (540, Coordinate(wrappingLatitude: 90, longitude: 180)),
        (900, Coordinate(wrappingLatitude: 90, longitude: -180)),
    ]

    /// The whole map, anticlockwise.
    static let ring = cornerPositions.map(\.corner) + [cornerPositions[0].corner]

    /// The place of a coordinate whose longitude is 180 or -180.
    static func position(of coordinate: Coordinate) -> Double {
        coordinate.longitude > 0 ? 450 + coordinate.latitude : 990 - coordinate.latitude
    }

    /// Degrees to walk anticlockwise from one place to another.
    static func distance(from start: Double, to end: Double) -> Double {
        end >= start ? end - start : end - start + length
    }

    /// The corners passed on that walk, in order.
    static func corners(from start: Double, to end: Double) -> [Coordinate] {
        let whole = distance(from: start, to: end)
        return cornerPositions.map { (distance(from: start, to: $0.position), $0.corner) }
            .filter { $0.0 > 0 && $0.0 < whole }
            .sorted { $0.0 < $1.0 }
            .map(\.1)
    }
}
