/// Cuts tokens into paragraphs by the layout of the lines, and paragraphs into sentences by their marks.
struct SentenceSplitter {
    let scalars: [Unicode.Scalar]
    let tokens: [Token]

    /// A line at least this long that does not end a sentence was wrapped: the next one continues it.
    private static let wrappedLineLength = 45
    /// A sentence is cut after so many tokens.
    private static let longestSentence = 250
    /// A paragraph with no closing mark and no more tokens than this is a heading.
    private static let longestHeading = 24

    /// Words whose point does not end a sentence.
    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "st", "gen", "lt", "col", "maj", "capt", "sgt", "cpl", "brig", "adm",
        "cmdr",
        "gov", "sen", "rep", "pres", "hon", "rev", "no", "nos", "vs", "approx", "dept", "jan", "feb", "mar",
        "apr", "jun",
        "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mt", "ft", "al", "inc", "ltd", "co", "corp", "jr",
        "sr", "supt",
        "ala", "ariz", "ark", "calif", "colo", "conn", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md",
        "mich", "minn", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wis",
        "wyo", "insp", "fig", "etc", "pvt", "messrs", "e.g", "i.e",
    ]

    func sentences() -> [Sentence] {
        var result: [Sentence] = []
        for (number, paragraph) in paragraphs().enumerated() {
            let isListItem = isListItem(paragraph)
            let isHeading = !isListItem && isHeading(paragraph)
            for range in isHeading ? [paragraph] : split(paragraph) {
                result.append(
                    Sentence(
                        tokens: range,
                        span: TextSpan(
                            start: tokens[range.lowerBound].span.start,
                            end: tokens[range.upperBound - 1].span.end),
                        paragraph: number, isHeading: isHeading, isListItem: isListItem))
            }
        }
        return result
    }

    // MARK: Paragraphs

    /// Token ranges between the breaks of the layout.
    private func paragraphs() -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        var lineStart = 0
        for index in tokens.indices {
            let end = tokens[index].span.end
            let next = index + 1 < tokens.count ? tokens[index + 1].span.start : scalars.count
            let breaks = lineBreaks(end, next)
            if breaks == 0 && index + 1 < tokens.count { continue }
            let isWrapped = breaks == 1 && wraps(lineStart: lineStart, last: index)
            if !isWrapped || index + 1 == tokens.count {
                result.append(start..<index + 1)
                start = index + 1
            }
            lineStart = index + 1
        }
        return result
    }

    private func lineBreaks(_ start: Int, _ end: Int) -> Int {
        var count = 0
        for scalar in scalars[start..<end] {
            switch scalar {
            case "\n", "\u{2028}": count += 1
            case "\u{2029}", "\u{0C}": count += 2
            default: break
            }
        }
        // A carriage return alone was the line end of another time.
        if count == 0 { count = scalars[start..<end].count { $0 == "\r" } }
        return count
    }

    private func wraps(lineStart: Int, last: Int) -> Bool {
        guard last + 1 < tokens.count else { return false }
        let length = tokens[last].span.end - tokens[lineStart].span.start
        return length >= Self.wrappedLineLength && !isListMark(at: last + 1)
    }

    private func isListMark(at index: Int) -> Bool {
        let token = tokens[index]
        if [
            "-", "\u{2013}", "\u{2014}", "\u{2022}", "*", "\u{25CF}", "\u{25AA}", "\u{00B7}", "\u{00BB}",
            "\u{203A}",
        ].contains(
            token.text)
        {
            // A dash before a word is a list mark only at the start of a line, where this is asked.
            return index + 1 < tokens.count && !tokens[index + 1].isGlued || token.text == "\u{2022}"
        }
        if token.kind == .mark, let scalar = token.text.unicodeScalars.first,
            scalar.properties.generalCategory == .otherSymbol
                || scalar.properties.generalCategory == .mathSymbol
        {
            return true
        }
        return token.kind == .number && token.text.count <= 2 && index + 1 < tokens.count
            && [".", ")"].contains(tokens[index + 1].text) && tokens[index + 1].isGlued
            && index + 2 < tokens.count && !tokens[index + 2].isGlued
    }

    private func isListItem(_ paragraph: Range<Int>) -> Bool {
        paragraph.count > 6 && isListMark(at: paragraph.lowerBound)
    }

    private func isHeading(_ paragraph: Range<Int>) -> Bool {
        guard paragraph.count <= Self.longestHeading else { return false }
        var last = paragraph.upperBound - 1
        while last > paragraph.lowerBound, isClosingMark(tokens[last].text) { last -= 1 }
        return ![".", "!", "?", "\u{061F}", "\u{06D4}", "\u{3002}"].contains(tokens[last].text)
            && !hasInnerSentenceEnd(paragraph)
    }

    private func hasInnerSentenceEnd(_ paragraph: Range<Int>) -> Bool {
        paragraph.dropLast(4).contains { $0 > paragraph.lowerBound + 3 && endsSentence($0, in: paragraph) }
    }

    // MARK: Sentences

    private func split(_ paragraph: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = paragraph.lowerBound
        var index = start
        while index < paragraph.upperBound {
            if index - start >= Self.longestSentence {
                // No writer's sentence: a table, a list of names, noise. Cut, so that the rules' time stays bounded.
                result.append(start..<index)
                start = index
            }
            if endsSentence(index, in: paragraph) {
                var end = index + 1
                while end < paragraph.upperBound, isClosingMark(tokens[end].text), tokens[end].isGlued {
                    end += 1
                }
                result.append(start..<end)
                start = end
                index = end
            } else {
                index += 1
            }
        }
        if start < paragraph.upperBound { result.append(start..<paragraph.upperBound) }
        return result
    }

    private func endsSentence(_ index: Int, in paragraph: Range<Int>) -> Bool {
        let mark = tokens[index].text
        if ["\u{3002}", "\u{06D4}", "\u{061F}", "\u{0964}"].contains(mark) { return true }
        // "U.S." takes its last point into the word, so a sentence may end without a mark of its own.
        guard mark == "." || mark == "!" || mark == "?" else { return false }
        var next = index + 1
        while next < paragraph.upperBound, isClosingMark(tokens[next].text), tokens[next].isGlued {
            next += 1
        }
        guard next < paragraph.upperBound else { return true }
        if mark == ".", index > paragraph.lowerBound {
            let before = tokens[index - 1]
            if Self.abbreviations.contains(before.lower), before.isGlued || tokens[index].isGlued {
                // "No." and "Co." before a small letter or a number go on; before a capital only titles do.
                return false
            }
            if before.isCapitalised, before.text.unicodeScalars.count == 1, tokens[index].isGlued {
                return false
            }
        }
        let follower = tokens[next]
        if follower.isGlued && next == index + 1 { return false }
        if follower.kind == .mark { return true }
        return follower.isCapitalised || follower.kind == .number
    }

    private func isClosingMark(_ text: String) -> Bool {
        ["\"", "\u{201D}", "\u{2019}", "'", ")", "]", "\u{00BB}"].contains(text)
    }
}
