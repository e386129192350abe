public import Geometry

/// Where a country or a division lies, as the index has it: drawn for maps of 1:10,000,000 and thinned.
public struct PlaceOutline: Hashable, Sendable {
    /// Its parts, wound as RFC 7946, 3.1.6, asks, and cut at the antimeridian. Two parts may meet in single points.
    public let polygons: [Polygon]
    /// The stretches of its boundary behind which no other area lies: the sea's coast, or a great lake's where the
    /// source has the lake. An island's is closed, with the first position repeated at the end. Empty for an area
    /// without any.
    public let coast: [[Coordinate]]
}

extension WorldGazetteer {
    /// The outline of a place: of a division its own, of a country or a continent that of all it holds together,
    /// without the borders within; of an island of known extent the shore of its country around its point. Nil where
    /// the index has none; most second-level divisions have none, and the smallest islands.
    ///
    /// Reads through the edges of the whole index, some milliseconds: keep what you use more than once.
    public func outline(of row: PlaceRow) -> PlaceOutline? {
        if let outline = outline(ofAreasIn: row) { return outline }
        let place = place(row)
        guard place.featureCode == "ISL", place.extentIsMeasured, let country = place.country,
            let land = outline(ofAreasIn: country)
        else { return nil }
        return land.island(at: place.coordinate, reach: place.extent * Self.islandTolerance)
    }

    /// The sources of an island's extent and of the outlines are drawn alike, but not thinned alike.
    private static let islandTolerance = 1.2

    private func outline(ofAreasIn row: PlaceRow) -> PlaceOutline? {
        guard let areas = index.areas else { return nil }
        let isMember = areas.rows.map { area in existing(area).map { isWithin($0, row) } ?? false }
        guard isMember.contains(true) else { return nil }
        let edges = AreaEdges(of: areas, isMember: isMember)
        var outline = EdgeJoining(edges.outline)
        var coast = EdgeJoining(edges.coast)
        return PlaceOutline(
            polygons: Polygons.assemble(outline.rings().map { $0.map(Self.coordinate) }),
            coast: coast.lines().map { $0.map(Self.coordinate) })
    }

    static func coordinate(_ corner: AreaEdges.Corner) -> Coordinate {
        Coordinate(
            wrappingLatitude: (Double(corner.y) - Double(AreaGrid.height) / 2) / AreaGrid.unitsPerDegree,
            longitude: (Double(corner.x) - Double(AreaGrid.width) / 2) / AreaGrid.unitsPerDegree)
    }
}

extension PlaceOutline {
    /// The part that holds a position, if it reaches no farther from there than that.
    func island(at position: Coordinate, reach: Length) -> PlaceOutline? {
        let geos = GEOSContext()
        for polygon in polygons {
            guard let envelope = Envelope(of: .polygon(polygon)), envelope.contains(position),
                (try? geos.contains([polygon], position)) == true
            else { continue }
            let shore = polygon.exterior.coordinates
            guard shore.allSatisfy({ Geodesic.distance(from: position, to: $0) <= reach }) else { return nil }
            let corners = Set(shore)
            return PlaceOutline(
                polygons: [polygon], coast: coast.filter { $0.first.map(corners.contains) ?? false })
        }
        return nil
    }
}
