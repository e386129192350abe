/// Finds positions in running text, in every notation that ``WrittenPosition`` reads.
///
/// In a sentence more is asked of a position than alone: letters, marks, signs or many decimals, since dates, times,
/// amounts, versions and telephone numbers have the same form otherwise.
public enum CoordinateFinder {
    /// A position found, or something that has the form of one and is none.
    public struct Finding: Hashable, Sendable {
        /// Where it stands, in code points.
        public let span: Range<Int>
        /// The position, or why there is none.
        public let outcome: Result<WrittenPosition, GeometryError>
    }

    /// All of them, in the order of the text; they do not overlap. The time is linear in the length of the text.
    public static func findings(in text: String) -> [Finding] {
        let source = NotationText(text)
        let reader = NotationReader(text: source, isWhole: false)
        var findings: [Finding] = []
        var index = 0
        while index < source.count {
            guard source.mayBegin(index), let match = reader.match(at: index) else {
                index += 1
                continue
            }
            let span = match.start..<match.end
            let outcome = match.outcome.mapError { $0.error(in: source.string(span)) }
            findings.append(Finding(span: span, outcome: outcome))
            index = max(match.end, index + 1)
        }
        return findings
    }
}

extension NotationText {
    /// Whether a notation may begin there: not within a word, a number, a date or an amount.
    fileprivate func mayBegin(_ index: Int) -> Bool {
        let isSign = isDash(index) || isOne(of: "+", index)
        guard isDigit(index) || isLetter(index) || (isSign && isDigit(index + 1)) else { return false }
        if isDigit(index - 1) || isLetter(index - 1) { return false }
        if isOne(of: "$€£¥#", index - 1) { return false }
        // The number goes on to the left.
        return !(isOne(of: ".,:-/+−–", index - 1) && isDigit(index - 2) && isDigit(index))
    }
}
