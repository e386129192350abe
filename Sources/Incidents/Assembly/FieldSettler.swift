import Gazetteer
import Geocoding
import Geometry

/// Settles the fields of an incident from the readings of its sentences, each with its evidence.
struct FieldSettler {
    let text: RunningText
    let draft: Draft
    let frame: ReportFrame
    /// The date of the incident told before: what "the same day" counts from.
    let previous: IncidentDate?
    private(set) var incident: Incident

    init(
        _ draft: Draft, text: RunningText, frame: ReportFrame, previous: IncidentDate?, id: String,
        source: String
    ) {
        self.text = text
        self.draft = draft
        self.frame = frame
        self.previous = previous
        self.incident = Incident(id: id, type: TypeChoice.type(of: draft), source: source)
    }

    /// The incident with all that its sentences say.
    mutating func settle() -> Incident {
        if let first = draft.core.first { evidence("type", first) }
        settleStatus()
        settleDate()
        settleLocation()
        settleCasualties()
        settleOrdnance()
        settlePerpetrator()
        settleTarget()
        settleWeapon()
        return incident
    }

    private mutating func evidence(_ field: String, _ reading: SentenceReading) {
        let span = reading.sentence.span
        incident.evidence.append(Evidence(field: field, sentence: text.line(in: span), span: span))
    }

    // MARK: Status

    private static let preliminary = TokenPattern(
        "preliminary|preliminarily|initial|provisional ~1 information|reports|report|data|findings|investigation|assessment|figures|indications|evidence|toll|count"
    )
    private static let alleged = [
        "allegedly|alleged|unverified|unconfirmed|purportedly|purported",
        "not ~4 be|been ~2 independently? verified|confirmed|verify",
        "could not ~3 verify|confirm", "unable to ~2 verify|confirm", "no independent confirmation",
    ].map { TokenPattern($0) }

    private mutating func settleStatus() {
        let events = draft.core.flatMap(\.events)
        if let reading = draft.core.first, events.contains(where: { $0.reality == .foiled }),
            reading.events.contains(where: { $0.reality == .foiled }),
            !reading.casualties.contains(where: { $0.value.count.value > 0 })
        {
            incident.status = .foiled
            return evidence("status", reading)
        }
        for reading in draft.readings
        where Self.alleged.contains(where: { $0.occurs(text.tokens, in: reading.sentence.tokens) }) {
            incident.status = .alleged
            return evidence("status", reading)
        }
        for reading in draft.readings where Self.preliminary.occurs(text.tokens, in: reading.sentence.tokens)
        {
            incident.status = .preliminary
            return evidence("status", reading)
        }
    }

    // MARK: When

    private mutating func settleDate() {
        var best: (rank: Double, reading: SentenceReading, date: DateMention)?
        for (isCore, readings) in [
            (true, draft.core), (true, draft.setting), (true, draft.inherited), (false, draft.further),
        ] {
            for (position, reading) in readings.enumerated() {
                for date in reading.dates {
                    let rank = rank(of: date, in: reading, isCore: isCore) + Double(min(position, 10)) * 0.05
                    if rank < best?.rank ?? 9 { best = (rank, reading, date) }
                }
            }
        }
        if let best {
            incident.date = dated(best.date)
            evidence("date", best.reading)
        } else if let previous {
            incident.date = previous
            incident.date?.note = "no day of its own: that of the incident told before it, \(previous.start)"
        } else if let written = frame.written {
            incident.date = frame.undated(written)
        }
    }

    /// How far a date is from being the event's own; 9 and more is none.
    private func rank(of date: DateMention, in reading: SentenceReading, isCore: Bool) -> Double {
        var rank =
            date.precision == .day ? 0.0 : date.precision == .range ? 0.5 : date.precision == .week ? 3 : 4
        if case .narrative(let days) = date.basis {
            rank += previous == nil || days != 0 && reading.number != draft.core.first?.number ? 9 : 0.02
        }
        if date.basis == .speaking { rank += 6 }
        if !isCore { rank += date.basis == .feast || tellsWhen(reading) ? 1 : 5 }
        if reading.asides.contains(date.tokens) { rank += 5.5 }
        if let event = reading.events.first { rank += Double(min(reading.distance(date, event), 40)) * 0.001 }
        return rank
    }

