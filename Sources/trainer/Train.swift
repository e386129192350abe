import ArgumentParser
import Foundation
import Gazetteer
import Geocoding

/// Trains the geoparser, and shows by cross-validation over documents what it is worth.
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trainer",
        abstract: "Train the geoparser on corpora with gold places.",
        discussion: """
            A corpus is JSON Lines: {id, text, toponyms: [{start, end, lat?, lon?}]}, offsets in code points, the end exclusive.
            Names of corpora whose places are marked but in part go to --partial: they teach the choice among namesakes only.
            With --predictions every document is parsed by a model that never saw it (cross-validation over documents):
            NAME.found.jsonl and NAME.given.jsonl can go to a scorer.
            """)

    @Argument(help: "Corpora whose places are all marked.") var corpora: [String]
    @Option(help: "Corpora where only some places are marked.") var partial: [String] = []
    @Option(help: "The index to learn on.") var gazetteer = "Data/world.gaz"
    @Option(name: .shortAndLong, help: "Where the trained model goes.") var output: String?
    @Option(help: "Where the predictions of the cross-validation go, a folder.") var predictions: String?
    @Option(help: "Parts of the cross-validation.") var folds = 5
    @Option(help: "Logarithm to base 2 of the number of feature buckets.") var bits = 19
    @Option(help: "Passes over the corpora for the tagger.") var epochs = 14
    @Option(help: "The tagger's rate of learning.") var rate: Float = 0.06
    @Option(help: "Added to the score of a name's first word: more names found, more made up.") var bias:
        Float = 3

    @Option(help: "Found names that score less get no place in the predictions.") var minScore =
        Geoparser.usualLeastScore

    func run() throws {
        let full = try corpora.map { try Corpus(path: $0) }
        let parts = try partial.map { try Corpus(path: $0) }
        let world = try WorldGazetteer(contentsOfFile: gazetteer)
        var tagging = TaggerTrainer.Options()
        (tagging.bits, tagging.epochs, tagging.rate) = (bits, epochs, rate)
        let texts = TrainingTexts(full: full, partial: parts, world: world, folds: folds)
        let stages = TrainingStages(texts: texts, world: world, tagging: tagging, bias: bias)
        try stages.run(predictions: predictions, leastScore: minScore, output: output)
    }
}
