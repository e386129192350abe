import Geocoding

/// How many people and how many weapons.
extension FieldSettler {
    mutating func settleCasualties() {
        typealias Found = (reading: SentenceReading, value: CasualtyReader.Casualties)
        func choose(_ fate: CasualtyReader.Fate) -> Found? {
            let sided =
                incident.type == .armedClash || incident.type == .airStrike || incident.type == .droneStrike
            var found: [Found] = []
            for reading in draft.readings {
                for casualty in reading.casualties
                where casualty.value.fate == fate && (sided || !casualty.value.areAttackers) {
                    found.append((reading, casualty.value))
                }
            }
            if let update = found.last(where: { $0.value.isUpdate }) { return update }
            guard let first = found.first else { return nil }
            if first.value.count.bound == .exact { return first }
            return found.first {
                $0.value.count.bound == .exact && $0.value.count.value >= first.value.count.value
            } ?? first
        }
        let none = choose(.unharmed)
        if let killed = choose(.killed) ?? none {
            incident.killed = killed.value.count
            evidence("killed", killed.reading)
            noteSource(of: killed.reading)
        }
        if let wounded = choose(.wounded) ?? none {
            incident.wounded = wounded.value.count
            evidence("wounded", wounded.reading)
        }
        if incident.killed == nil, incident.type == .assassination, incident.status != .foiled,
            let first = draft.core.first
        {
            // The word itself says that the one it was aimed at died.
            incident.killed = Count(1)
            evidence("killed", first)
        }
        if incident.type == .abduction || incident.type == .robbery || incident.type == .armedAttack,
            let abducted = choose(.abducted)
        {
            incident.abducted = abducted.value.count
            evidence("abducted", abducted.reading)
        }
    }

    mutating func noteSource(of reading: SentenceReading) {
        var parts: [String] = []
        if Self.preliminary.occurs(text.tokens, in: reading.sentence.tokens) { parts.append("preliminary") }
        if let speaker = SpeakerReader(text: text).speaker(of: reading.sentence) {
            parts.append("on the word of \(speaker)")
        }
        if !parts.isEmpty { incident.casualtyNote = parts.joined(separator: "; ") }
    }

    mutating func settleOrdnance() {
        guard [.rocketMissileAttack, .droneStrike, .airStrike, .shelling].contains(incident.type) else {
            return
        }
        for reading in draft.readings {
            for ordnance in reading.ordnance {
                switch ordnance.value.outcome {
                case .launched where ordnance.value.count > incident.launched ?? 0:
                    if incident.launched == nil { evidence("launched", reading) }
                    incident.launched = max(incident.launched ?? 0, ordnance.value.count)
                case .exploded where incident.exploded == nil:
                    incident.exploded = ordnance.value.count
                    evidence("exploded", reading)
                case .failed where incident.failed == nil:
                    incident.failed = ordnance.value.count
                    evidence("failed", reading)
                default: break
                }
            }
        }
    }
}
