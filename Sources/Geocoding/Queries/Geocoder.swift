public import Gazetteer
public import Geometry

/// Answers free-form place queries from the gazetteer and the landmark tables: "presidential palace, Kabul", "کابل",
/// "Springfield, Illinois", "34.5236, 69.1789".
public struct Geocoder: Sendable {
    /// The world index.
    public let world: WorldGazetteer
    /// Landmarks, the user's own before the program's.
    public let landmarks: LandmarkTable

    /// A geocoder over these sources.
    public init(world: WorldGazetteer, landmarks: LandmarkTable) {
        self.world = world
        self.landmarks = landmarks
    }

    /// The places a query may stand for, best first; empty when nothing matches.
    ///
    /// - Throws: `GeometryError` when the query is a position that lies outside the globe.
    public func candidates(_ query: String, limit: Int = 10) throws(GeometryError) -> [Candidate] {
        if let coordinate = try Coordinate(parsing: query) {
            let uncertainty = PositionPrecision.halfUnit(of: query)
            return [
                Candidate(
                    anchor: .coordinate(coordinate, uncertainty: uncertainty), title: coordinate.description,
                    score: 1,
                    reason: "a position; the uncertainty is half a unit of its last digit")
            ]
        }
        let parsed = PlaceQuery(query)
        var found: [Candidate] = []
        for reading in parsed.readings {
            found = landmarkCandidates(reading) + placeCandidates(reading)
            if found.isEmpty { found = unknownLandmark(reading) }
            if !found.isEmpty { break }
        }
        var distinct: [Candidate] = []
        for candidate in found.sorted(by: Self.isBetter) where distinct.count < limit {
            if !distinct.contains(where: { Self.isSame($0.anchor, candidate.anchor) }) {
                distinct.append(candidate)
            }
        }
        return distinct
    }

    /// The better score first; for equal scores an order that depends on nothing but the candidates.
    private static func isBetter(_ a: Candidate, _ b: Candidate) -> Bool {
        if a.score != b.score { return a.score > b.score }
        if a.title != b.title { return a.title < b.title }
        return a.anchor.geonameID ?? 0 < b.anchor.geonameID ?? 0
    }

    /// Whether two candidates are one place: an airport stands in the gazetteer and in the landmark table.
    private static func isSame(_ a: Anchor, _ b: Anchor) -> Bool {
        switch (a, b) {
        case (.landmark(let landmark), .place(let place)), (.place(let place), .landmark(let landmark)):
            place.featureClass == .spot
                && Geodesic.distance(from: landmark.coordinate, to: place.coordinate)
                    <= landmark.uncertainty + .kilometres(2)
        case (.landmark(let one), .landmark(let other)):
            // A user's own row of the same landmark comes first.
            one == other || one.name == other.name && one.city == other.city && one.kind == other.kind
        default: a == b
        }
    }

    // MARK: Landmarks

    private func landmarkCandidates(_ reading: PlaceQuery.Reading) -> [Candidate] {
        guard let container = reading.containers.first else {
            return landmarks.lookup(reading.name).map {
                candidate($0, score: 0.8, "a landmark's name; add its city to be sure")
            }
        }
        let named = landmarks.lookup(reading.name, city: container)
        let found = named.isEmpty ? landmarks.lookup(kind: reading.name.lowercased(), city: container) : named
        if !found.isEmpty { return found.map { candidate($0, score: 1, "a landmark in \($0.city)") } }
        // "… in Somalia": the landmark's city lies within the named area.
        let areas = Set(world.lookup(container).map(\.row))
        return landmarks.lookup(reading.name).filter { landmark in
            world.lookup(landmark.city).contains { match in
                world.place(match.row).countryCode == landmark.countryCode
                    && areas.contains { world.isWithin(match.row, $0) }
            }
        }.map { candidate($0, score: 0.95, "a landmark in \($0.city), which lies in \(container)") }
    }

    private func candidate(_ landmark: Landmark, score: Double, _ reason: String) -> Candidate {
        Candidate(
            anchor: .landmark(landmark), title: world.title(of: .landmark(landmark)), score: score,
            reason: "\(reason); source: \(landmark.source)")
    }

    /// A kind of landmark that no table has in that place: the place stands for it, with all its extent.
    private func unknownLandmark(_ reading: PlaceQuery.Reading) -> [Candidate] {
        guard let container = reading.containers.first, LandmarkKinds.isLandmark(reading.name) else {
            return []
        }
        let outer = PlaceQuery.Reading(name: container, containers: Array(reading.containers.dropFirst()))
        let places = placeCandidates(outer).sorted(by: Self.isBetter)
        // Namesakes far less important are not worth a line each for a site that none of them is known to have.
        let least = (places.first?.score ?? 0) * 0.7
        return places.compactMap { found in
            guard case .place(let place) = found.anchor, found.score >= least else { return nil }
            return Candidate(
                anchor: .unknownLandmark(reading.name, within: place), title: found.title,
                score: found.score * 0.5,
                reason:
                    "no table knows where the \(reading.name) of \(place.name) lies: the place stands for it, with its own extent"
            )
        }
    }

    // MARK: Places

    private func placeCandidates(_ reading: PlaceQuery.Reading) -> [Candidate] {
        var best: [PlaceRow: Candidate] = [:]
        let areas = reading.containers.map { name in
            Set(world.lookup(name).filter { $0.kind != .code }.map(\.row))
        }
        guard areas.allSatisfy({ !$0.isEmpty }) else { return [] }
        for match in world.lookup(reading.name) {
            let place = world.place(match.row)
            let holders = areas.compactMap { $0.first { $0 != match.row && world.isWithin(match.row, $0) } }
            guard holders.count == areas.count else { continue }
            // Who adds places of his own means them.
            let isOwn = world.isOwn(match.row)
            let prior = isOwn ? 1 : PlacePrior.score(place, match.kind)
            var reason = "\(match.kind.words) of \(FeatureCodes.describe(place))"
            if isOwn { reason += " of your own" }
            if place.population > 0 { reason += ", population \(place.population)" }
            if let holder = holders.first { reason += "; lies in \(world.place(holder).name)" }
            let candidate = Candidate(
                anchor: .place(place), title: world.title(of: place),
                score: areas.isEmpty ? prior * 0.9 : 0.1 + prior * 0.9,
                reason: reason)
            if candidate.score > best[match.row]?.score ?? -1 { best[match.row] = candidate }
        }
        return Array(best.values)
    }
}
