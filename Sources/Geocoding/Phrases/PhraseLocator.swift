import Geometry

/// Reads the spatial phrases of a text: relation words, an anchor, and the geometry they make together.
public struct PhraseLocator: Sendable {
    let text: RunningText
    let mentions: [PlaceMention]
    let finder: PlaceFinder

    /// A locator over the places that `finder` finds in the text.
    public init(_ text: RunningText, finder: PlaceFinder) {
        self.text = text
        self.finder = finder
        let positions = PositionMentions(text).mentions
        let places = finder.places(in: text)
        self.mentions =
            positions.isEmpty ? places : PositionMentions.merge(places, positions)
    }

    /// The places of the whole text, in order.
    public var places: [PlaceMention] { mentions }

    /// The located phrases of a sentence, in order, a dateline last; a name that only says where another one lies is
    /// part of that one.
    public func phrases(in sentence: Sentence) -> [LocatedPhrase] {
        let inside = Array(places(in: sentence))
        let containers = Set(inside.compactMap(\.container).map(\.lowerBound))
        let reader = RelationReader(text: text, sentence: sentence)
        let ways = WayReader(text: text, sentence: sentence)
        var builder = LocationBuilder(text: text, world: finder.geocoder.world)
        var result: [LocatedPhrase] = []
        var used = Set<Int>()
        var known: PlaceMention?
        for (position, mention) in inside.enumerated() where !used.contains(mention.tokens.lowerBound) {
            used.insert(mention.tokens.lowerBound)
            let next = position + 1 < inside.count ? inside[position + 1] : nil
            builder.isDateline = isDateline(mention, in: sentence)
            let rule =
                mention.isPosition
                ? reader.relation(beforePosition: mention) : reader.relation(before: mention)
            if let next, !next.isPosition,
                ways.isWay(mention, next) || rule?.relation == .between && ways.isPair(mention, next)
            {
                used.insert(next.tokens.lowerBound)
                let start = ways.start(of: mention, rule: rule)
                if let phrase = builder.between(mention, next, from: start) { result.append(phrase) }
                continue
            }
            // What holds another name is part of that one's phrase.
            if containers.contains(mention.tokens.lowerBound) { continue }
            if let rule, !mention.isPosition, describes(rule, known) { continue }
            if !mention.isPosition { known = mention }
            if let rule, rule.relation == .between {
                if let other = ways.unknownEnd(after: mention),
                    let phrase = builder.between(mention, unknown: other, from: rule.tokens.lowerBound)
                {
                    result.append(phrase)
                }
            } else if let rule, rule.relation == .distance, let next, ways.leads(from: mention, to: next),
                let phrase = builder.towards(mention, next, rule)
            {
                used.insert(next.tokens.lowerBound)
                result.append(phrase)
            } else if let phrase = builder.located(mention, rule) {
                result.append(phrase)
            }
        }
        return result.filter { !$0.isDateline } + result.filter(\.isDateline)
    }

    /// "in Jasim, north of Dara'a": Jasim is known, so that what follows says nothing new.
    private func describes(_ rule: Relation, _ known: PlaceMention?) -> Bool {
        guard let known, case .place = known.anchor,
            [.direction, .distanceAndDirection, .distance, .near].contains(rule.relation)
        else { return false }
        return rule.tokens.lowerBound == known.tokens.upperBound + 1
            && text.tokens[known.tokens.upperBound].text == ","
    }

    /// The mentions of a sentence; the list is in order, so that a long text need not be gone through each time.
    private func places(in sentence: Sentence) -> ArraySlice<PlaceMention> {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].tokens.lowerBound < sentence.tokens.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return mentions[low...].prefix { $0.tokens.lowerBound < sentence.tokens.upperBound }
    }

    /// "ADDIS ABABA, Dec 4 (Horn Independent) —": capitals that open a sentence which goes on behind a bracket or a dash;
    /// or the label of a list's item, "Dara'a:".
    private func isDateline(_ mention: PlaceMention, in sentence: Sentence) -> Bool {
        let tokens = text.tokens
        guard mention.tokens.lowerBound - sentence.tokens.lowerBound < 3 else { return false }
        let end = mention.tokens.upperBound
        if end + 1 < sentence.tokens.upperBound, tokens[end].text == ":" { return true }
        guard
            mention.tokens.allSatisfy({ tokens[$0].isAllCaps || tokens[$0].kind == .mark })
        else { return false }
        let rest = mention.tokens.upperBound..<min(sentence.tokens.upperBound, mention.tokens.upperBound + 16)
        return rest.contains { index in
            ["\u{2013}", "\u{2014}", "("].contains(tokens[index].text)
                || tokens[index].text == "-" && !tokens[index].isGlued
        }
    }
}