    private func dated(_ date: DateMention) -> IncidentDate {
        guard case .narrative(let days) = date.basis, let previous, let day = CalendarDay(iso: previous.start)
        else { return date.incidentDate }
        return IncidentDate(
            start: (day + days).description, end: (day + days).description, precision: .day,
            slackDays: previous.slackDays,
            note: "counted from the incident told before, \(previous.start)")
    }

    /// "This happened just when …", "the attack came as …"
    private func tellsWhen(_ reading: SentenceReading) -> Bool {
        let opening = text.tokens[reading.sentence.tokens].prefix(5).map(\.lower)
        return opening.contains { ["happened", "occurred", "came", "took"].contains($0) }
    }

    // MARK: Where

    private mutating func settleLocation() {
        if let (phrase, reading) = bestPlace(where: \.isStated) ?? bestPlace(where: { !isCountry($0) }) {
            incident.location = phrase.location
            evidence("place", reading)
        } else if let (phrase, sentence) = frame.place {
            incident.location = phrase.location
            incident.evidence.append(
                Evidence(field: "place", sentence: text.line(in: sentence.span), span: sentence.span))
        } else if let (phrase, reading) = bestPlace(where: { _ in true }) {
            incident.location = phrase.location
            evidence("place", reading)
        }
    }

    /// The place that says most, among those of the core and of what refines it.
    private func bestPlace(where isUsable: (LocatedPhrase) -> Bool) -> (LocatedPhrase, SentenceReading)? {
        var best: (phrase: LocatedPhrase, reading: SentenceReading)?
        for reading in draft.readings {
            let isCore = (draft.core + draft.setting).contains { $0.number == reading.number }
            for phrase in reading.phrases where isUsable(phrase) && (isCore || isRefinement(phrase)) {
                if let known = best, !isFiner(phrase, than: known.phrase) { continue }
                best = (phrase, reading)
            }
        }
        return best
    }

    private func isCountry(_ phrase: LocatedPhrase) -> Bool {
        if case .place(let place) = phrase.anchor {
            return place.featureCode.hasPrefix("PCL") || place.featureCode == "CONT"
        }
        return false
    }

    /// What a sentence without an event may add: a distance from a place, not a place where somebody spoke or came from.
    private func isRefinement(_ phrase: LocatedPhrase) -> Bool {
        if phrase.location.extent == .stated { return true }
        if case .landmark = phrase.anchor { return phrase.isStated }
        return false
    }

    /// A finer place counts when it lies within the coarser one; a stated name beats a bare one.
    private func isFiner(_ phrase: LocatedPhrase, than known: LocatedPhrase) -> Bool {
        let a = phrase.location
        let b = known.location
        let distance = Geodesic.distance(from: a.coordinate, to: b.coordinate)
        let isInside = distance <= a.uncertainty + b.uncertainty
        if phrase.anchor == known.anchor, let relation = phrase.relation {
            return relation.precision > known.relation?.precision ?? -1
        }
        guard phrase.isStated || !known.isStated, isInside else { return false }
        if a.extent == .stated, b.extent != .stated { return a.uncertainty <= b.uncertainty * 1.01 }
        if b.extent == .stated, a.extent != .stated {
            return a.uncertainty < b.uncertainty * 0.5 && phrase.isStated
        }
        return a.uncertainty < b.uncertainty * 0.9
    }

    // MARK: How many

    private mutating func settleCasualties() {
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

    private mutating func noteSource(of reading: SentenceReading) {
        var parts: [String] = []
        if Self.preliminary.occurs(text.tokens, in: reading.sentence.tokens) { parts.append("preliminary") }
        if let speaker = SpeakerReader(text: text).speaker(of: reading.sentence) {
            parts.append("on the word of \(speaker)")
        }
        if !parts.isEmpty { incident.casualtyNote = parts.joined(separator: "; ") }
    }

    private mutating func settleOrdnance() {
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

    // MARK: Who

    private mutating func settlePerpetrator() {
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

    private mutating func settleTarget() {
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
        guard let best = (core + further).min(by: { $0.rank < $1.rank }) else { return }
        incident.target = best.value
        evidence("target", best.reading)
    }

    private mutating func settleWeapon() {
        guard let (name, reading) = WeaponReader.weapon(in: draft.core, of: text) else { return }
        incident.weapon = name
        evidence("weapon", reading)
    }
}
