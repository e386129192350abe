import Geometry

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
                return Relation(rule, match, text.tokens)
            }
        }
        return nil
    }

    /// What the grammar says right before a position in figures. Whoever gives figures means them: "at", "near Kabul" and the
    /// like only lead to them, a distance or a direction counts from them.
    func relation(beforePosition mention: PlaceMention) -> Relation? {
        var end = mention.tokens.lowerBound
        while end > sentence.tokens.lowerBound, Self.labels.contains(text.tokens[end - 1].lower) { end -= 1 }
        for start in max(sentence.tokens.lowerBound, end - Self.reach)..<end {
            if let found = Relation(text.tokens, at: start, in: start..<end, reachesEnd: true) {
                return found.relation.precision > 0 && !isInsideWord(start) ? found : nil
            }
        }
        return nil
    }

    /// Words between the grammar's and a position.
    private static let labels: Set<String> = [
        "position", "grid", "coordinates", "coordinate", "point", "posn", "reference", "mgrs", "utm", "the",
        ":",
        "(",
    ]

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
