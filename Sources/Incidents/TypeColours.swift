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
        case .armedAttack: "525252"
        }
    }
}

/// The colours of the types of any dataset, in the families of `IncidentType`: what says the same is drawn the same.
package enum TypeColours {
    /// The colour of an event that no type is known of.
    package static let none = "737373"

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

    /// What else there is: light hues between those of the families.
    private static let others = [
        "66a61e", "7570b3", "a6761d", "1b9e77", "d95f02", "8dd3c7", "bc80bd", "80b1d3", "b3de69", "fdb462",
    ]

    /// The colour of a type as a publisher writes it; the same in every store.
    package static func colour(of type: String) -> String {
        let type = type.lowercased()
        if let known = IncidentType(rawValue: type) { return known.colour }
        let text = " " + String(type.map { "/,;:()".contains($0) ? " " : $0 })
        if let found = words.first(where: { text.contains(" " + $0.word) }) { return found.colour }
        // Its letters decide, as nothing else is known of it: Fowler, Noll and Vo's hash.
        let hash = type.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return others[Int(hash % UInt32(others.count))]
    }
}
