import Geocoding

/// Settles the fields of an incident from the readings of its sentences, each with its evidence.
struct FieldSettler {
    let text: RunningText
    let draft: Draft
    let frame: ReportFrame
    /// The incident told before: what "the same day" counts from.
    let previous: Incident?
    var incident: Incident

    init(
        _ draft: Draft, text: RunningText, frame: ReportFrame, previous: Incident?, id: String,
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

    mutating func evidence(_ field: String, _ reading: SentenceReading) {
        let span = reading.sentence.span
        incident.evidence.append(Evidence(field: field, sentence: text.line(in: span), span: span))
    }

    // MARK: Status

    static let preliminary = TokenPattern(
        "preliminary|preliminarily|initial|provisional ~1 information|reports|report|data|findings|investigation|assessment|figures|indications|evidence|toll|count"
    )
    private static let alleged = [
        "allegedly|alleged|unverified|unconfirmed|purportedly|purported",
        "not ~4 be|been ~2 independently? verified|confirmed|verify",
        "could not ~3 verify|confirm", "unable to ~2 verify|confirm", "no independent confirmation",
    ].map { TokenPattern($0) }

    mutating func settleStatus() {
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
}
