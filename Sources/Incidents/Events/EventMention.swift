import Geocoding

/// Words that tell an event, and in what sense they tell it.
struct EventMention: Hashable, Sendable {
    /// The sense in which an event is told.
    enum Reality: Hashable, Sendable {
        /// It happened.
        case happened
        /// It was tried and prevented.
        case foiled
        /// It happens in general, happened often, or happened long ago.
        case background
        /// It may happen, is feared, denied or only practised.
        case imagined
    }

    let type: IncidentType
    let force: Trigger.Force
    let tokens: Range<Int>
    let reality: Reality
    /// "the attack": something told before.
    let isDefinite: Bool
    /// "another blast", "a separate ambush": certainly something new.
    let isSeparate: Bool
    /// "attacks", without a number.
    let isBarePlural: Bool
}
