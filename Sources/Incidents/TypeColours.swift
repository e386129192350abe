/// The colours that types of event are drawn in.
extension IncidentType {
    /// The colour of the type, `RRGGBB`: dark enough to read on a light map and on a satellite
    /// picture, one hue a family (fire from afar red, explosives orange to brown, firearms blue, people
    /// violet, things green).
    package var colour: String {
        switch self {
        case .rocketMissileAttack: "d7191c"
        case .droneStrike: "e7298a"
        case .airStrike: "a50f15"
        case .shelling: "fb6a4a"
        case .suicideBombing: "8c2d04"
        case .bombing: "e6780a"
        case .landmine: "b8860b"
        case .ambush: "08519c"
        case .armedClash: "2171b5"
        case .shooting: "1d91c0"
        case .assassination: "54278f"
        case .abduction: "9e4fc4"
        case .arson: "006d2c"
        case .robbery: "41ab5d"
        case .unrest: "7f6000"
        case .armedAttack: "525252"
        }
    }
}

/// The colours of the types of published tables, whose names are their own: those of the families of `IncidentType` where
/// their words tell which, so that shelling looks the same on every map.
package enum TypeColours {
    /// So many types are told apart; of more, nobody keeps the colours in mind.
    package static let most = 24
    /// The colour of an event that no type is known of, and of those beyond the most frequent.
    package static let none = "767676"

    /// How words of published types begin, and what they are. The first that occurs counts.
    private static let words: [(word: String, colour: String)] = [
        ("suicide", IncidentType.suicideBombing.colour), ("drone", IncidentType.droneStrike.colour),
        ("rocket", IncidentType.rocketMissileAttack.colour),
        ("missile", IncidentType.rocketMissileAttack.colour), ("air", IncidentType.airStrike.colour),
        ("shell", IncidentType.shelling.colour), ("mine", IncidentType.landmine.colour),
        ("bomb", IncidentType.bombing.colour), ("explosi", IncidentType.bombing.colour),
        ("assassin", IncidentType.assassination.colour), ("abduct", IncidentType.abduction.colour),
        ("kidnap", IncidentType.abduction.colour), ("hostage", IncidentType.abduction.colour),
        ("hijack", IncidentType.abduction.colour), ("ambush", IncidentType.ambush.colour),
        ("state-based", IncidentType.armedClash.colour), ("non-state", "6baed6"),
        ("one-sided", IncidentType.assassination.colour), ("civilian", IncidentType.assassination.colour),
        ("battle", IncidentType.armedClash.colour), ("clash", IncidentType.armedClash.colour),
        ("fight", IncidentType.armedClash.colour), ("fired upon", IncidentType.shooting.colour),
        ("shoot", IncidentType.shooting.colour), ("arson", IncidentType.arson.colour),
        ("loot", IncidentType.robbery.colour), ("robb", IncidentType.robbery.colour),
        ("board", IncidentType.robbery.colour), ("theft", IncidentType.robbery.colour),
        ("facility", IncidentType.arson.colour), ("property", IncidentType.arson.colour),
        ("riot", "c7a500"), ("protest", "dfc27d"), ("strategic", "80cdc1"),
        ("armed", IncidentType.armedAttack.colour), ("assault", IncidentType.armedAttack.colour),
    ]

    /// The colour of a type, `RRGGBB`: by its words, or by its rank, the most frequent first.
    package static func colour(of name: String, rank: Int) -> String {
        let name = name.lowercased()
        if let known = IncidentType(rawValue: name) { return known.colour }
        let text = " " + String(name.map { "/,;:()".contains($0) ? " " : $0 })
        if let found = words.first(where: { text.contains(" " + $0.word) }) { return found.colour }
        return rank < palette.count ? palette[rank] : none
    }

    /// Told apart on light and on dark ground, by people with the common colour weaknesses too for the first six.
    private static let palette = [
        "3b75af", "d1495b", "c77b1e", "3f8f68", "8461b8", "2a9aa5", "8c6d4f", "c065a0", "7f8c2b", "5b6ec7",
    ]
}
