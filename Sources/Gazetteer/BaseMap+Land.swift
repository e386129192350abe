extension WorldGazetteer {
    /// All land that the index knows, as closed rings to be filled by the even-odd rule: coasts, and the shores of the
    /// great lakes that its sources have. Cut at the antimeridian. Empty where the index has no outlines.
    ///
    /// Reads through the edges of the whole index.
    public func land() -> [[BaseMap.Corner]] {
        guard let areas = index.areas else { return [] }
        let edges = AreaEdges(of: areas, isMember: areas.rows.map { _ in true })
        var joining = EdgeJoining(edges.outline)
        return joining.rings().map { ring in
            ring.map { corner in
                BaseMap.Corner(
                    longitude: Double(corner.x) / AreaGrid.unitsPerDegree - 180,
                    latitude: Double(corner.y) / AreaGrid.unitsPerDegree - 90)
            }
        }
    }
}
