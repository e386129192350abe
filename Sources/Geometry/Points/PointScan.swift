/// Points as they come, without an index: for one question an index costs more than it saves.
public enum PointScan {
    /// The points within a radius of a position, the nearest first, of equally near ones the lower row: what
    /// ``PointIndex/neighbours(within:of:)`` finds.
    ///
    /// - Parameter latitudes: Degrees, by row; not a number where there is no point.
    public static func neighbours(
        latitudes: [Double], longitudes: [Double], within radius: Length, of position: Coordinate,
        threads: Int? = nil
    ) -> [PointIndex.Neighbour] {
        guard radius.metres >= 0 else { return [] }
        let query = SpacePoint(position)
        let bounds = ChordBounds(radius: radius.metres)
        // No line gains latitude faster than the meridian at the equator, where its radius is (1 - e²) a.
        let steepest = Ellipsoid.polarRadius * Ellipsoid.axisRatio * Degrees.radian
        let band = radius.metres / steepest * (1 + 1e-9) + 1e-9
        let pieces = Parallel.pieces(of: latitudes.count, atLeast: 1 << 14)
        let parts = Parallel.map(count: pieces.count, threads: threads ?? Parallel.width) { piece in
            var found: [PointIndex.Neighbour] = []
            for row in pieces[piece] where abs(latitudes[row] - position.latitude) <= band {
                guard let coordinate = Coordinate(latitude: latitudes[row], longitude: longitudes[row]) else {
                    continue
                }
                let other = SpacePoint(coordinate)
                let chord = query.chord(to: other.point)
                if chord > bounds.possible { continue }
                let metres =
                    chord <= bounds.certain
                    ? query.metres(to: other) : Geodesic.distance(from: position, to: coordinate).metres
                if chord <= bounds.certain || metres <= radius.metres {
                    found.append(
                        PointIndex.Neighbour(row: UInt32(row), metres: metres, coordinate: coordinate))
                }
            }
            return found
        }
        return parts.flatMap(\.self).sorted(by: PointIndex.Neighbour.precedes)
    }

    /// The nearest points of a position, as ``PointIndex/nearest(to:limit:within:)`` finds them: within wider and wider
    /// radii until there are enough.
    public static func nearest(
        latitudes: [Double], longitudes: [Double], to position: Coordinate, limit: Int,
        within radius: Length = Length(metres: .infinity), threads: Int? = nil
    ) -> [PointIndex.Neighbour] {
        var reach = 1000.0
        while true {
            let found = neighbours(
                latitudes: latitudes, longitudes: longitudes,
                within: Length(metres: min(reach, radius.metres)), of: position, threads: threads)
            // No two positions are farther apart than 20,004 km.
            if found.count >= limit || reach >= min(radius.metres, 21_000_000) {
                return Array(found.prefix(max(0, limit)))
            }
            reach *= 4
        }
    }
}
