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
    /// An area of another country, whose outline is as near as outlines may be off: the point may lie in it.
    public let neighbour: PlaceRow?

    /// A point so near to a coast counts as ashore: the outlines are drawn for maps of 1:10,000,000 and thinned.
    public static let coastTolerance = Length.kilometres(2)

    /// So near to a border a point may lie beyond it: of the towns within 250 m of a border as it is drawn, 47 % do, up to
    /// 500 m 34 %, 1 km 25 %, 2 km 11 %, 3 km 4 %, farther off under 1 %.
    public static let borderTolerance = Length.kilometres(3)

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
            areas.row(area).flatMap(existing).map {
                PointLocation(
                    area: $0, offshore: .metres(metres),
                    neighbour: metres > PointLocation.coastTolerance.metres
                        ? nil : neighbour(of: $0, coordinate))
            }
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
        let refined = OutlineDistance(areas, coordinate, within: metres, filter: AnyPoint())
        return location(refined.area ?? Int(nearest.payload), refined.metres)
    }
    /// The area of another country than that of `area` whose outline is nearest, within what outlines may be off.
    private func neighbour(of area: PlaceRow, _ coordinate: Coordinate) -> PlaceRow? {
        guard let areas = index.areas, let country = index.record(area.index)?.country else { return nil }
        let found = OutlineDistance(
            areas, coordinate, within: PointLocation.borderTolerance.metres,
            filter: ForeignAreas(areas: areas.areas, places: index.places, country: country))
        return found.area.flatMap(areas.row).flatMap(existing)
    }
}

/// The areas of other countries than one.
private struct ForeignAreas: PointFilter {
    /// Where their rows stand, and what the rows belong to.
    let areas: Range<Int>
    let places: Range<Int>
    /// The number of the one.
    let country: UInt16

    func takes(_ area: UInt32, _ bytes: RawSpan) -> Bool {
        guard Int(area) < areas.count / 4 else { return false }
        let row = bytes.number(areas.lowerBound + Int(area) * 4, UInt32.self)
        return OpenIndex.country(bytes, places, row).map { $0 != country } ?? false
    }
}
