import Gazetteer
import Geocoding
import Geometry

/// Where it happened.
extension FieldSettler {
    mutating func settleLocation() {
        if let (phrase, sentence) = position() {
            incident.location = Self.named(phrase.location, by: bestPlace { !$0.isPosition }?.0.location)
            incident.evidence.append(
                Evidence(field: "place", sentence: text.line(in: sentence.span), span: sentence.span))
        } else if let (phrase, reading) = bestPlace(where: \.isStated) ?? bestPlace(where: { !isCountry($0) })
        {
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

    /// The position in figures that the incident's sentences give; otherwise that of the report's head, for its first incident
    /// and where no place of its sentences speaks against it.
    private func position() -> (LocatedPhrase, Sentence)? {
        if let (phrase, reading) = bestPlace(where: \.isPosition) { return (phrase, reading.sentence) }
        guard let (phrase, sentence) = frame.place, frame.placeIsLabelled, phrase.isPosition, previous == nil
        else { return nil }
        guard let place = bestPlace(where: \.isStated)?.0.location else { return (phrase, sentence) }
        return Self.isAround(place, phrase.location) ? (phrase, sentence) : nil
    }

    /// A position with the name, country and identifier of the place that the text names with it.
    private static func named(_ position: Location, by place: Location?) -> Location {
        guard let place, isAround(place, position) else { return position }
        var position = position
        position.place = place.place
        position.country = place.country ?? position.country
        position.geonameID = place.geonameID
        return position
    }

    /// How far from a place's own reach a position may be that is told with it.
    private static let outskirts = Length.kilometres(25)

    private static func isAround(_ place: Location, _ position: Location) -> Bool {
        Geodesic.distance(from: place.coordinate, to: position.coordinate)
            <= place.uncertainty + position.uncertainty + outskirts
    }

    /// The place that says most, among those of the core and of what refines it.
    private func bestPlace(where isUsable: (LocatedPhrase) -> Bool) -> (LocatedPhrase, SentenceReading)? {
        var best: (phrase: LocatedPhrase, reading: SentenceReading)?
        let core = Set((draft.core + draft.setting).map(\.number))
        for reading in draft.readings {
            let isCore = core.contains(reading.number)
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
        if phrase.location.extent == .stated || phrase.isPosition { return true }
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
}
