/// A query taken apart: a name, and the areas it is said to lie in.
struct PlaceQuery {
    /// One way to take it apart.
    struct Reading: Hashable {
        let name: String
        let containers: [String]
        /// Whether nothing in the query says that the area begins where it does: "Aleppo Syria".
        var isGuess = false
    }

    /// The ways to try, in order; the first that finds something counts.
    let readings: [Reading]

    init(_ query: String) {
        let whole = Self.trimmed(query[...])
        var readings: [Reading] = []
        func add(_ name: String, _ containers: [String], isGuess: Bool = false) {
            let reading = Reading(name: name, containers: containers, isGuess: isGuess)
            if !name.isEmpty, !readings.contains(reading) { readings.append(reading) }
        }
        let parts = Self.parts(whole)
        // "The Villages" bears its article, "the palace" does not.
        if parts.count > 1 {
            add(parts[0], Array(parts.dropFirst()))
            add(Self.withoutArticle(parts[0]), parts.dropFirst().map(Self.withoutArticle))
        }
        add(parts.count == 1 ? parts[0] : whole, [])
        add(Self.withoutArticle(parts.count == 1 ? parts[0] : whole), [])
        let words = whole.split(separator: " ")
        for (index, word) in words.enumerated()
        where ["in", "of", "at"].contains(word.lowercased()) && index > 0 && index + 1 < words.count {
            let name = Self.withoutArticle(words[..<index].joined(separator: " "))
            add(name, Self.parts(words[(index + 1)...].joined(separator: " ")).map(Self.withoutArticle))
        }
        if parts.count == 1, words.count > 1, words.count < 8 {
            // "Aleppo Syria": every split without a mark, the longest name first.
            for index in stride(from: words.count - 1, through: 1, by: -1) {
                add(
                    Self.withoutArticle(words[..<index].joined(separator: " ")),
                    [words[index...].joined(separator: " ")], isGuess: true)
            }
        }
        // Tables also write the largest first: "Syria, Aleppo, Azaz".
        if parts.count > 1 { add(parts[parts.count - 1], parts.dropLast().reversed()) }
        self.readings = readings
    }

    /// What commas, semicolons, brackets and dashes between spaces part.
    private static func parts(_ text: String) -> [String] {
        let marks = text.replacing(" - ", with: ",").replacing(" \u{2013} ", with: ",")
        return marks.split { ",;()\u{060C}\u{3001}\u{FF0C}".contains($0) }.map(trimmed).filter { !$0.isEmpty }
    }

    /// One space between words, none at either end.
    private static func trimmed(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func withoutArticle(_ text: String) -> String {
        text.count > 4 && text.prefix(4).lowercased() == "the " ? String(text.dropFirst(4)) : text
    }
}
