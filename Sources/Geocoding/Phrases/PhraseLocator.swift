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
        self.mentions = finder.places(in: text)
    }

    /// The places of the whole text, in order.
    public var places: [PlaceMention] { mentions }

    /// The located phrases of a sentence, in order; a name that only says where another one lies is part of that one.
    public func phrases(in sentence: Sentence) -> [LocatedPhrase] {
        let inside = mentions.filter { sentence.tokens.contains($0.tokens.lowerBound) }
        let containers = Set(inside.compactMap(\.container))
        var result: [LocatedPhrase] = []
        var used = Set<Range<Int>>()
        for (position, mention) in inside.enumerated() {
            guard !used.contains(mention.tokens) else { continue }
            let isContainer = containers.contains { $0.lowerBound == mention.tokens.lowerBound }
            let rule = isContainer ? nil : relation(before: mention, in: sentence)
            if isContainer, used.contains(where: { $0.upperBound <= mention.tokens.lowerBound }) { continue }
            let second = position + 1 < inside.count ? inside[position + 1] : nil
            let builder = LocationBuilder(text: text, world: finder.geocoder.world)
            if let rule, rule.relation == .between {
                guard let second, isPair(mention, second) else { continue }
                used.insert(second.tokens)
                if let phrase = builder.between(mention, second, from: rule.tokens.lowerBound) {
                    result.append(phrase)
                }
            } else if let phrase = builder.located(mention, rule) {
                result.append(phrase)
            }
            used.insert(mention.tokens)
        }
        return result
    }

    /// What the grammar reads before an anchor.
    struct Relation {
        let relation: SpatialRelation
        let tokens: Range<Int>
        let distance: Quantity?
        let unit: Double?
        let compass: String?
    }

    private func relation(before mention: PlaceMention, in sentence: Sentence) -> Relation? {
        let floor = max(sentence.tokens.lowerBound, mention.tokens.lowerBound - 16)
        for rule in SpatialRule.all {
            for start in floor..<max(floor, mention.tokens.lowerBound) {
                guard
                    let match = rule.pattern.match(
                        text.tokens, at: start, in: start..<mention.tokens.lowerBound),
                    reaches(match.tokens.upperBound, mention), !isInsideWord(start)
                else { continue }
                let words = text.tokens[match.tokens].map(\.lower)
                let unit = words.lazy.compactMap { $0 == "nautical" ? 1852 : LengthUnit.metres[$0] }.last
                let directions = words.filter { CompassPoint(parsing: $0) != nil }
                return Relation(
                    relation: rule.relation, tokens: match.tokens, distance: match.quantities["d"],
                    unit: words.contains("nautical") ? 1852 : unit,
                    compass: directions.isEmpty ? nil : directions.joined(separator: "-"))
            }
        }
        return nil
    }

    /// A match never starts in the middle of a number: "within 10 km", not "10 km".
    private func isInsideWord(_ start: Int) -> Bool {
        start > 0 && text.tokens[start].isGlued && text.tokens[start - 1].text == "-"
    }

    /// Whether nothing but a description of the anchor ("the Afghan capital,", "the northern town of") lies in between.
    private func reaches(_ end: Int, _ mention: PlaceMention) -> Bool {
        guard mention.tokens.lowerBound - end <= 7 else { return false }
        var index = end
        while index < mention.tokens.lowerBound {
            let token = text.tokens[index]
            let isKind =
                ToponymWords.kinds.contains(token.lower) || ToponymWords.directions.contains(token.lower)
            let allowed =
                isKind || ["the", "a", "an", "of", "'s", "-"].contains(token.lower)
                || (token.text == "," && index + 1 == mention.tokens.lowerBound && index > end)
                || (token.kind == .word && !NounPhrase.isStop(token.lower))
            // A plain noun ("a checkpoint in") would be an anchor of its own; only what describes the name may stand here.
            guard allowed else { return false }
            index += 1
        }
        return true
    }

    private func isPair(_ a: PlaceMention, _ b: PlaceMention) -> Bool {
        let gap = text.tokens[a.tokens.upperBound..<b.tokens.lowerBound].map(\.lower)
        return gap.count <= 5 && gap.contains { ["and", "to", "with", "-", "\u{2013}"].contains($0) }
            && gap.allSatisfy {
                ["and", "to", "with", "-", "\u{2013}", "the", "of", "in"].contains($0)
                    || ToponymWords.kinds.contains($0)
            }
    }
}
