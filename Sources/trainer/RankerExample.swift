import Geocoding

/// A text with places, some of them known, as the ranker learns from it.
struct RankerExample {
    let weight: Float
    var resolver: PlaceResolver
    /// How many of the mentions are the known ones; they come first.
    let known: Int
    /// By group: which candidates are right; empty where no one knows.
    let right: [[Bool]]

    /// Distances below count as the same place, as the scorers of the field have it.
    static let near = 161.0
    private static let same = 20.0

    /// `others` are spans that a tagger found beside the known ones: they help to choose.
    init(_ document: Corpus.Document, others: [Range<Int>], weight: Float, reader: inout ResolverReader) {
        let known = document.toponyms
        let spans = known.map { $0.start..<$0.end }
        let more = others.filter { other in !spans.contains { $0.overlaps(other) } }
        let resolver = reader.resolver(Array(document.text.utf8), spans: spans + more)
        self.resolver = resolver
        self.known = known.count
        self.weight = weight
        right = resolver.groups.groupIndices.map { group in
            let positions = resolver.mentions(group).compactMap { mention -> (Double, Double)? in
                guard mention < known.count, let lat = known[mention].lat, let lon = known[mention].lon else {
                    return nil
                }
                return (lat, lon)
            }
            guard let position = positions.first else { return [] }
            let distances = resolver.candidates(group).map {
                kilometres(position.0, position.1, $0.latitude, $0.longitude)
            }
            guard let nearest = distances.min(), nearest <= Self.near else { return [] }
            return distances.map { $0 <= (nearest <= Self.same ? Self.same : Self.near) }
        }
    }
}
