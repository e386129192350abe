import Geocoding
import Geometry

/// An incident in the making: the sentences that tell of it, in order.
struct Draft: Sendable {
    /// Sentences with an event of it.
    var core: [SentenceReading] = []
    /// Sentences of its paragraph before the first of the core: "On 19 February a convoy left Goma."
    var setting: [SentenceReading] = []
    /// Sentences that say more about it without naming it.
    var further: [SentenceReading] = []
    /// Not of the report's days: kept only to take up the sentences that belong to it.
    var isBackground = false

    /// So many of its places are compared with another one; a text that names more in one incident is a list.
    private static let mostPlaces = 32

    /// The draft whose type and day it shares, where its own sentences tell neither: "nine more died in the next valley".
    var parent: Int?

    /// The parent's core sentences, for what they share.
    var inherited: [SentenceReading] = []

    /// All its sentences, the core first.
    var readings: [SentenceReading] { core + setting + further }

    /// The day its core gives.
    var day: DateMention? { (core + setting).lazy.compactMap(\.day).first }

    /// The places its core states.
    var stated: [LocatedPhrase] {
        (core.prefix(Self.mostPlaces) + setting).flatMap(\.named).filter(\.isStated)
    }

    /// Whether a place can be the same as, inside or around one of this draft's.
    func isCompatible(_ phrase: LocatedPhrase) -> Bool {
        // Beside a town the region around it says nothing: every place of the region would fit.
        let stated = Array(stated.prefix(Self.mostPlaces))
        let fine = stated.filter { $0.location.uncertainty < .kilometres(60) }
        let known = fine.isEmpty ? stated : fine
        guard !known.isEmpty else { return true }
        return known.contains { other in
            let distance = Geodesic.distance(from: other.location.coordinate, to: phrase.location.coordinate)
            return distance <= other.location.uncertainty + phrase.location.uncertainty
        }
    }
}
