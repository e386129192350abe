/// Text of messages, made fit to be shown: names and cells in them come from files of other people.
enum MessageText {
    /// So many characters of a name are shown, and so many of a line.
    private static let longestName = 80
    private static let longestLine = 4000

    /// One line: what would move the cursor, colour the terminal or turn the text around is written out as `\u{1B}`, and
    /// names between quotation marks that nobody would read to the end are cut in the middle.
    static func line(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            result.append(contentsOf: shown(scalars[index]))
            index += 1
            guard scalars[index - 1] == "\u{2018}" else { continue }
            let end = nameEnd(scalars, from: index)
            for scalar in shortened(scalars[index..<end], to: longestName) {
                result.append(contentsOf: shown(scalar))
            }
            index = end
        }
        return String(String.UnicodeScalarView(shortened(Array(result)[...], to: longestLine)))
    }

    /// Where the name ends that a quotation mark opened. The same sign is an apostrophe where a letter follows.
    private static func nameEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        for index in start..<scalars.count where scalars[index] == "\u{2019}" {
            let isLast = index + 1 == scalars.count || !scalars[index + 1].properties.isAlphabetic
            if isLast { return index }
        }
        return scalars.count
    }

    /// The beginning and the end of a long text, and how much there is of it.
    private static func shortened(_ text: ArraySlice<Unicode.Scalar>, to most: Int) -> [Unicode.Scalar] {
        guard text.count > most else { return Array(text) }
        let note = " \u{2026} (\(text.count) characters) \u{2026} "
        return text.prefix(most / 2) + Array(note.unicodeScalars) + text.suffix(most / 4)
    }

    private static func shown(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: break
        // Marks that order the text from right to left; other signs of this category join the letters of scripts.
        case .format where scalar.properties.isBidiControl: break
        default: return [scalar]
        }
        switch scalar {
        case "\n": return ["\\", "n"]
        case "\t": return ["\\", "t"]
        default:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return Array("\\u{\(digits)}".unicodeScalars)
        }
    }
}
