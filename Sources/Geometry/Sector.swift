/// A part of a ring around a centre: the positions in a range of distances, and of bearings.
///
/// "Some 10 km north of X" is a sector; without bearings it is a ring with a hole.
public struct Sector: Hashable, Sendable {
    /// The middle.
    public let centre: Coordinate
    /// The nearest distance; zero for a sector that reaches its centre.
    public let inner: Length
    /// The farthest distance.
    public let outer: Length
    /// The bearing of the sector's axis, degrees clockwise from north.
    public let bearing: Double
    /// How far the sector reaches to either side of the axis, degrees, above 0 and up to 180 (all round).
    public let halfWidth: Double

    /// A sector; throws ``GeometryError`` when `outer` is not a radius (see ``Disc``), `inner` not in
    /// 0 ..< `outer`, the bearing not finite or the half width not in 0.001...180.
    public init(
        centre: Coordinate, inner: Length = .metres(0), outer: Length, bearing: Double = 0,
        halfWidth: Double = 180
    ) throws(GeometryError) {
        try Disc.check(outer)
        guard inner.metres >= 0, inner.metres < outer.metres else {
            throw .length(inner, mustBe: "an inner radius from 0 to below the outer one, \(outer)")
        }
        guard bearing.isFinite else { throw .angle(bearing, mustBe: "a finite bearing") }
        guard halfWidth >= 0.001, halfWidth <= 180 else {
            throw .angle(halfWidth, mustBe: "a half width of 0.001 to 180 degrees")
        }
        self.centre = centre
        self.inner = inner
        self.outer = outer
        self.bearing = bearing.remainder(dividingBy: 360)
        self.halfWidth = halfWidth
    }

    /// Whether a position lies within the sector, exactly, not by the polygon.
    public func contains(_ coordinate: Coordinate) -> Bool {
        let line = Geodesic.inverse(from: centre, to: coordinate)
        guard line.distance >= inner, line.distance <= outer else { return false }
        return halfWidth == 180 || line.distance.metres == 0
            || abs((line.initialAzimuth - bearing).remainder(dividingBy: 360)) <= halfWidth
    }

    /// The sector as areas, its arcs drawn as parts of circles of `segments` vertices.
    ///
    /// Cut and wound as ``Disc/polygons(segments:)``. Throws ``GeometryError/segments(_:)`` below three.
    public func polygons(segments: Int = 64) throws(GeometryError) -> [Polygon] {
        guard segments >= 3 else { throw .segments(segments) }
        let origin = GeodesicOrigin(centre)
        var cut = AntimeridianCut()
        if halfWidth == 180 {
            if inner.metres == 0 {
                return try Disc(centre: centre, radius: outer).polygons(segments: segments)
            }
            for (metres, end) in [(outer.metres, -360.0), (inner.metres, 360)] {
                var circle = PolarBoundary(around: origin)
                circle.arc(from: 0, to: end, metres: metres, steps: segments)
                circle.close(into: &cut)
            }
            return cut.polygons()
        }

        let left = bearing - halfWidth
        let right = bearing + halfWidth
        let arcSteps = max(2, Int((Double(segments) * halfWidth / 180).rounded(.up)))
        // At a pole the directions differ already in the centre: begin two millimetres away from it.
        let toPole = (90 - abs(centre.latitude)) * 111_694
        let start = inner.metres == 0 && toPole < 0.001 ? 0.002 : inner.metres
        let outward = radialDistances(from: start)
        var boundary = PolarBoundary(around: origin)
        boundary.arc(
            through: azimuths(from: right, to: left, steps: arcSteps, metres: outer.metres),
            metres: outer.metres)
        boundary.radius(azimuth: left, through: outward.reversed())
        if start > 0 {
            boundary.arc(
                through: azimuths(from: left, to: right, steps: arcSteps, metres: start), metres: start)
        } else {
            boundary.pivot(to: right, clockwiseSide: false)
        }
        boundary.radius(azimuth: right, through: outward)
        boundary.close(into: &cut)
        let polygons = cut.polygons()
        guard toPole < 1000 else { return polygons }
        // Where the centre lies by a pole, chords may cross on the map.
        let geos = GEOSContext()
        return try geos.invalidity(of: polygons) == nil ? polygons : geos.valid(polygons)
    }

    /// Where an arc gets its vertices: in equal steps, and in ever smaller ones towards a pole that it passes closely, as
    /// there it goes half round the map within a few degrees of azimuth.
    private func azimuths(from start: Double, to end: Double, steps: Int, metres: Double) -> [Double] {
        let equal = PolarBoundary.azimuths(from: start, to: end, steps: steps)
        let pole = Coordinate(wrappingLatitude: centre.latitude < 0 ? -90 : 90, longitude: 0)
        let gap = abs(Geodesic.distance(from: centre, to: pole).metres - metres)
        let step = abs(end - start) / Double(steps)
        var offset = max(gap, 0.001) / metres * 180 / .pi / 2
        guard offset < step else { return equal }
        var offsets = [0.0]
        while offset < step {
            offsets += [offset, -offset]
            offset *= 1.5
        }
        let (low, high) = (min(start, end), max(start, end))
        var added: [Double] = []
        for meridian in stride(from: centre.latitude < 0 ? -540.0 : -720, through: 720, by: 360) {
            added += offsets.map { meridian + $0 }.filter { $0 > low && $0 < high }
        }
        let azimuths = Set(equal + added).sorted()
        return start < end ? azimuths : azimuths.reversed()
    }

    /// Where a radius gets its vertices: it is a geodesic, curved on the map, and most of all near a pole.
    private func radialDistances(from start: Double) -> [Double] {
        let steps = max(1, ((outer.metres - start) / 100_000).rounded(.up))
        var distances = (0...Int(steps)).map {
            $0 == Int(steps) ? outer.metres : start + (outer.metres - start) * Double($0) / steps
        }
        let toPole = (90 - abs(centre.latitude)) * 111_694
        if toPole > 0 && toPole < 2 * outer.metres {
            var metres = toPole / 4
            while metres < outer.metres {
                if metres > start { distances.append(metres) }
                metres *= 1.3
            }
            distances.sort()
        }
        return distances
    }

    /// The sector as one shape: a polygon, or polygons where it was cut. Throws as ``polygons(segments:)`` does.
    public func shape(segments: Int = 64) throws(GeometryError) -> Shape {
        Shape(try polygons(segments: segments))
    }
}
