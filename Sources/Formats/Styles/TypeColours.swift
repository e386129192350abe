/// The colours of types of events, the same in every format: those of a family where the words of a type tell which, so that
/// shelling looks the same on every map; for any other one that its name chooses, so that a selection keeps the colours of the whole.
///
/// The sixteen were searched for by simulated annealing: any two differ by .065 in OKLab for people who see all colours and for those
/// who lack the long, middle or short cones (Machado et al. 2009), and each stands out by 2.5 to 1 from pale land, by 2.2 to 1 from dark.
package enum TypeColours {
    /// Of more types nobody keeps the colours in mind, and no more are told apart.
    package static let most = 24
    /// The colour of events of no type, and of those types for which none is left, `RRGGBB`.
    package static let none = "5f5f5f"
    /// The colour of events that nobody tells apart by type.
    package static let plain = clash

    private static let rocket = "c82651"
    private static let drone = "933d78"
    private static let air = "a73907"
    private static let shelling = "f64b53"
    private static let suicide = "a49795"
    private static let bombing = "f07811"
    private static let mine = "a6731a"
    private static let ambush = "7d8dc1"
    private static let clash = "3276ad"
    private static let shooting = "05a1f8"
    private static let killing = "6d50c4"
    private static let abduction = "df6ce6"
    private static let fire = "0c6a34"
    private static let theft = "30a064"
    private static let attack = "767d83"
    private static let unrest = "a63afc"

    /// All of them; the first twelve are those that lie farthest apart.
    package static let palette = [
        clash, bombing, fire, rocket, killing, mine, shooting, drone, shelling, attack, air, suicide, theft,
        ambush, abduction, unrest,
    ]
    private static let best = 12

    /// How words of types begin, and their families. The first that occurs counts.
    private static let words: [(word: String, colour: String)] = [
        ("suicide", suicide), ("drone", drone), ("rocket", rocket), ("missile", rocket), ("air", air),
        ("shell", shelling), ("landmine", mine), ("mine", mine), ("bomb", bombing), ("explosi", bombing),
        ("assassin", killing), ("abduct", abduction), ("kidnap", abduction), ("hostage", abduction),
        ("hijack", abduction), ("ambush", ambush), ("state-based", clash), ("non-state", shooting),
        ("one-sided", killing), ("civilian", killing), ("battle", clash), ("clash", clash), ("fight", clash),
        ("fired upon", shooting), ("shoot", shooting), ("arson", fire), ("loot", theft), ("robb", theft),
        ("board", theft), ("theft", theft), ("facility", fire), ("property", fire), ("riot", unrest),
        ("unrest", unrest),

        ("protest", theft), ("strategic", attack), ("armed", attack), ("assault", attack),
    ]

    /// The colour of the family that the words of a type tell, `RRGGBB`; nil when they tell none.
    package static func family(of name: String) -> String? {
        let text = " " + String(name.lowercased().map { "/,;:()".contains($0) ? " " : $0 })
        return words.first { text.contains(" " + $0.word) }?.colour
    }

    /// A type of a map.
    package struct Entry: Sendable {
        /// What it is called.
        package let name: String
        /// How many events are of it.
        package let count: Int
        /// `RRGGBB`.
        package let colour: String
    }

    /// The types of a map, the most frequent first, with their colours: each its own while there are any. Where two have a claim
    /// to one, the more frequent gets it.
    package static func ranked(_ counts: [String: Int]) -> [Entry] {
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var colours: [String: String] = [:]
        var free = palette
        func give(_ colour: String, to name: String) {
            guard let place = free.firstIndex(of: colour) else { return }
            free.remove(at: place)
            colours[name] = colour
        }
        for (name, _) in ranked { if let family = family(of: name) { give(family, to: name) } }
        for (name, _) in ranked.prefix(most) where colours[name] == nil {
            let first = hash(name) % best
            let wanted = palette[first..<best] + palette[..<first] + palette[best...]
            if let colour = wanted.first(where: free.contains) { give(colour, to: name) }
        }
        return ranked.map { Entry(name: $0.key, count: $0.value, colour: colours[$0.key] ?? none) }
    }

    /// A number that a name always has (Fowler, Noll and Vo's FNV-1a, 32 bits).
    private static func hash(_ name: String) -> Int {
        Int(name.lowercased().utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 })
    }
}
