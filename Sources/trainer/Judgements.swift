import Geocoding

/// What the judges of the geoparser learn from.
struct Judgements {
    /// Whether a place is named, right or wrong.
    private(set) var names: [RankerTrainer.Item] = []
    /// Whether a scorer would call the placement right.
    private(set) var places: [RankerTrainer.Item] = []

    /// Adds a text with its choices and what people marked in it; for placing alone where its sentences are made for it.
    mutating func add(
        _ resolver: PlaceResolver, _ mentions: [Mention], _ gold: [Corpus.Toponym], weight: Float,
        teachesNames: Bool = true
    ) {
        for (number, placement) in zip(mentions.indices, resolver.placements()) {
            let span = mentions[number].scalars
            let marked = gold.first { $0.start < span.upperBound && $0.end > span.lowerBound }
            if teachesNames { names.append(Self.item(placement, marked != nil, weight)) }
            let group = resolver.groups.groupOfMention[number]
            guard let choice = resolver.choices[group] else { continue }
            guard let marked else {
                places.append(Self.item(placement, false, weight))
                continue
            }
            // A place without coordinates teaches nothing.
            guard let lat = marked.lat, let lon = marked.lon else { continue }
            let place = resolver.candidates(group)[choice.candidate]
            let distance = kilometres(lat, lon, place.latitude, place.longitude)
            places.append(Self.item(placement, distance <= RankerExample.near, weight))
        }
    }

    /// Against a row of noughts, which scores nought, the share is the logistic function of the score.
    private static func item(_ placement: [Float], _ isRight: Bool, _ weight: Float) -> RankerTrainer.Item {
        let noughts = [Float](repeating: 0, count: PlacementFeatures.count)
        return .init(matrix: placement + noughts, right: [isRight, !isRight], weight: weight)
    }
}
