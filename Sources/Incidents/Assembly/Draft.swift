import Geocoding
import Geometry

/// An incident in the making: the sentences that tell of it, in order.
struct Draft: Sendable {
    /// Sentences with an event of it.
    var core: [SentenceReading] = []
    /// Sentences that say more about it without naming it.
    var further: [SentenceReading] = []
    /// Not of the report's days: kept only to take up the sentences that belong to it.
    var isBackground = false

    /// All its sentences, the core first.
    var readings: [SentenceReading] { core + further }

    /// The day its core gives.
    var day: DateMention? { core.lazy.compactMap(\.day).first }

    /// The places its core states.
    var stated: [LocatedPhrase] { core.flatMap(\.phrases).filter(\.isStated) }

    /// Whether a place can be the same as, inside or around one of this draft's.
    func isCompatible(_ phrase: LocatedPhrase) -> Bool {
        let known = stated
        guard !known.isEmpty else { return true }
        return known.contains { other in
            let distance = Geodesic.distance(from: other.location.coordinate, to: phrase.location.coordinate)
            return distance <= other.location.uncertainty + phrase.location.uncertainty
        }
    }
}
