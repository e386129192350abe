/// A text by its code points, with the questions the readers of notations ask of it.
///
/// Asking beyond either end is allowed and finds nothing, so that no reader has to check.
struct NotationText {
    private let scalars: [Unicode.Scalar]
    let count: Int

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        count = scalars.count
    }

    private init(_ scalars: [Unicode.Scalar], _ count: Int) {
        self.scalars = scalars
        self.count = count
    }

    /// The same text, ending there.
    func prefix(_ end: Int) -> NotationText { NotationText(scalars, end) }

    subscript(index: Int) -> Unicode.Scalar? { index >= 0 && index < count ? scalars[index] : nil }

    func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    func isDigit(_ index: Int) -> Bool { self[index].map { 0x30...0x39 ~= $0.value } ?? false }
    func isUpper(_ index: Int) -> Bool { self[index].map { 0x41...0x5A ~= $0.value } ?? false }
    func isLetter(_ index: Int) -> Bool { self[index]?.properties.isAlphabetic ?? false }
    func isSpace(_ index: Int) -> Bool { self[index]?.properties.isWhitespace ?? false }

    func isOne(of characters: String, _ index: Int) -> Bool {
        self[index].map { characters.unicodeScalars.contains($0) } ?? false
    }

    /// A hyphen, a dash or a minus sign of any kind.
    func isDash(_ index: Int) -> Bool { isOne(of: "-−–—‐‑‒﹣－", index) }

    /// The end of a run of digits, at most so many; nil when there is none, or more.
    func digits(_ start: Int, atMost most: Int = 12) -> Int? {
        var end = start
        while isDigit(end), end - start <= most { end += 1 }
        return end > start && end - start <= most ? end : nil
    }

    /// The end of the white space, a few characters at most: further apart, two things do not belong together.
    func skipSpaces(_ start: Int) -> Int {
        var end = start
        while end - start < 8, isSpace(end) { end += 1 }
        return end
    }

    /// The end of a word, whatever its case and provided it ends there; words are given in capitals.
    func word(_ words: [String], _ start: Int) -> (word: String, end: Int)? {
        var end = start
        while end - start < 12, isLetter(end) { end += 1 }
        guard end > start, !isLetter(end) else { return nil }
        let text = string(start..<end).uppercased()
        return words.contains(text) ? (text, end) : nil
    }
}
