public import Gazetteer
public import Geometry

/// What a query may stand for, before anything of it is read from the index.
public struct GeocodingAnswer: Hashable, Sendable {
    /// The thing.
    public enum Subject: Hashable, Sendable {
        /// A row of the gazetteer.
        case place(PlaceRow)
        /// A row of a landmark table.
        case landmark(Landmark)
        /// A landmark that no table knows, in a place that is known and stands for it.
        case unknownLandmark(String, within: PlaceRow)
        /// A position as written, with half a unit of its last digit.
        case position(Coordinate, uncertainty: Length)
    }

    /// What it is.
    public let subject: Subject
    /// How the words lead to it.
    public var match = QueryMatch.exact
    /// 0–1, comparable within one query only.
    public let score: Double
    /// How a place bears the name.
    var nameKind: NameKind?
    /// The area of the query that holds a place.
    var holder: PlaceRow?
    /// What else is to be said.
    var notes: [String] = []

    /// Whether it is called so itself, and not only by others, of old, or for short.
    public var isOwnName: Bool {
        switch nameKind {
        case .primary, .ascii, .preferred, .short, nil: true
        default: false
        }
    }

    /// Why it has this rank, for people.
    public func reason(_ geocoder: Geocoder) -> String {
        let world = geocoder.world
        guard case .place(let row) = subject, let nameKind else { return notes.joined(separator: "; ") }
        let population = world.population(of: row)
        var reason = nameKind.words
        reason += " of "
        reason += geocoder.descriptions[row]
        if world.isOwn(row) { reason += " of your own" }
        if population > 0 { reason += ", population \(population)" }
        if let holder { reason += "; lies in \(world.name(of: holder))" }
        for note in notes { reason += "; \(note)" }
        return reason
    }

    /// With all that is known of it.
    func candidate(_ geocoder: Geocoder) -> Candidate {
        let world = geocoder.world
        let anchor: Anchor
        let title: String
        switch subject {
        case .place(let row):
            let place = world.place(row)
            anchor = .place(place)
            title = world.title(of: place)
        case .landmark(let landmark):
            anchor = .landmark(landmark)
            title = world.title(of: anchor)
        case .unknownLandmark(let name, let row):
            let place = world.place(row)
            anchor = .unknownLandmark(name, within: place)
            title = world.title(of: place)
        case .position(let coordinate, let uncertainty):
            anchor = .coordinate(coordinate, uncertainty: uncertainty)
            title = coordinate.description
        }
        return Candidate(
            anchor: anchor, title: title, match: match, score: score, reason: reason(geocoder))
    }
}
