import Geometry

/// What the grammar reads before an anchor.
struct Relation {
    let relation: SpatialRelation
    let tokens: Range<Int>
    let distance: Quantity?
    /// Metres in one unit of the distance.
    let unit: Double?
    /// The compass point in words: "north-east".
    let compass: String?
}

/// Matches the grammar against the words before an anchor.
struct RelationReader {
    let text: RunningText
    let sentence: Sentence

    /// How far before an anchor a relation may start, in tokens.
    private static let reach = 16

    /// The first line of the grammar that matches right before a mention, apart from words that describe the anchor.
    func relation(before mention: PlaceMention) -> Relation? {
        let floor = max(sentence.tokens.lowerBound, mention.tokens.lowerBound - Self.reach)
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
}
