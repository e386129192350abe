/// Shortest lines on the WGS84 ellipsoid, accurate to 15 nanometres at any distance.
///
/// An implementation of C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013), 43-55,
/// <https://doi.org/10.1007/s00190-012-0578-z>, to the sixth order. Azimuths are degrees clockwise from north.
/// Our own because linking PROJ for it costs every start of the program its forty libraries.
public enum Geodesic {
    /// The shortest line between two positions.
    public struct Inverse: Hashable, Sendable {
        /// Its length.
        public let distance: Length
        /// The azimuth in which it leaves the first position, degrees, -180...180.
        public let initialAzimuth: Double
        /// The azimuth in which it arrives at the second position, going on, degrees, -180...180.
        public let finalAzimuth: Double
    }

    /// The length of the shortest line between two positions.
    public static func distance(from a: Coordinate, to b: Coordinate) -> Length {
        Length(metres: solution(a, b).metres)
    }

    /// The shortest line between two positions: its length and the azimuths at both ends.
    ///
    /// Where several lines are equally short (from pole to pole, between some antipodes) it is one of them;
    /// between a position and itself the azimuths mean nothing.
    public static func inverse(from a: Coordinate, to b: Coordinate) -> Inverse {
        let s = solution(a, b)
        return Inverse(
            distance: Length(metres: s.metres),
            initialAzimuth: Degrees.arcTangent(s.sine1, s.cosine1),
            finalAzimuth: Degrees.arcTangent(s.sine2, s.cosine2))
    }

    /// Where a line of this length ends that leaves a position at this azimuth (degrees clockwise from north).
    public static func destination(
        from start: Coordinate, azimuth: Double, distance: Length
    ) -> Coordinate {
        GeodesicOrigin(start).destination(azimuth: azimuth, distance: distance)
    }

    /// The shortest line between two positions as a path with no gap longer than `spacing`; both ends are kept.
    ///
    /// Only the ends are given for a spacing that is not positive or asks for more than ten million pieces.
    /// Consecutive positions may lie on either side of the antimeridian: see ``Antimeridian/cut(line:)``.
    public static func path(from a: Coordinate, to b: Coordinate, spacing: Length) -> [Coordinate] {
        let line = inverse(from: a, to: b)
        let pieces = (line.distance.metres / spacing.metres).rounded(.up)
        guard pieces > 1, pieces < 10_000_000 else { return [a, b] }
        let origin = GeodesicOrigin(a)
        let direction = origin.line(azimuth: line.initialAzimuth)
        var path = [a]
        path.reserveCapacity(Int(pieces) + 1)
        for i in 1..<Int(pieces) {
            let position = direction.position(at: line.distance.metres * Double(i) / pieces)
            path.append(origin.coordinate(of: position))
        }
        path.append(b)
        return path
    }

    private static func solution(_ a: Coordinate, _ b: Coordinate) -> GeodesicInverse.Solution {
        GeodesicInverse(
            latitude1: a.latitude, longitude1: a.longitude, latitude2: b.latitude, longitude2: b.longitude
        ).solve()
    }
}
