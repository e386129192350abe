import Gazetteer

/// Finds the capitals that a text means without naming them: "the Somali capital", "Kenya's capital", "the capital".
struct CapitalMentions {
    let world: WorldGazetteer
    let text: RunningText
    /// The places that the text names.
    let places: [PlaceMention]

    /// Words behind "capital" that make it money.
    private static let money: Set<String> = [
        "gains", "gain", "punishment", "markets", "market", "investment", "expenditure", "controls", "flows",
        "offence",
        "offense", "crime", "crimes", "letters", "spending", "goods",
    ]

    /// The mentions in a sentence, none on a token of `taken`.
    func mentions(in sentence: Sentence, taken: Set<Int>) -> [PlaceMention] {
        sentence.tokens.compactMap { index in
            guard text.tokens[index].lower == "capital", !taken.contains(index) else { return nil }
            return mention(at: index, in: sentence)
        }
    }

    private func mention(at index: Int, in sentence: Sentence) -> PlaceMention? {
        let limit = sentence.tokens.upperBound
        if index + 1 < limit, Self.money.contains(text.tokens[index + 1].lower) { return nil }
        // "the Afghan capital, Kabul", "the capital Nairobi": the name follows, and says it better.
        let next = text.tokens[index + 1..<min(limit, index + 4)].prefix {
            $0.text == "," || $0.lower == "city" || $0.lower == "of" || $0.isCapitalised
        }
        if next.contains(where: \.isCapitalised) { return nil }
        let floor = sentence.tokens.lowerBound
        var start = index
        var country: PlaceRow?
        // Up to three words of description: "Somalia's seaside capital".
        while start > floor, index - start < 4, country == nil {
            let word = text.tokens[start - 1]
            if word.isCapitalised || word.isPossessive {
                country = word.isPossessive && start - 1 > floor ? named(text.tokens[start - 2]) : named(word)
                start -= word.isPossessive ? 2 : 1
                if country == nil { return nil }
            } else if NounPhrase.isStop(word.lower) || word.kind == .mark {
                return nil
            } else if ["the", "its", "his", "their"].contains(word.lower) {
                country = before(index)
                break
            } else {
                start -= 1
            }
        }
        guard let country, let capital = world.capital(of: country) else { return nil }
        return PlaceMention(
            tokens: max(floor, start)..<index + 1, anchor: .place(world.place(capital)), container: nil)
    }

    /// The country that a demonym or a name stands for.
    private func named(_ token: Token) -> PlaceRow? {
        world.lookup(token.text).lazy.map(\.row).first { world.place($0).featureCode.hasPrefix("PCL") }
    }

    /// The country of the place that the text named last, or names first.
    private func before(_ index: Int) -> PlaceRow? {
        let code =
            places.last { $0.tokens.lowerBound < index }?.anchor.countryCode
            ?? places.first?.anchor.countryCode
        return code.flatMap { world.country(code: $0) }
    }
}
