import Geocoding

/// A text with the tags that a tagger should give it.
struct TaggerExample {
    let input: TaggerInput
    /// Tags of the lexemes of the runs, in order.
    let tags: [TagLattice.Tag]
    /// How much its mistakes count.
    let weight: Float

    init(
        _ text: String, toponyms: [Corpus.Toponym], weight: Float, reader: inout TaggerInputReader
    ) {
        self.weight = weight
        input = reader.input(Array(text.utf8))
        var tagOf = Array(repeating: TagLattice.Tag.outside, count: input.lexemes.count)
        for toponym in toponyms {
            var isFirst = true
            for (index, lexeme) in input.lexemes.enumerated()
            where Int(lexeme.scalarStart) < toponym.end && Int(lexeme.scalarEnd) > toponym.start {
                tagOf[index] = isFirst ? .first : .within
                isFirst = false
            }
        }
        var tags: [TagLattice.Tag] = []
        for run in input.runs {
            for index in run {
                // What lies outside a run cannot be found: a name goes on only behind a part of it.
                let isCut = index == run.lowerBound && tagOf[index] == .within
                tags.append(isCut ? .first : tagOf[index])
            }
        }
        self.tags = tags
    }
}
