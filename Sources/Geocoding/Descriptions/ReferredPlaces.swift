import Gazetteer
import Geometry

/// The places that were named before a description: what "the city", "the palace" and "there" refer to, and what makes one
/// namesake likelier than another.
struct ReferredPlaces {
    private let places: [(words: String, place: NamedPlace)]
    private let geocoder: Geocoder

    /// No more places are kept, the last ones.
    private static let most = 8
    /// Nor is more text looked at.
    private static let longest = 20_000

    init(_ context: String, _ geocoder: Geocoder) {
        self.geocoder = geocoder
        let text = RunningText(String(context.suffix(Self.longest)))
        places = PlaceFinder(geocoder).places(in: text).suffix(Self.most).compactMap { mention in
            let words = text.line(in: text.span(of: mention.tokens)).lowercased()
            switch mention.anchor {
            case .place(let place):
                guard let summary = geocoder.world.summary(place.row) else { return nil }
                return (
                    words,
                    NamedPlace(
                        subject: .place(place.row), coordinate: place.coordinate, kind: summary.kind,
                        prior: 0.9,
                        match: .exact)
                )
            case .landmark(let landmark):
                return (
                    words + " " + landmark.kind,
                    NamedPlace(
                        subject: .landmark(landmark), coordinate: landmark.coordinate, kind: .spot,
                        prior: 0.9,
                        match: .exact)
                )
            case .unknownLandmark, .coordinate: return nil
            }
        }
    }

    /// All of them, to weigh namesakes by.
    var clauses: [NamedClause] {
        places.map { words, place in
            NamedClause(
                clause: Clause(link: .none, relation: nil, words: 0..<0, kinds: nil), name: 0..<0,
                words: words,
                places: [place], isContext: true)
        }
    }

    /// The clauses that refer to one of them: the last that fits the word.
    func referred(in clauses: [Clause], _ text: RunningText) -> [NamedClause] {
        clauses.compactMap { clause in
            let words = clause.words.filter { text.tokens[$0].kind == .word }
            guard let last = words.last, words.count <= 4 else { return nil }
            let head = text.tokens[last].lower
            guard let found = places.last(where: { fits(head, $0.words, $0.place) }) else { return nil }
            return NamedClause(
                clause: clause, name: clause.words, words: text.line(in: text.span(of: clause.words)),
                places: [found.place])
        }
    }

    private func fits(_ head: String, _ words: String, _ place: NamedPlace) -> Bool {
        if ["there", "here", "area", "place", "location", "scene"].contains(head) { return true }
        if case .landmark = place.subject { return words.split(separator: " ").contains(head[...]) }
        if head == "capital" { return place.kind == .capital }
        if head == "country" { return place.kind == .country }
        return PlaceWords.kinds(Array(head.utf8))?.holds(place.kind) ?? false
    }
}
