/// Stretches of capitalised words, "Virginia Woolf", "George W. Bush", "Texas Instruments": what stands at their ends
/// says of each word whether they are a person, a firm or a place.
enum NameStretches {
    /// For each lexeme its stretch; empty for a lexeme in none.
    static func stretches(_ read: ReadText, _ forms: [WordForm]) -> [Range<Int32>] {
        let count = read.lexemes.count
        var result = [Range<Int32>](repeating: 0..<0, count: count)
        var index = 0
        while index < count {
            guard isNamelike(read.lexemes[index]) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < count {
                if isNamelike(read.lexemes[end]), !read.lexemes[end].shape.contains(.afterGap) {
                    end += 1
                } else if end + 1 < count, isInitialDot(end, read, forms), isNamelike(read.lexemes[end + 1]) {
                    end += 2
                } else {
                    break
                }
            }
            for position in index..<end { result[position] = Int32(index)..<Int32(end) }
            index = end
        }
        return result
    }

    private static func isNamelike(_ lexeme: Lexeme) -> Bool {
        lexeme.isWord && lexeme.shape.contains(.capital) && !lexeme.shape.contains(.possessive)
    }

    private static func isInitialDot(_ index: Int, _ read: ReadText, _ forms: [WordForm]) -> Bool {
        let before = read.lexemes[index - 1]
        return read.lexemes[index].isGlued && forms[Int(read.forms[index])].traits.contains(.dot)
            && before.scalarEnd - before.scalarStart <= 4
    }
}
