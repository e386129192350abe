/// The azimuthal equidistant projection around a point: metres east and north, true along every line through it.
///
/// Snyder, "Map Projections: A Working Manual" (1987), page 199, in its exact ellipsoidal form: azimuth and
/// distance of the geodesic, in polar coordinates. PROJ's `aeqd` is the same, forty libraries later.
package struct LocalPlane: Sendable {
    private let origin: GeodesicOrigin

    /// A plane with this position in its origin.
    package init(around centre: Coordinate) { origin = GeodesicOrigin(centre) }

    /// Where a position lies in the plane.
    package func point(_ coordinate: Coordinate) -> PlanePoint {
        let solution = GeodesicInverse(
            latitude1: origin.coordinate.latitude, longitude1: origin.coordinate.longitude,
            latitude2: coordinate.latitude, longitude2: coordinate.longitude
        ).solve()
        return PlanePoint(x: solution.metres * solution.sine1, y: solution.metres * solution.cosine1)
    }

    /// The position of a point of the plane.
    package func coordinate(_ point: PlanePoint) -> Coordinate {
        let metres = (point.x * point.x + point.y * point.y).squareRoot()
        guard metres > 0 else { return origin.coordinate }
        return origin.coordinate(
            of: origin.line(east: point.x / metres, north: point.y / metres).position(at: metres))
    }
}
