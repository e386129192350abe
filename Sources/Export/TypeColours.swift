import Incidents

extension IncidentType {
    /// The colour that the type is drawn in, `RRGGBB`: dark enough to read on a light map and on a satellite
    /// picture, one hue a family (fire from afar red, explosives orange to brown, firearms blue, people
    /// violet, things green).
    var colour: String {
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

/// Colours for the types of published tables, whose names are their own.
enum TypeColours {
    /// So many types are told apart; of more, nobody keeps the colours in mind.
    static let most = 24

    /// The colour of a type, `RRGGBB`: of an incident's type its own, of others one by their rank, the most frequent first.
    static func colour(of name: String, rank: Int) -> String {
        IncidentType(rawValue: name)?.colour ?? (rank < palette.count ? palette[rank] : "767676")
    }

    /// Told apart on light and on dark ground, by people with the common colour weaknesses too for the first six.
    private static let palette = [
        "3b75af", "d1495b", "c77b1e", "3f8f68", "8461b8", "2a9aa5", "8c6d4f", "c065a0", "7f8c2b", "5b6ec7",
    ]
}
