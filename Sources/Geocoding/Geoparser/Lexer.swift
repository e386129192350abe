/// Cuts UTF-8 into lexemes in one pass: no strings, no normalisation, every byte in at most one lexeme.
///
/// Words keep apostrophes within ("Sana'a") and lose a possessive ("Kabul" "'s"); single letters with dots stay one
/// word ("U.S."); hyphens part words. Invisible characters (zero-width, bidirectional) belong to the word that they
/// stand in and part nothing. Bytes that are no UTF-8 part words; each counts as one code point, which is how
/// `Unicode.Scalar` iteration sees them after decoding with repair when they stand alone.
package enum Lexer {
    /// The lexemes of a text, in order.
    package static func lexemes(of text: Span<UInt8>) -> [Lexeme] {
        var result: [Lexeme] = []
        result.reserveCapacity(text.count / 5 + 8)
        var state = State()
        while state.position < text.count { step(text, &state, &result) }
        close(&state, &result)
        return result
    }

    /// What one character does to words.
    private enum Kind {
        case space
        case lineEnd
        case mark
        case apostrophe
        case dot
        case capital
        case small
        case digit
        case uncased
        case invisible
        /// A combining mark: belongs to the letter before it.
        case combining
    }

    private struct State {
        var position = 0
        var scalars = 0
        /// The open word; nil between words.
        var word: Lexeme?
        var capitals = 0
        /// Line ends since the last lexeme.
        var lineEnds = 0
        /// Whether a space stood before the next lexeme.
        var isParted = true
    }

    private static func step(_ text: Span<UInt8>, _ state: inout State, _ result: inout [Lexeme]) {
        let (kind, length) = kind(text, at: state.position)
        switch kind {
        case .capital, .small, .digit, .uncased:
            extend(&state, length, kind)
        case .combining, .invisible:
            if state.word != nil {
                extend(&state, length, kind)
            } else {
                advance(&state, length)
            }
        case .apostrophe:
            if state.word != nil, continuesWord(text, &state, length, &result) { return }
            mark(&state, length, &result)
        case .dot:
            if isAbbreviating(text, state) {
                extend(&state, length, kind)
                state.word?.shape.insert(.dotted)
            } else {
                mark(&state, length, &result)
            }
        case .mark:
            mark(&state, length, &result)
        case .space, .lineEnd:
            close(&state, &result)
            state.isParted = true
            if kind == .lineEnd { state.lineEnds += 1 }
            advance(&state, length)
        }
    }

    private static func advance(_ state: inout State, _ length: Int) {
        state.position += length
        state.scalars += 1
    }

    private static func fresh(_ state: State) -> Lexeme {
        var shape: Lexeme.Shape = state.isParted ? [] : .glued
        if state.lineEnds > 0 { shape.insert(.afterBreak) }
        if state.lineEnds > 1 { shape.insert(.afterGap) }
        return Lexeme(
            start: Int32(state.position), end: Int32(state.position), scalarStart: Int32(state.scalars),
            scalarEnd: Int32(state.scalars), shape: shape)
    }

    private static func extend(_ state: inout State, _ length: Int, _ kind: Kind) {
        if state.word == nil {
            state.word = fresh(state)
            state.word?.shape.insert(.word)
            state.capitals = 0
            if kind == .capital { state.word?.shape.insert(.capital) }
        }
        switch kind {
        case .capital:
            state.capitals += 1
            if state.word?.shape.contains(.small) == true { state.word?.shape.insert(.innerCapital) }
        case .small: state.word?.shape.insert(.small)
        case .digit: state.word?.shape.insert(.digit)
        case .uncased: state.word?.shape.insert(.uncased)
        default: break
        }
        advance(&state, length)
        state.word?.end = Int32(state.position)
        state.word?.scalarEnd = Int32(state.scalars)
    }

    private static func close(_ state: inout State, _ result: inout [Lexeme]) {
        guard var word = state.word else { return }
        if state.capitals > 1, !word.shape.contains(.small) { word.shape.insert(.allCapitals) }
        result.append(word)
        state.word = nil
        state.lineEnds = 0
        state.isParted = false
    }

    private static func mark(_ state: inout State, _ length: Int, _ result: inout [Lexeme]) {
        close(&state, &result)
        var mark = fresh(state)
        advance(&state, length)
        mark.end = Int32(state.position)
        mark.scalarEnd = Int32(state.scalars)
        result.append(mark)
        state.lineEnds = 0
        state.isParted = false
    }

    /// "Sana'a" goes on; "Kabul's" ends, and its "'s" is a lexeme of its own; "Farmers' " ends before the mark.
    private static func continuesWord(
        _ text: Span<UInt8>, _ state: inout State, _ length: Int, _ result: inout [Lexeme]
    ) -> Bool {
        let (next, nextLength) = kind(text, at: state.position + length)
        guard next == .small || next == .capital || next == .uncased else { return false }
        let behind = kind(text, at: state.position + length + nextLength).0
        let isLetterBehind = behind == .small || behind == .capital || behind == .uncased || behind == .digit
        let letter = text[state.position + length] | 0x20
        guard letter == 0x73, !isLetterBehind else {
            extend(&state, length, .combining)
            return true
        }
        close(&state, &result)
        var tail = fresh(state)
        tail.shape.insert([.word, .possessive])
        advance(&state, length)
        advance(&state, nextLength)
        tail.end = Int32(state.position)
        tail.scalarEnd = Int32(state.scalars)
        result.append(tail)
        state.isParted = false
        return true
    }

    /// A dot behind a single letter that is followed by another single letter, or closes such a row: "U.S.", "D.C.".
    private static func isAbbreviating(_ text: Span<UInt8>, _ state: State) -> Bool {
        guard let word = state.word, state.position > 0 else { return false }
        if word.shape.contains(.dotted) {
            // The last letter of the row stands alone behind its dot.
            return state.position >= 2 && text[state.position - 2] == 0x2E
        }
        guard word.scalarEnd - word.scalarStart <= 2, !word.shape.contains(.digit) else { return false }
        let next = kind(text, at: state.position + 1).0
        guard next == .capital || next == .small && word.scalarEnd - word.scalarStart == 1 else {
            return false
        }
        let behind = kind(text, at: state.position + 2).0
        // "W.Va." is one word too: two letters, then a dot.
        if behind == .small { return kind(text, at: state.position + 3).0 == .dot }
        return behind == .dot || behind != .capital
    }

    // MARK: Characters

    /// What stands at a byte, and how many bytes it takes; behind the end a space.
    @inline(__always)
    private static func kind(_ text: Span<UInt8>, at index: Int) -> (Kind, Int) {
        guard index < text.count else { return (.space, 0) }
        switch text[index] {
        case 0x61...0x7A: return (.small, 1)
        case 0x20, 0x09: return (.space, 1)
        case 0x41...0x5A: return (.capital, 1)
        case 0x30...0x39: return (.digit, 1)
        case 0x2E: return (.dot, 1)
        case 0x27, 0x60: return (.apostrophe, 1)
        case 0x0A: return (.lineEnd, 1)
        case 0..<0x20, 0x7F: return (.space, 1)
        case 0x80...: return wide(text, at: index)
        default: return (.mark, 1)
        }
    }

    private static func wide(_ text: Span<UInt8>, at index: Int) -> (Kind, Int) {
        guard let (scalar, length) = UTF8Decoding.scalar(text, at: index) else { return (.mark, 1) }
        switch scalar.value {
        case 0x2018, 0x2019, 0x02BC, 0x02BB, 0x2032: return (.apostrophe, length)
        case 0x2028, 0x2029: return (.lineEnd, length)
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: return (.capital, length)
        case .lowercaseLetter: return (.small, length)
        case .modifierLetter, .otherLetter, .letterNumber: return (.uncased, length)
        case .decimalNumber, .otherNumber: return (.digit, length)
        case .nonspacingMark, .spacingMark, .enclosingMark: return (.combining, length)
        case .format: return (.invisible, length)
        case .spaceSeparator, .control: return (.space, length)
        case .lineSeparator, .paragraphSeparator: return (.lineEnd, length)
        default: return (.mark, length)
        }
    }
}
