import Dispatch
import Foundation
import Gazetteer
import Geocoding

/// The order of training: taggers first, then rankers on what taggers find in texts that they never saw.
struct TrainingStages {
    let texts: TrainingTexts
    let world: WorldGazetteer
    let tagging: TaggerTrainer.Options
    let bias: Float
    /// Rounds of choosing, a ranker each.
    private static let rounds = 4
    private static let seed: UInt64 = 7

    // MARK: Tagger

    private func tagger(without fold: Int?) -> TaggerTrainer {
        var trainer = TaggerTrainer(tagging)
        let chosen = texts.texts.filter { !$0.isPartial && $0.fold != fold }
        trainer.train(chosen.map(\.example) + chosen.compactMap(\.capitals) + chosen.compactMap(\.renamed), seed: Self.seed)
        return trainer
    }

    /// For each text the names that a tagger finds which never saw it.
    func spansFromOutside() -> [[Range<Int>]] {
        var spans = [[Range<Int>]](repeating: [], count: texts.texts.count)
        for (fold, trainer) in concurrently(texts.folds, { tagger(without: $0) }).enumerated() {
            for (index, text) in texts.texts.enumerated() where text.fold == fold {
                spans[index] = text.example.spans(trainer.tags(text.example, firstBias: bias))
            }
        }
        return spans
    }

    // MARK: Ranker

    private func examples(_ outside: [[Range<Int>]]) -> [RankerExample] {
        var reader = ResolverReader(world)
        return texts.texts.indices.map { index in
            RankerExample(
                texts.texts[index].document, others: outside[index],
                weight: texts.texts[index].isPartial ? 0.3 : 1,
                reader: &reader)
        }
    }

    /// A ranker a round, each trained on what the rounds before chose.
    private func rankers(_ examples: [RankerExample], without fold: Int?) -> [PlaceRanker] {
        var examples = examples
        var rankers: [PlaceRanker] = []
        for _ in 0..<Self.rounds {
            var items: [RankerTrainer.Item] = []
            for (index, example) in examples.enumerated() where texts.texts[index].fold != fold {
                for (group, right) in example.right.enumerated() where right.contains(true) {
                    let mentions = example.resolver.mentions(group).count
                    items.append(
                        .init(
                            matrix: example.resolver.features(group), right: right,
                            weight: Float(mentions).squareRoot() * example.weight))
                }
            }
            var trainer = RankerTrainer(.init(), seed: 3)
            trainer.train(items, seed: Self.seed)
            rankers.append(trainer.ranker)
            for index in examples.indices { examples[index].resolver.choose(by: trainer.ranker) }
        }
        return rankers
    }

    // MARK: Results

    /// The bytes of a model that is trained on all texts, or on all outside a part of the cross-validation.
    func model(_ outside: [[Range<Int>]], without fold: Int? = nil) -> [UInt8] {
        model(examples(outside), without: fold)
    }

    private func model(_ examples: [RankerExample], without fold: Int?) -> [UInt8] {
        let trainer = tagger(without: fold)
        return GeoparserModel.bytes(
            weights: trainer.weights, transitions: trainer.transitions, bias: bias,
            rankers: rankers(examples, without: fold))
    }

    /// Writes what the program says of documents by models that never saw them: the same bytes and the same code.
    func writePredictions(_ outside: [[Range<Int>]], to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let examples = examples(outside)
        var predictions = Predictions(texts.names)
        for (fold, bytes) in concurrently(texts.folds, { model(examples, without: $0) }).enumerated() {
            let path = "\(folder)/part-\(fold + 1).model"
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let geoparser = Geoparser(world: world, model: try GeoparserModel(contentsOfFile: path))
            for text in texts.texts where text.fold == fold { predictions.add(text, by: geoparser) }
        }
        try predictions.write(to: folder)
    }

    /// Runs over all numbers below `count` on all processors; results in order.
    private func concurrently<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        let results = Locked<[Int: Result]>([:])
        DispatchQueue.concurrentPerform(iterations: count) { number in
            let result = body(number)
            results.change { $0[number] = result }
        }
        var list: [Result] = []
        results.change { all in list = (0..<count).compactMap { all[$0] } }
        return list
    }
}
