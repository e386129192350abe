import Gazetteer
import Geocoding

/// The corpora, read once for all that is trained on them.
struct TrainingTexts {
    /// A text in which people bear the names of places.
    struct Renamed {
        let text: String
        let toponyms: [Corpus.Toponym]
        let example: TaggerExample
    }

    struct Text {
        let document: Corpus.Document
        let corpus: Int
        let fold: Int
        /// Whether only some of its places are marked.
        let isPartial: Bool
        let example: TaggerExample
        /// The same in capitals: reports by telex and headlines are written so.
        let capitals: TaggerExample?
        /// The same with people who bear the names of places, see `Renaming`.
        let renamed: Renamed?
    }

    let names: [String]
    let texts: [Text]
    let folds: Int
    /// Sentences that name one town each: for choosing and judging, never scored.
    let lone: [Corpus.Document]

    /// Capitals teach less: they are made, not found.
    private static let weightOfCapitals: Float = 0.3
    static let weightOfRenamed: Float = 0.3

    init(full: [Corpus], partial: [Corpus], world: WorldGazetteer, folds: Int) {
        var reader = TaggerInputReader(world)
        var renaming = Renaming(world)
        var texts: [Text] = []
        for (number, corpus) in (full + partial).enumerated() {
            let isPartial = number >= full.count
            for document in corpus.documents {
                let fold = document.fold(of: folds)
                let example = TaggerExample(
                    document.text, toponyms: document.toponyms, weight: 1, reader: &reader)
                let upper = document.text.uppercased()
                // "ß" grows in capitals, and offsets with it.
                let isSame = upper.unicodeScalars.count == document.text.unicodeScalars.count
                let renamed =
                    isPartial
                    ? nil : renaming.renamed(document, reader.people(in: Array(document.text.utf8)))
                texts.append(
                    Text(
                        document: document, corpus: number, fold: fold, isPartial: isPartial,
                        example: example,
                        capitals: isSame && !isPartial
                            ? TaggerExample(
                                upper, toponyms: document.toponyms, weight: Self.weightOfCapitals,
                                reader: &reader)
                            : nil,
                        renamed: renamed.map { (text, toponyms) in
                            Renamed(
                                text: text, toponyms: toponyms,
                                example: TaggerExample(
                                    text, toponyms: toponyms, weight: Self.weightOfRenamed, reader: &reader))
                        }))
            }
        }
        self.texts = texts
        lone = LoneNames.documents(world, count: 1_800)
        self.folds = folds
        names = (full + partial).map(\.name)
    }
}
