import Geocoding

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

    /// Reads a sentence; `news` is the day of writing.
    init(
        _ sentence: Sentence, number: Int, text: RunningText, locator: PhraseLocator, news: CalendarDay?,
        period: [DateMention]
    ) {
        self.sentence = sentence
        self.number = number
        let dates = DateReader(reference: news).mentions(text.tokens, in: sentence.tokens)
        let mentions = EventReader.mentions(in: sentence, of: text)
        let background = Background.start(in: sentence, of: text, dates: dates, news: news, period: period)
        let end = background ?? sentence.tokens.upperBound
        func isNews(_ tokens: Range<Int>) -> Bool { tokens.lowerBound < end }
        let casualties = CasualtyReader.casualties(in: sentence, of: text).filter { isNews($0.tokens) }
        let ordnance = OrdnanceReader.ordnance(in: sentence, of: text).filter { isNews($0.tokens) }
        let events = mentions.filter { mention in
            (mention.reality == .happened || mention.reality == .foiled) && isNews(mention.tokens)
        }
        self.events = events
        self.tellsEvents = !mentions.isEmpty
        self.isBackground = background == sentence.tokens.lowerBound
        self.dates = dates.filter { isNews($0.tokens) }
        self.casualties = casualties
        self.ordnance = ordnance
        self.actors = ActorReader.actors(in: sentence, of: text, mentions: events).filter {
            isNews($0.tokens)
        }
        let phrases = locator.phrases(in: sentence).filter { isNews($0.tokens) }
        self.phrases = phrases
        // "the attack on Taiz" names a place, not an aim.
        self.targets = TargetReader.targets(in: sentence, of: text).filter { target in
            isNews(target.reading.tokens)
                && !phrases.contains {
                    if case .place = $0.anchor, $0.tokens.upperBound == target.reading.tokens.upperBound {
                        return target.reading.tokens.count < 3
                    }
                    return false
                }
        }
    }

    /// Whether it tells an event that can stand on its own: plain words, or weak ones beside casualties or arms.
    var foundsIncident: Bool {
        events.contains { $0.force == .strong && !$0.isBarePlural }
            || !events.isEmpty && (!casualties.isEmpty || !ordnance.isEmpty)
            || events.contains { $0.force == .strong } && day != nil && phrases.contains(where: \.isStated)
    }

    /// A day that the sentence itself gives, not one inside a quotation.
    var day: DateMention? {
        dates.first { $0.precision == .day && $0.basis != .speaking }
    }
}
