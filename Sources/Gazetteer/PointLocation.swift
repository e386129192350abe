public import Geometry

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a point lies in, by the outlines of countries and their first-order divisions.
public struct PointLocation: Hashable, Sendable {
    /// The place whose outline holds the point or, at sea, is the nearest: a first-order division or a country.
    public let area: PlaceRow
    /// How far off the outline the point is; 0 within it.
    public let offshore: Length

    /// A point so near to a coast counts as ashore: the outlines are drawn for maps of 1:10,000,000 and thinned.
    public static let coastTolerance = Length.kilometres(2)

    /// Whether the point is at sea.
    public var isAtSea: Bool { offshore > Self.coastTolerance }
}

extension WorldGazetteer {
    /// Whether the index has outlines to ask.
    public var hasOutlines: Bool { index.areas != nil }

    /// What a point lies in or, at sea, is nearest to; nil when the index has no outlines (see `hasOutlines`).
    ///
    /// Beyond 20 km from a coast the distance is good to a kilometre, below it to some metres of the outline.
    public func location(of coordinate: Coordinate) -> PointLocation? {
        guard let areas = index.areas else { return nil }
        func location(_ area: Int, _ metres: Double) -> PointLocation? {
            areas.row(area).flatMap(existing).map { PointLocation(area: $0, offshore: .metres(metres)) }
        }
        if let area = areas.area(at: coordinate) { return location(area, 0) }
        guard let coasts = index.coasts else { return nil }
        var hits: [PointTree.Hit] = []
        coasts.nearest(TreeQuery(coordinate), limit: 1, into: &hits, filter: AnyPoint())
        guard let nearest = hits.first else { return nil }
        let chord = nearest.squared.squareRoot() / PackedPoint.scale
        // The arc over a chord, on a sphere: half a metre a kilometre off at most, as the points are some off.
        let metres = 2 * EarthCentred.metres * asin(min(1, chord / 2))
        guard metres < 20_000 else { return location(Int(nearest.payload), metres) }
        let refined = OutlineDistance(areas, coordinate, within: metres) { _ in true }
        return location(refined.area ?? Int(nearest.payload), refined.metres)
    }
}
