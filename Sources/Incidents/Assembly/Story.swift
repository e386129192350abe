import Geocoding
import Geometry

/// Sorts the sentences of a report by the incident they tell of.
///
/// A report tells one thing after another: a sentence belongs to the incident told last, unless it says that it tells of
/// something else — by a word ("another", "elsewhere"), by another day, or by another place.
struct Story {
    private(set) var drafts: [Draft] = []
    private let text: RunningText
    private let written: CalendarDay?
    /// Sentences that no incident has claimed yet.
    private var pending: [SentenceReading] = []
    /// The draft the next plain sentence belongs to.
    private var current: Int?

    /// The drafts of these sentences; background ones left out.
    ///
    /// - Parameter written: the day of writing.
    static func drafts(_ readings: [SentenceReading], text: RunningText, written: CalendarDay?) -> [Draft] {
        var story = Story(text: text, written: written)
        for reading in readings { story.take(reading) }
        return story.drafts.map { draft in
            guard let parent = draft.parent else { return draft }
            var draft = draft
            draft.inherited = story.drafts[parent].core
            return draft
        }.filter { !$0.isBackground }
    }

    private init(text: RunningText, written: CalendarDay?) {
        self.text = text
        self.written = written
    }

    private var news: Int? { drafts.lastIndex { !$0.isBackground } }

    private mutating func take(_ reading: SentenceReading) {
        if reading.isBackground {
            if reading.tellsEvents {
                drafts.append(Draft(core: [reading], isBackground: true))
                current = drafts.count - 1
            }
            return
        }
        guard !reading.events.isEmpty else { return follow(reading) }
        guard let news else {
            // A report that opens with the past ("went on trial over …") goes on about it until it names a day or a place.
            let isPast = current != nil && reading.day == nil && !reading.named.contains(where: \.isStated)
            if reading.foundsIncident, !isPast { found(reading) } else { pending.append(reading) }
            return
        }
        if reading.events.allSatisfy(\.isBarePlural), speaksOfSeveral(reading),
            drafts.count(where: { !$0.isBackground }) > 1
        {
            for index in drafts.indices where !drafts[index].isBackground {
                drafts[index].further.append(reading)
            }
            return
        }
        let last = drafts[news]
        if let day = reading.day, case .narrative = day.basis {
        } else if let day = reading.day, last.day == nil, let written,
            day.last < written - 6, !reading.sentence.isListItem
        {
            drafts.append(Draft(core: [reading], isBackground: true))
            current = drafts.count - 1
            return
        }
        if reading.foundsIncident, isNew(reading, after: last) {
            if let same = sameDraft(reading) {
                drafts[same].core.append(reading)
                current = same
            } else if isOlder(reading, than: drafts.first { !$0.isBackground }) {
                drafts.append(Draft(core: [reading], isBackground: true))
                current = drafts.count - 1
            } else {
                found(reading)
            }
        } else if let current, drafts[current].isBackground, !returns(reading, to: last) {
            drafts[current].further.append(reading)
        } else {
            let index = draft(of: reading) ?? news
            drafts[index].core.append(reading)
            current = index
        }
    }

    private mutating func found(_ reading: SentenceReading) {
        drafts.append(
            Draft(
                core: [reading],
                setting: pending.filter { $0.sentence.paragraph >= reading.sentence.paragraph - 2 }))
        pending = []
        current = drafts.count - 1
    }

    /// A sentence without an event adds to what was told last; behind background only in the same paragraph.
    private mutating func follow(_ reading: SentenceReading) {
        guard let current else {
            pending.append(reading)
            return
        }
        if !drafts[current].isBackground, tellsElsewhere(reading, than: drafts[current]) {
            drafts.append(Draft(core: [reading], parent: drafts[current].parent ?? current))
            self.current = drafts.count - 1
            return
        }
        if drafts[current].isBackground,
            drafts[current].core.last?.sentence.paragraph != reading.sentence.paragraph, let news
        {
            self.current = news
            drafts[news].further.append(reading)
        } else {
            drafts[current].further.append(reading)
        }
    }

    /// People killed or wounded in a place that cannot be the one told of.
    private func tellsElsewhere(_ reading: SentenceReading, than draft: Draft) -> Bool {
        let words = text.tokens[reading.sentence.tokens].lazy.map(\.lower)
        let areTreated = words.contains {
            ["hospital", "admitted", "treated", "flown", "taken", "treatment"].contains($0)
        }
        guard !areTreated,
            reading.casualties.contains(where: { $0.value.count.value > 0 && $0.value.fate != .abducted })
        else { return false }
        let places = reading.named.filter { $0.isStated && $0.location.uncertainty < .kilometres(60) }
        return !places.isEmpty && !draft.stated.isEmpty && places.allSatisfy { !draft.isCompatible($0) }
    }

    /// "both attacks", "the two incidents"
    private func speaksOfSeveral(_ reading: SentenceReading) -> Bool {
        reading.events.contains { event in
            text.tokens[
                max(reading.sentence.tokens.lowerBound, event.tokens.lowerBound - 2)..<event.tokens.lowerBound
            ].contains {
                ["both", "two", "three", "all", "these"].contains($0.lower)
            }
        }
    }

