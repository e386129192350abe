/// A query taken apart: a name, and the areas it is said to lie in.
struct PlaceQuery {
    /// One way to take it apart.
    struct Reading: Hashable {
        let name: String
        let containers: [String]
    }

    /// The ways to try, in order; the first that finds something counts.
    let readings: [Reading]

    init(_ query: String) {
        let whole = Self.trimmed(query[...])
        var readings: [Reading] = []
        let parts = whole.split { $0 == "," || $0 == "\u{060C}" || $0 == "\u{3001}" }.map(Self.trimmed).filter
        { !$0.isEmpty }
        if parts.count > 1 {
            readings.append(Reading(name: parts[0], containers: Array(parts.dropFirst())))
        }
        readings.append(
            Reading(name: parts.first.flatMap { parts.count == 1 ? $0 : nil } ?? whole, containers: []))
        let words = whole.split(separator: " ")
        for (index, word) in words.enumerated()
        where ["in", "of", "at"].contains(word.lowercased()) && index > 0 && index + 1 < words.count {
            let name = Self.trimmed(words[..<index].joined(separator: " ")[...])
            let rest = words[(index + 1)...].joined(separator: " ").split(separator: ",").map(Self.trimmed)
            readings.append(Reading(name: name, containers: rest.filter { !$0.isEmpty }))
        }
        if parts.count == 1, words.count > 1, words.count < 8 {
            // "Aleppo Syria": every split without a mark, the longest name first.
            for index in stride(from: words.count - 1, through: 1, by: -1) {
                readings.append(
                    Reading(
                        name: Self.trimmed(words[..<index].joined(separator: " ")[...]),
                        containers: [words[index...].joined(separator: " ")]))
            }
        }
        self.readings = readings
    }

    /// Without surrounding spaces and a leading article.
    private static func trimmed(_ text: Substring) -> String {
        var words = text.split(whereSeparator: \.isWhitespace)
        if words.count > 1, words[0].lowercased() == "the" { words.removeFirst() }
        return words.joined(separator: " ")
    }
}
