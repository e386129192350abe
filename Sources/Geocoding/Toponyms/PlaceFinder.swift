import Gazetteer

/// Finds the places that a text names: gazetteer places and landmarks.
public struct PlaceFinder: Sendable {
    /// The sources.
    public let geocoder: Geocoder

    /// A finder over these sources.
    public init(_ geocoder: Geocoder) {
        self.geocoder = geocoder
    }

    /// All places of the text, in order.
    public func places(in text: RunningText) -> [PlaceMention] {
        let world = geocoder.world
        let scanner = ToponymScanner(world: world, text: text)
        var spans: [ToponymSpan] = []
        for sentence in text.sentences {
            let first = spans.count
            spans += scanner.spans(in: sentence)
            link(&spans, from: first, text)
        }
        let rows = ToponymResolver(world: world, text: text).resolve(spans)
        var mentions: [PlaceMention] = []
        for (span, row) in zip(spans, rows) {
            guard let row else { continue }
            let container = span.container.flatMap {
                rows[$0] == nil ? nil : spans[$0].tokens.lowerBound..<spans[$0].end
            }
            mentions.append(
                PlaceMention(
                    tokens: span.tokens.lowerBound..<span.end, anchor: .place(world.place(row)),
                    container: container))
        }
        let landmarks = LandmarkScanner(geocoder: geocoder, text: text, places: mentions).mentions()
        let covered = mentions.filter { mention in !landmarks.contains { $0.tokens.overlaps(mention.tokens) }
        }
        return (covered + landmarks).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// Finds the "X, Y", "X in Y province" and "X (Y)" pairs of a sentence's spans.
    private func link(_ spans: inout [ToponymSpan], from first: Int, _ text: RunningText) {
        guard spans.count - first > 1 else { return }
        for index in first..<spans.count - 1 {
            let gap = text.tokens[spans[index].end..<spans[index + 1].tokens.lowerBound].map(\.lower)
            guard gap.count <= 5, let opening = gap.first, [",", "in", "of", "("].contains(opening) else {
                continue
            }
            let isPlain = gap.dropFirst().allSatisfy {
                [
                    "the", "in", "of", "'s", "northern", "southern", "eastern", "western", "central",
                    "province", "state", "district", "region", "north", "south", "east", "west", "-",
                    "northeastern",
                    "northwestern", "southeastern", "southwestern", "neighbouring", "restive", "coastal",
                ].contains($0)
                    || ToponymWords.kinds.contains($0)
            }
            if isPlain { spans[index].container = index + 1 }
        }
    }
}
