internal import Gazetteer
internal import Geocoding
internal import Geometry

extension PlaceChecks {
    /// What is to be said of a position that is on the globe only with its axes exchanged.
    func exchanged(_ mend: Coordinate, country: PlaceRow?) -> Contradiction {
        let place = world.location(of: mend)
        let holder = place.map { world.country(of: $0.area) ?? $0.area }
        let title = place.map { world.title(of: world.place($0.area)) } ?? "the sea"
        let setting = place?.isAtSea == true ? "the sea off \(title)" : title
        guard let country, holder != country else {
            return Contradiction(
                kind: .swappedAxes,
                evidence: "is not on the globe; with its axes exchanged it lies in \(setting)", mend: mend)
        }
        return Contradiction(
            kind: .unreadable,
            evidence:
                "the position is not on the globe, and with its axes exchanged it lies in \(setting), not \(world.name(of: country))"
        )
    }
}
