public import Geometry

/// The shore of a continent, an island, or a lake that the outlines leave out.
public struct LandRing: Hashable, Sendable {
    /// Its corners between -180 and 180 degrees, the first one repeated at the end. Antarctica's run along the pole.
    public let coordinates: [Coordinate]
    /// The box around them.
    public let envelope: Envelope

    init?(_ coordinates: [Coordinate]) {
        guard let first = coordinates.first else { return nil }
        var (west, east, south, north) = (
            first.longitude, first.longitude, first.latitude, first.latitude
        )
        for corner in coordinates {
            (west, east) = (min(west, corner.longitude), max(east, corner.longitude))
            (south, north) = (min(south, corner.latitude), max(north, corner.latitude))
        }
        self.coordinates = coordinates
        envelope = Envelope(west: west, south: south, east: east, north: north)
    }
}

extension WorldGazetteer {
    /// All land that the index has outlines of, as rings to be filled by the even-odd rule.
    ///
    /// Reads through the edges of the whole index, some tens of milliseconds.
    public func landRings() -> [LandRing] {
        guard let areas = index.areas else { return [] }
        let edges = AreaEdges(of: areas, isMember: Array(repeating: true, count: areas.areas.count / 4))
        var joining = EdgeJoining(edges.outline)
        return joining.rings().compactMap { LandRing($0.map(Self.coordinate)) }
    }

    /// The country or the first-level division whose outline holds a position; nil at sea.
    ///
    /// Unlike `location(of:)` this looks for no shore nearby, and takes a microsecond.
    public func area(at coordinate: Coordinate) -> PlaceRow? {
        index.areas.flatMap { areas in areas.area(at: coordinate).flatMap(areas.row) }.flatMap(existing)
    }
}
