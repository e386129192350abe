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
