import Gazetteer
import Geometry

extension GeocodingSession {
    /// The landmarks of a reading.
    func landmarkAnswers(_ reading: PlaceQuery.Reading) -> [GeocodingAnswer] {
        guard let container = reading.containers.first else {
            return landmarkAnswers(FoldedKey(reading.name))
        }
        let landmarks = geocoder.landmarks
        let named = landmarks.lookup(reading.name, city: container)
        let found = named.isEmpty ? landmarks.lookup(kind: reading.name.lowercased(), city: container) : named
        if !found.isEmpty { return found.map { answer($0, score: 1, "a landmark in \($0.city)") } }
        // "… in Somalia": the landmark's city lies within the named area.
        let areas = Set(world.lookup(container).map(\.row))
        return landmarks.lookup(reading.name).filter { landmark in
            world.lookup(landmark.city).contains { match in
                world.place(match.row).countryCode == landmark.countryCode
                    && areas.contains { world.isWithin(match.row, $0) }
            }
        }.map { answer($0, score: 0.95, "a landmark in \($0.city), which lies in \(container)") }
    }

    /// The landmarks of a name alone.
    func landmarkAnswers(_ key: FoldedKey) -> [GeocodingAnswer] {
        geocoder.landmarks.lookup(key: key).map {
            answer($0, score: 0.8, "a landmark's name; add its city to be sure")
        }
    }

    private func answer(_ landmark: Landmark, score: Double, _ reason: String) -> GeocodingAnswer {
        GeocodingAnswer(
            subject: .landmark(landmark), score: score, notes: [reason, "source: \(landmark.source)"])
    }

    /// A kind of landmark that no table has in that place: the place stands for it, with all its extent.
    mutating func unknownLandmark(_ reading: PlaceQuery.Reading, _ limit: Int) -> [GeocodingAnswer] {
        guard let container = reading.containers.first, LandmarkKinds.isLandmark(reading.name) else {
            return []
        }
        let outer = PlaceQuery.Reading(name: container, containers: Array(reading.containers.dropFirst()))
        let places = placeAnswers(outer, .exact, limit)
        // Namesakes far less important are not worth a line each for a site that none of them is known to have.
        let least = (places.first?.score ?? 0) * 0.7
        return places.compactMap { found in
            guard case .place(let row) = found.subject, found.score >= least else { return nil }
            return GeocodingAnswer(
                subject: .unknownLandmark(reading.name, within: row), score: found.score * 0.5,
                notes: [
                    "no table knows where the \(reading.name) of \(world.name(of: row)) lies: the place stands for it, with its own extent"
                ])
        }
    }

    /// Whether two answers are one place: an airport stands in the gazetteer and in the landmark table.
    func isSame(_ a: GeocodingAnswer.Subject, _ b: GeocodingAnswer.Subject) -> Bool {
        switch (a, b) {
        case (.landmark(let landmark), .place(let row)), (.place(let row), .landmark(let landmark)):
            world.summary(row)?.kind == .spot
                && Geodesic.distance(from: landmark.coordinate, to: world.coordinate(of: row))
                    <= landmark.uncertainty + .kilometres(2)
        case (.landmark(let one), .landmark(let other)):
            // A user's own row of the same landmark comes first.
            one == other || one.name == other.name && one.city == other.city && one.kind == other.kind
        default: a == b
        }
    }
}
