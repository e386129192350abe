public import Geometry

extension WorldGazetteer {
    /// All land that the index has outlines of, as closed rings between -180 and 180 degrees, for filling by the even-odd rule:
    /// the shores of continents and islands, and of the lakes that are left out of them. Antarctica's runs along the pole.
    ///
    /// Reads through the edges of the whole index, some tens of milliseconds.
    public func landRings() -> [[Coordinate]] {
        guard let areas = index.areas else { return [] }
        let edges = AreaEdges(of: areas, isMember: Array(repeating: true, count: areas.areas.count / 4))
        var joining = EdgeJoining(edges.outline)
        return joining.rings().map { $0.map(Self.coordinate) }
    }

    /// The country or the first-level division whose outline holds a position; nil at sea.
    ///
    /// Unlike `location(of:)` this looks for no shore nearby, and takes a microsecond.
    public func area(at coordinate: Coordinate) -> PlaceRow? {
        index.areas.flatMap { areas in areas.area(at: coordinate).flatMap(areas.row) }.flatMap(existing)
    }
}
