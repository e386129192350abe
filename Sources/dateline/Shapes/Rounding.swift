import Geometry

/// Areas with so many decimals that are still valid.
enum Rounding {
    /// The areas as they will be printed, valid.
    ///
    /// Between two discs that barely overlap there are gaps narrower than a decimal, which rounding turns inside out. They
    /// are rare: first all is rounded as it will be, then GEOS rounds the polygons that did not survive, and only when
    /// two polygons have come to cross each other the whole of it.
    static func checked(_ polygons: [Polygon], decimals: Int) throws(GeometryError) -> [Polygon] {
        let geos = GEOSContext()
        let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        let plain = polygons.map { snapped($0, scale) }
        if try geos.invalidity(of: plain) == nil { return plain }
        var mended: [Polygon] = []
        for (polygon, plain) in zip(polygons, plain) {
            let isValid = try geos.invalidity(of: [plain]) == nil
            mended += try isValid ? [plain] : geos.rounded([polygon], toGrid: 1 / scale)
        }
        let isValid = try geos.invalidity(of: mended) == nil
        return try isValid ? mended : geos.rounded(polygons, toGrid: 1 / scale)
    }

    private static func snapped(_ polygon: Polygon, _ scale: Double) -> Polygon {
        Polygon(
            exterior: snapped(polygon.exterior, scale), holes: polygon.holes.map { snapped($0, scale) })
    }

    private static func snapped(_ ring: Ring, _ scale: Double) -> Ring {
        Ring(
            ring.coordinates.map {
                Coordinate(
                    wrappingLatitude: ($0.latitude * scale).rounded() / scale,
                    longitude: ($0.longitude * scale).rounded() / scale)
            })
    }
}
