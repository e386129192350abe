import Gazetteer

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the other names of a text, as far as they are settled, say about a candidate.
struct ResolutionContext {
    /// A settled group.
    struct Vote {
        let place: PlaceSummary
        let weight: Float
        let isSmall: Bool
        let x: Float
        let y: Float
        let z: Float
    }

    /// By group; nil where nothing is chosen.
    let votes: [Vote?]
    private var countries: [PlaceRow: Float] = [:]
    private var admin1s: [PlaceRow: Float] = [:]
    private var admin2s: [PlaceRow: Float] = [:]
    private var chosen: [PlaceRow: Float] = [:]
    private var kinds = [Float](repeating: 0, count: PlaceKind.allCases.count)
    private var total: Float = 0
    /// The first group that is a small place: mostly the dateline.
    private(set) var first: Int?

    init(_ votes: [Vote?]) {
        self.votes = votes
        for (group, vote) in votes.enumerated() {
            guard let vote else { continue }
            total += vote.weight
            if let row = vote.place.country { countries[row, default: 0] += vote.weight }
            if let row = vote.place.admin1 { admin1s[row, default: 0] += vote.weight }
            if let row = vote.place.admin2 { admin2s[row, default: 0] += vote.weight }
            chosen[vote.place.row, default: 0] += vote.weight
            kinds[Int(vote.place.kind.rawValue)] += vote.weight
            if first == nil, vote.isSmall { first = group }
        }
    }

    /// The weight of all groups but one.
    func others(than group: Int) -> Float { total - (votes[group]?.weight ?? 0) }

    /// The groups near a group in the text, itself among them: beyond them nearness says little, and a text of ten
    /// thousand names must not take a hundred million distances.
    func vicinity(of group: Int) -> Range<Int> {
        max(0, group - Self.reach)..<min(votes.count, group + Self.reach + 1)
    }

    private static let reach = 64

    func weight(ofKind kind: PlaceKind, without group: Int) -> Float {
        kinds[Int(kind.rawValue)] - (votes[group].map { $0.place.kind == kind ? $0.weight : 0 } ?? 0)
    }

    func weight(ofCountry row: PlaceRow, without group: Int) -> Float {
        (countries[row] ?? 0) - (votes[group].map { $0.place.country == row ? $0.weight : 0 } ?? 0)
    }

    func weight(ofAdmin1 row: PlaceRow, without group: Int) -> Float {
        (admin1s[row] ?? 0) - (votes[group].map { $0.place.admin1 == row ? $0.weight : 0 } ?? 0)
    }

    func weight(ofAdmin2 row: PlaceRow, without group: Int) -> Float {
        (admin2s[row] ?? 0) - (votes[group].map { $0.place.admin2 == row ? $0.weight : 0 } ?? 0)
    }

    /// How much the text names a place itself, by other words than the group's.
    func weight(ofNaming row: PlaceRow, without group: Int) -> Float {
        (chosen[row] ?? 0) - (votes[group].map { $0.place.row == row ? $0.weight : 0 } ?? 0)
    }
}

/// A point on the unit sphere: chords are compared faster than arcs, and know no poles.
struct SpherePoint {
    let x: Float
    let y: Float
    let z: Float

    init(latitude: Double, longitude: Double) {
        let (latitude, longitude) = (latitude * .pi / 180, longitude * .pi / 180)
        x = Float(cos(latitude) * cos(longitude))
        y = Float(cos(latitude) * sin(longitude))
        z = Float(sin(latitude))
    }

    /// The distance through the globe in kilometres: as good as the arc for telling near from far.
    @inline(__always)
    func kilometres(to x: Float, _ y: Float, _ z: Float) -> Float {
        let (a, b, c) = (self.x - x, self.y - y, self.z - z)
        return 6371 * (a * a + b * b + c * c).squareRoot()
    }
}
