import Geocoding

/// When it happened.
extension FieldSettler {
    mutating func settleDate() {
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
        } else if let date = previous?.date {
            incident.date = date
            incident.date?.note = "no day of its own: that of the incident told before it, \(date.start)"
            incident.evidence += previous?.evidence.filter { $0.field == "date" } ?? []
        } else if let written = frame.written {
            incident.date = frame.undated(written)
            if let sentence = text.sentences.first(where: { $0.tokens.overlaps(written.tokens) }) {
                incident.evidence.append(
                    Evidence(field: "date", sentence: text.line(in: sentence.span), span: sentence.span))
            }
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
        guard case .narrative(let days) = date.basis, let previous = previous?.date,
            let day = CalendarDay(iso: previous.start)
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
}
