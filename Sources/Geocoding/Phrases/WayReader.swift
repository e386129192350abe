/// Reads stretches between places: "between X and Y", "the X–Y road", "25 km from X on the Y road".
struct WayReader {
    let text: RunningText
    let sentence: Sentence

    private static let joints: Set<String> = ["and", "to", "with", "-", "\u{2013}", "\u{2014}", "/"]

    /// Whether two mentions are the ends of "between X and Y".
    func isPair(_ a: PlaceMention, _ b: PlaceMention) -> Bool {
        guard b.tokens.lowerBound >= a.tokens.upperBound else { return false }
        let gap = text.tokens[a.tokens.upperBound..<b.tokens.lowerBound].map(\.lower)
        return gap.count <= 5 && gap.contains { Self.joints.contains($0) }
            && gap.allSatisfy {
                Self.joints.contains($0) || ["the", "of", "in"].contains($0)
                    || ToponymWords.kinds.contains($0)
            }
    }

    /// "the Bambari–Alindao axis", "the Timbuktu/Douentza corridor".
    func isWay(_ a: PlaceMention, _ b: PlaceMention) -> Bool {
        guard b.tokens.lowerBound == a.tokens.upperBound + 1, sentence.tokens.contains(b.tokens.upperBound)
        else { return false }
        return ToponymWords.hyphens.contains(text.tokens[a.tokens.upperBound].text)
            && ToponymWords.ways.contains(text.tokens[b.tokens.upperBound].lower)
    }

    /// Where the phrase starts: at the words of its rule, as far as they are its own.
    func start(of mention: PlaceMention, rule: Relation?) -> Int {
        rule?.tokens.lowerBound ?? mention.tokens.lowerBound
    }

    /// The name of the other end of "between X and Y" where no table knows Y.
    func unknownEnd(after mention: PlaceMention) -> Range<Int>? {
        var index = mention.tokens.upperBound
        guard sentence.tokens.contains(index), ["and", "to"].contains(text.tokens[index].lower) else {
            return nil
        }
        index += 1
        while sentence.tokens.contains(index),
            text.tokens[index].lower == "the" || ToponymWords.kinds.contains(text.tokens[index].lower)
        {
            index += 1
        }
        let start = index
        while sentence.tokens.contains(index), index - start < 5,
            text.tokens[index].isCapitalised
                || text.tokens[index].isGlued && ToponymWords.hyphens.contains(text.tokens[index].text)
        {
            index += 1
        }
        return index > start ? start..<index : nil
    }

    /// "25 km from Bria on the Ippy road", "… on the road to Ippy".
    func leads(from a: PlaceMention, to b: PlaceMention) -> Bool {
        guard b.tokens.lowerBound > a.tokens.upperBound else { return false }
        let gap = text.tokens[a.tokens.upperBound..<b.tokens.lowerBound].map(\.lower)
        guard let first = gap.first, first == "on" || first == "along", gap.count <= 5 else { return false }
        if gap.count >= 3, ToponymWords.ways.contains(gap[gap.count - 2]) {
            return ["to", "towards", "toward"].contains(gap[gap.count - 1])
        }
        let end = b.tokens.upperBound
        return gap.allSatisfy { ["on", "along", "the"].contains($0) } && sentence.tokens.contains(end)
            && ToponymWords.ways.contains(text.tokens[end].lower)
    }
}
