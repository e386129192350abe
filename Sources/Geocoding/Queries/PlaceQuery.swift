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
        if parts.count > 1 { add(parts[0], Array(parts.dropFirst())) }
        add(parts.count == 1 ? parts[0] : whole, [])
        let words = whole.split(separator: " ")
        for (index, word) in words.enumerated()
        where ["in", "of", "at"].contains(word.lowercased()) && index > 0 && index + 1 < words.count {
            let name = Self.trimmed(words[..<index].joined(separator: " ")[...])
            add(name, Self.parts(words[(index + 1)...].joined(separator: " ")))
        }
        if parts.count == 1, words.count > 1, words.count < 8 {
            // "Aleppo Syria": every split without a mark, the longest name first.
            for index in stride(from: words.count - 1, through: 1, by: -1) {
                add(
                    Self.trimmed(words[..<index].joined(separator: " ")[...]),
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

    /// Without surrounding spaces and a leading article.
    private static func trimmed(_ text: Substring) -> String {
        var words = text.split(whereSeparator: \.isWhitespace)
        if words.count > 1, words[0].lowercased() == "the" { words.removeFirst() }
        return words.joined(separator: " ")
    }
}
