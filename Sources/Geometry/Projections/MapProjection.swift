/// How a map lays the earth flat, in metres east and north of its middle.
package enum MapProjection: Sendable {
    /// Distances and directions are true from the centre: for all but the largest maps, and right at the poles.
    case local(LocalPlane, centre: Coordinate)
    /// Areas are true: for maps of half the world and more.
    case world(EqualEarth)

    /// The projection around a position.
    package static func local(around centre: Coordinate) -> MapProjection {
        .local(LocalPlane(around: centre), centre: centre)
    }

    /// Where a position lies.
    package func point(_ coordinate: Coordinate) -> PlanePoint {
        switch self {
        case .local(let plane, _): plane.point(coordinate)
        case .world(let map): map.point(coordinate)
        }
    }

    /// The position of a point; nil for a point beyond the edge of the world.
    package func coordinate(_ point: PlanePoint) -> Coordinate? {
        switch self {
        case .local(let plane, _):
            // Beyond this, nearly half round the earth, directions begin to repeat.
            point.x * point.x + point.y * point.y < 4e14 ? plane.coordinate(point) : nil
        case .world(let map): map.coordinate(point)
        }
    }
}
