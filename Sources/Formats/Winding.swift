import Geometry

extension Polygon {
    /// The rings, the outer one first and anticlockwise, the holes clockwise.
    ///
    /// Shapes from elsewhere do not always keep that promise of `Polygon`, and readers differ in what
    /// they make of one that does not.
    var woundRings: [[Coordinate]] {
        let polygon = wound
        return [polygon.exterior.coordinates] + polygon.holes.map(\.coordinates)
    }
}