    // MARK: The same or another

    private func isNew(_ reading: SentenceReading, after draft: Draft) -> Bool {
        let opening = text.tokens[reading.sentence.tokens].prefix(8).map(\.lower)
        let isSeparate = reading.events.contains(where: \.isSeparate) || Self.opensAnother(opening)
        let isAnaphoric = reading.events.allSatisfy(\.isDefinite)
        if reading.sentence.isListItem, draft.core.first?.sentence.isListItem == true || !isAnaphoric,
            reading.sentence.paragraph != draft.core.last?.sentence.paragraph
        {
            return true
        }
        if isSeparate { return true }
        if !isAnaphoric, Self.opensLater(opening), differs(reading, from: draft) { return true }
        let places = reading.named.filter { $0.isStated && $0.location.uncertainty < .kilometres(60) }
        let isElsewhere = !places.isEmpty && places.allSatisfy { !draft.isCompatible($0) }
        if let day = reading.day, let known = draft.day {
            if case .narrative(let days) = day.basis { return days != 0 && !isAnaphoric }
            if day.first != known.first, !(day.slackDays > 0 || known.slackDays > 0) {
                return !isAnaphoric || isElsewhere
            }
        }
        return (isElsewhere || isEntry(reading, after: draft)) && !isAnaphoric
    }

    /// A paragraph that opens with another kind of attack and writes its date in full is an entry of its own, as in a bulletin,
    /// unless it puts that attack in the same place.
    private func isEntry(_ reading: SentenceReading, after draft: Draft) -> Bool {
        let kinds = Set(draft.core.flatMap(\.events).map(\.type))
        return reading.day?.basis == .complete && draft.day?.basis == .complete
            && reading.sentence.paragraph != draft.core.last?.sentence.paragraph
            && !reading.events.contains { kinds.contains($0.type) }
            && !reading.named.contains { $0.isStated && draft.isCompatible($0) }
    }

    private static func opensAnother(_ words: [String]) -> Bool {
        let text = words.joined(separator: " ")
        return text.hasPrefix("elsewhere") || text.hasPrefix("separately") || text.hasPrefix("meanwhile")
            || text.hasPrefix("in a separate") || text.hasPrefix("in another")
            || text.hasPrefix("in a different")
            || text.hasPrefix("in a second") || text.hasPrefix("in other")
    }

    /// "Earlier on Thursday", "Minutes later", "Also on Friday"
    private static func opensLater(_ words: [String]) -> Bool {
        guard let first = words.first else { return false }
        if ["earlier", "later", "also", "hours", "minutes"].contains(first) { return true }
        return words.count > 1 && ["hours", "minutes", "days"].contains(words[1])
    }

    /// Whether it tells another kind of attack, or casualties or a place of its own.
    private func differs(_ reading: SentenceReading, from draft: Draft) -> Bool {
        let known = Set(draft.core.flatMap(\.events).map(\.type))
        return !reading.events.contains { known.contains($0.type) } || !reading.casualties.isEmpty
            || reading.named.contains(where: \.isStated)
    }

    /// A draft of the same day and place that was told before the last one.
    private func sameDraft(_ reading: SentenceReading) -> Int? {
        guard !reading.events.contains(where: \.isSeparate), !reading.sentence.isListItem else { return nil }
        // A long list is not searched to its beginning.
        return drafts.indices.suffix(40).first { index in
            let draft = drafts[index]
            guard !draft.isBackground, index != news, let day = reading.day, let known = draft.day,
                day.first == known.first
            else { return false }
            let places = reading.named.filter(\.isStated)
            return !places.isEmpty && places.contains { draft.isCompatible($0) }
        }
    }

    /// The draft that a definite mention speaks of, by its place or day; nil when nothing tells.
    private func draft(of reading: SentenceReading) -> Int? {
        let candidates = drafts.indices.suffix(40).filter { !drafts[$0].isBackground }
        guard candidates.count > 1 else { return candidates.first }
        let places = reading.named.filter(\.isStated)
        if !places.isEmpty,
            let match = candidates.last(where: { index in
                places.contains { drafts[index].isCompatible($0) } && !drafts[index].stated.isEmpty
            })
        {
            return match
        }
        return nil
    }

    /// Whether a sentence with an event leaves the background: its day, its place or the words "the attack" of the news.
    private func returns(_ reading: SentenceReading, to draft: Draft) -> Bool {
        if reading.sentence.paragraph != drafts[current ?? 0].core.last?.sentence.paragraph { return true }
        if let day = reading.day, let known = draft.day { return day.first == known.first }
        return false
    }

    /// An event more than a week before the report's first one, in a report that is no list, is background.
    private func isOlder(_ reading: SentenceReading, than first: Draft?) -> Bool {
        guard let first, let day = reading.day, let lead = first.day, !reading.sentence.isListItem else {
            return false
        }
        if case .narrative = day.basis { return false }
        return day.last < lead.first - 6
    }
}
