extension WorldGazetteer {
    /// A smaller hole in the land, in square degrees, is no water that an index knows: it is ground that the sources
    /// give to nobody, as the Siachen Glacier.
    private static let smallestSea = 1.0

    /// All land that the index knows, as closed rings to be filled by the even-odd rule: coasts, and the shores of what
    /// lies within as the Caspian does. Cut at the antimeridian. Empty where the index has no outlines.
    ///
    /// Reads through the edges of the whole index.
    public func land() -> [[BaseMap.Corner]] {
        guard let areas = index.areas else { return [] }
        let edges = AreaEdges(of: areas, isMember: areas.rows.map { _ in true })
        var joining = EdgeJoining(edges.outline)
        let rings = joining.rings().map { ring in
            ring.map { corner in
                BaseMap.Corner(
                    longitude: Double(corner.x) / AreaGrid.unitsPerDegree - 180,
                    latitude: Double(corner.y) / AreaGrid.unitsPerDegree - 90)
            }
        }
        return rings.filter { ring in
            let area = Self.area(ring)
            return area > 0 || area < -Self.smallestSea
        }
    }

    /// The area of a ring in square degrees, negative for a hole, which runs clockwise.
    private static func area(_ ring: [BaseMap.Corner]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) {
            $0 + ($1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude) / 2
        }
    }
}
