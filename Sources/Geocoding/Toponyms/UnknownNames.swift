import Gazetteer
import Geometry

/// Finds names that the gazetteer lacks beside an area it has: "in Balkote, Baramulla district". The area stands for them.
struct UnknownNames {
    let text: RunningText
    let links: ContainerLinks
    /// The known places by their first token.
    private let places: [Int: PlaceMention]

    init(text: RunningText, places: [PlaceMention]) {
        self.text = text
        self.links = ContainerLinks(text: text)
        self.places = Dictionary(places.map { ($0.tokens.lowerBound, $0) }, uniquingKeysWith: { a, _ in a })
    }

    private static let prepositions: Set<String> = [
        "in", "at", "near", "outside", "around", "from", "inside",
    ]
    private static let longestName = 5

    /// The mentions of a sentence; `taken` are the tokens that belong to known places or landmarks.
    func mentions(in sentence: Sentence, taken: Set<Int>) -> [PlaceMention] {
        var result: [PlaceMention] = []
        var index = sentence.tokens.lowerBound
        while index < sentence.tokens.upperBound {
            if let mention = mention(at: index, in: sentence, taken) {
                result.append(mention)
                index = mention.tokens.upperBound
            } else {
                index += 1
            }
        }
        return result
    }

    private func mention(at start: Int, in sentence: Sentence, _ taken: Set<Int>) -> PlaceMention? {
        guard isPlaced(start, in: sentence), let end = endOfName(from: start, in: sentence, taken) else {
            return nil
        }
        var last = end
        if sentence.tokens.contains(end), ToponymWords.kinds.contains(text.tokens[end].lower),
            text.tokens[end].lower != "capital"
        {
            last = end + 1
        }
        let link = links.link(from: last, in: sentence, starts: { places[$0] != nil }, skips: { _ in nil })
        guard let link, let area = places[link.target], case .place(var place) = area.anchor else {
            return nil
        }
        var container = area.tokens
        // "Arampora in north Kashmir's Sopore": Kashmir only says where Sopore is.
        if let inner = places[area.tokens.upperBound + 1], inner.container == area.tokens,
            case .place(let narrower) = inner.anchor
        {
            place = narrower
            container = inner.tokens
        }
        guard place.featureCode != "CONT" else { return nil }
        let name = text.line(in: text.span(of: start..<last))
        return PlaceMention(
            tokens: start..<last, anchor: .unknownLandmark(name, within: place), container: container)
    }

    /// Whether a preposition of place leads to this token, past an article and a kind word.
    private func isPlaced(_ start: Int, in sentence: Sentence) -> Bool {
        var index = start - 1
        let floor = max(sentence.tokens.lowerBound, start - 4)
        while index >= floor {
            let word = text.tokens[index].lower
            if Self.prepositions.contains(word) { return true }
            guard word == "the" || word == "of" || ToponymWords.kinds.contains(word) else { return false }
            index -= 1
        }
        return false
    }

    /// The end of the capitalised words from here; nil when there are none or they belong to something known.
    private func endOfName(from start: Int, in sentence: Sentence, _ taken: Set<Int>) -> Int? {
        var index = start
        var end: Int?
        let limit = min(sentence.tokens.upperBound, start + 2 * Self.longestName)
        while index < limit {
            let token = text.tokens[index]
            if taken.contains(index) { return nil }
            let isArticle =
                ToponymWords.articles.contains(token.lower) && index + 1 < limit
                && ToponymWords.hyphens.contains(text.tokens[index + 1].text)
            let isJoint = token.kind == .mark && token.isGlued && ToponymWords.hyphens.contains(token.text)
            if token.isCapitalised, token.kind == .word, !ToponymWords.never.contains(token.lower),
                !ToponymWords.functionWords.contains(token.lower)
            {
                end = index + 1
            } else if !isArticle, !isJoint {
                break
            }
            index += 1
        }
        guard let end, text.tokens[start].lower != "the" else { return nil }
        // "in President", "at Police": titles and ordinary words are no names of places.
        let words = text.tokens[start..<end].filter { $0.kind == .word }.map(\.lower)
        return words.contains { !ToponymWords.common.contains($0) && !ToponymWords.titles.contains($0) }
            && !ToponymWords.titles.contains(words[0]) ? end : nil
    }
}
