import Geocoding

/// Who did it, to whom, and with what.
extension FieldSettler {
    mutating func settlePerpetrator() {
        typealias Found = (reading: SentenceReading, actor: ActorReader.Actor)
        var found: [Found] = draft.readings.flatMap { reading in reading.actors.map { (reading, $0.value) } }
        found = found.compactMap { item in
            guard item.actor.isPronoun else { return item }
            guard let name = groupBefore(item.reading) else { return nil }
            return (
                item.reading,
                ActorReader.Actor(name: name, claim: .attributed, rank: item.actor.rank + 1, isPronoun: false)
            )
        }
        guard let best = found.min(by: { $0.actor.rank < $1.actor.rank }) else { return }
        incident.perpetrator = best.actor.name
        // "A spokesman of the group denied it": the group is the one that others blame.
        if best.actor.claim == .denied, !best.actor.name.dropFirst().contains(where: \.isUppercase),
            let blamed = found.first(where: { $0.actor.claim == .attributed && $0.actor.rank == 3 })
        {
            incident.perpetrator = blamed.actor.name
        }
        incident.claim = best.actor.claim
        evidence("perpetrator", best.reading)
        if best.actor.claim != nil { evidence("claim", best.reading) }
    }

    /// The group that the text named last before a sentence: what "it" stands for.
    private func groupBefore(_ reading: SentenceReading) -> String? {
        for sentence in text.sentences[..<reading.number].reversed().prefix(4) where !sentence.isHeading {
            if let name = Groups.name(in: text.tokens, sentence.tokens) {
                return text.line(in: text.span(of: name))
            }
        }
        return nil
    }

    mutating func settleTarget() {
        // A plain "attack on X" late in the report is surer than a vague word in its first sentence.
        let core = draft.core.enumerated().flatMap { position, reading in
            reading.targets.map {
                (
                    rank: Double($0.rank) + min(Double(position), 3) * 0.5, reading: reading,
                    value: $0.reading.value
                )
            }
        }
        let further = draft.further.flatMap { reading in
            reading.targets.filter { $0.rank <= 1 }.map {
                (rank: Double($0.rank) + 1.5, reading: reading, value: $0.reading.value)
            }
        }
        guard let best = (core + further).min(by: { $0.rank < $1.rank }) else { return settleVictims() }
        incident.target = best.value
        evidence("target", best.reading)
    }

    /// Who was taken away is whom it was aimed at.
    mutating func settleVictims() {
        guard incident.type == .abduction else { return }
        for reading in draft.core {
            for casualty in reading.casualties where casualty.value.fate == .abducted {
                let limit = reading.sentence.tokens.upperBound
                guard let quantity = casualty.tokens.compactMap({ Quantity.read(text.tokens, at: $0) }).first,
                    let phrase = NounPhrase.read(text.tokens, from: quantity.tokens.upperBound, limit: limit)
                else { continue }
                incident.target = text.line(in: text.span(of: phrase))
                return evidence("target", reading)
            }
        }
    }

    mutating func settleWeapon() {
        guard let (name, reading) = WeaponReader.weapon(in: draft.core, of: text) else { return }
        incident.weapon = name
        evidence("weapon", reading)
    }
}
