import Geocoding
import Geometry

/// All that was read from one sentence.
struct SentenceReading: Sendable {
    let sentence: Sentence
    /// Position in the text's list of sentences.
    let number: Int
    /// Events that happened or were foiled, and are news.
    let events: [EventMention]
    /// Whether the sentence tells events at all, news or not.
    let tellsEvents: Bool
    /// Whether all of it looks back, around or ahead.
    let isBackground: Bool
    let dates: [DateMention]
    let casualties: [Reading<CasualtyReader.Casualties>]
    let ordnance: [Reading<OrdnanceReader.Ordnance>]
    let actors: [Reading<ActorReader.Actor>]
    let targets: [(rank: Int, reading: Reading<String>)]
    let phrases: [LocatedPhrase]
    /// The same phrases as they stand, places of speaking not widened: for telling one incident's place from another's.
    let named: [LocatedPhrase]
    /// Dates of something else: of speaking ("said on Thursday"), or in a clause of their own ("the truce which lapsed on 2 October").
    let asides: Set<Range<Int>>
    /// Whether it speaks of who claimed or condemned something: that something was told before.
    let isAboutClaims: Bool
    /// Whether all its events stand inside quotations.
    let quoted: Bool

    /// What a sentence is read with.
    struct Context {
        let text: RunningText
        let locator: PhraseLocator
        /// The day of writing.
        let news: CalendarDay?
        /// Where the day of writing stands: it dates no event.
        let dateline: Range<Int>
        /// Months that the headings say the report is about.
        let period: [DateMention]
    }

    /// Reads a sentence. What stands under a heading such as "Background" is an aside and tells no news.
    init(_ sentence: Sentence, number: Int, isAside: Bool, anchor: CalendarDay?, context: Context) {
        let (text, locator, news, period) = (context.text, context.locator, context.news, context.period)
        self.sentence = sentence
        self.number = number
        let dates = DateReader(reference: news, anchor: anchor).mentions(text.tokens, in: sentence.tokens)
        let mentions = EventReader.mentions(in: sentence, of: text)
        let background = Background.start(in: sentence, of: text, dates: dates, news: news, period: period)
        let end = background ?? sentence.tokens.upperBound
        func isNews(_ tokens: Range<Int>) -> Bool { tokens.lowerBound < end }
        let casualties = CasualtyReader.casualties(in: sentence, of: text).filter { isNews($0.tokens) }
        let ordnance = OrdnanceReader.ordnance(in: sentence, of: text).filter { isNews($0.tokens) }
        let events = mentions.filter { mention in
            (mention.reality == .happened || mention.reality == .foiled) && isNews(mention.tokens)
        }
        self.events = isAside ? [] : events
        self.tellsEvents = !mentions.isEmpty
        self.isBackground = isAside || background == sentence.tokens.lowerBound
        self.dates = dates.filter { isNews($0.tokens) && !$0.tokens.overlaps(context.dateline) }
        self.asides = Set(self.dates.map(\.tokens).filter { Self.isAside($0, sentence, text) })
        self.isAboutClaims = text.tokens[sentence.tokens].contains {
            ["responsibility", "credit", "condemned", "condemnation", "suspicion", "blamed"].contains(
                $0.lower)
        }
        self.quoted = events.allSatisfy { text.tokens[$0.tokens.lowerBound].isQuoted }
        self.casualties = casualties
        self.ordnance = ordnance
        self.actors = ActorReader.actors(in: sentence, of: text, mentions: events).filter {
            isNews($0.tokens)
        }
        let named = locator.phrases(in: sentence).filter { isNews($0.tokens) }
        self.named = named
        let phrases = named.map { phrase in
            // "In Muzaffarabad, an official said that …": the event lies somewhere around.
            Self.isPlaceOfSpeaking(phrase.tokens, sentence, text)
                ? phrase.widened(by: .kilometres(60), rule: "around the place where its source spoke")
                : phrase
        }
        self.phrases = phrases
        // "the attack on Taiz" names a place, not an aim.
        self.targets = TargetReader.targets(in: sentence, of: text).filter { target in
            isNews(target.reading.tokens)
                && !phrases.contains { Self.names($0, target.reading, text) }
        }
    }

    /// Whether a target is but the name of a phrase's place.
    private static func names(
        _ phrase: LocatedPhrase, _ target: Reading<String>, _ text: RunningText
    ) -> Bool {
        guard target.tokens.count < 3 else { return false }
        let end = target.tokens.upperBound
        switch phrase.anchor {
        case .place:
            // "Tripoli, Lebanon"
            return phrase.tokens.upperBound == end
                || phrase.tokens.contains(end) && [",", "("].contains(text.tokens[end].text)
        // "Palma, Mozambique", where no table knows the town; but a market is a target.
        case .unknownLandmark(let name, _):
            return name == target.value && target.tokens.allSatisfy { text.tokens[$0].isCapitalised }
        default: return false
        }
    }

    private static func isPlaceOfSpeaking(_ phrase: Range<Int>, _ sentence: Sentence, _ text: RunningText)
        -> Bool
    {
        guard phrase.lowerBound == sentence.tokens.lowerBound, phrase.upperBound < sentence.tokens.upperBound,
            text.tokens[phrase.upperBound].text == ","
        else { return false }
        let next = text.tokens[phrase.upperBound..<min(sentence.tokens.upperBound, phrase.upperBound + 8)]
        return next.contains { ["said", "told", "reported", "confirmed"].contains($0.lower) }
    }

    private static func isAside(_ date: Range<Int>, _ sentence: Sentence, _ text: RunningText) -> Bool {
        let start = max(sentence.tokens.lowerBound, date.lowerBound - 4)
        return (start..<date.lowerBound).contains { index in
            // "Clashes were reported in Juba on 3 May" is when they were; "it was reported on 3 May" is when somebody spoke.
            let isPassive =
                index > sentence.tokens.lowerBound + 1
                && Lexicon.classes["copula"]?.contains(text.tokens[index - 1].lower) == true
                && text.tokens[index - 2].lower != "it"
            return !isPassive
                && [
                    "said", "told", "announced", "confirmed", "stated", "reported", "which", "who", "since",
                    "until",
                ].contains(text.tokens[index].lower)
        }
    }

    /// Whether it tells an event that can stand on its own: plain words, or weak ones beside casualties or arms.
    var foundsIncident: Bool {
        guard !quoted, !isAboutClaims || events.contains(where: { $0.force == .strong && !$0.isDefinite })
        else { return false }
        return events.contains { $0.force == .strong && !$0.isBarePlural }
            || !events.isEmpty && (!casualties.isEmpty || !ordnance.isEmpty)
            || events.contains { $0.force == .strong || !$0.isDefinite } && day != nil
                && phrases.contains(where: \.isStated)
    }

    /// A day that the sentence itself gives, not one inside a quotation.
    var day: DateMention? {
        let days = dates.filter {
            ($0.precision == .day || $0.precision == .range) && $0.basis != .speaking
                && !asides.contains($0.tokens)
        }
        guard let event = events.first else { return days.first }
        return days.min { distance($0, event) < distance($1, event) }
    }

    /// Tokens between a date and an event, more for a date behind it: the day usually stands before or right behind the verb.
    func distance(_ date: DateMention, _ event: EventMention) -> Int {
        date.tokens.upperBound <= event.tokens.lowerBound
            ? event.tokens.lowerBound - date.tokens.upperBound
            : max(0, date.tokens.lowerBound - event.tokens.upperBound)
    }
}
