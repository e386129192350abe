import Geocoding

/// Chooses the type of an incident from all the words that tell it.
enum TypeChoice {
    /// The type with the most telling words; of equal ones the more specific, in the order of this list.
    static func type(of draft: Draft) -> IncidentType {
        var scores: [IncidentType: Double] = [:]
        for (position, reading) in (draft.inherited + draft.core).enumerated() {
            let weight = position == 0 ? 3.0 : position == 1 ? 1.5 : 1.0
            for mention in reading.events {
                scores[mention.type, default: 0] +=
                    weight * (mention.force == .weak ? 0.3 : 1) * (mention.type == .armedAttack ? 0.35 : 1)
            }
        }
        // A bomb carried by its bomber, dropped or launched is told by both words; the way it came is the type.
        for carrier in [
            IncidentType.suicideBombing, .droneStrike, .airStrike, .rocketMissileAttack, .landmine,
        ] where scores[carrier] != nil {
            scores[carrier, default: 0] += scores.removeValue(forKey: .bombing) ?? 0
        }
        if scores[.ambush] != nil || scores[.abduction] != nil || scores[.assassination] != nil {
            let purpose: IncidentType =
                scores[.abduction] != nil
                ? .abduction : scores[.assassination] != nil ? .assassination : .ambush
            for means in [IncidentType.shooting, .bombing, .armedAttack] {
                scores[purpose, default: 0] += scores.removeValue(forKey: means) ?? 0
            }
        }
        return order.max { a, b in scores[a] ?? 0 < scores[b] ?? 0 } ?? .armedAttack
    }

    /// From the least to the most specific: `max` takes the last of equals.
    private static let order: [IncidentType] = [
        .unrest, .armedAttack, .armedClash, .shooting, .bombing, .robbery, .arson, .shelling, .airStrike,
        .landmine,
        .ambush, .rocketMissileAttack,
        .droneStrike, .suicideBombing, .abduction, .assassination,
    ]
}
