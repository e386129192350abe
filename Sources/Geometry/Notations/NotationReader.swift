/// Something in the form of a position, by code points, and what came of it.
struct NotationMatch {
    let start: Int
    let end: Int
    let outcome: Result<WrittenPosition, NotationFlaw>
}

/// Reads whatever notation begins at a place of a text.
struct NotationReader {
    let text: NotationText
    let isWhole: Bool

    func match(at start: Int) -> NotationMatch? {
        GridReader(text: text, isWhole: isWhole).match(at: start).flatMap {
            isWhole && $0.end < text.count ? nil : $0
        }
            ?? (isWhole ? SignedReader(text: text).match(at: start) : nil)
            ?? PairReader(text: text, isWhole: isWhole).match(at: start)
    }
}
