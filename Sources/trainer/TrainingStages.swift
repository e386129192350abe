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
    /// What texts with people renamed count for the judges; less than for the tagger, for people called so are rare, and
    /// capitals that speak are not.
    private static let weightOfRenamed: Float = 0.1

    // MARK: Tagger

    private func tagger(without fold: Int?) -> TaggerTrainer {
        var trainer = TaggerTrainer(tagging)
        let chosen = texts.texts.filter { !$0.isPartial && $0.fold != fold }
        trainer.train(
            chosen.map(\.example) + chosen.compactMap(\.capitals) + chosen.compactMap(\.renamed?.example),
            seed: Self.seed)
        return trainer
    }

    /// What a sentence with one town counts: together as much as some fifty texts.
    private static let weightOfLone: Float = 0.5

    /// What a tagger finds in a text which never saw it, and in the same text with people renamed.
    private struct Outside {
        var mentions: [Mention] = []
        var renamed: [Mention] = []
    }

    /// For each text the names that a tagger finds which never saw it, read by the program from a model's bytes.
    /// For the sentences behind them, too.
    private func mentionsFromOutside() throws -> [Outside] {
        var mentions = [Outside](repeating: Outside(), count: texts.texts.count + texts.lone.count)
        let taggers = concurrently(texts.folds) { tagger(without: $0) }
        for (fold, trainer) in taggers.enumerated() {
            let model = try GeoparserModel(
                bytes(
                    trainer, [], [PlaceRanker](repeating: .empty(features: PlacementFeatures.count), count: 2)
                ))
            var session = Geoparser(world: world, model: model).session()
            for (index, text) in texts.texts.enumerated() where text.fold == fold {
                mentions[index].mentions = session.mentions(in: Array(text.document.text.utf8))
                guard let renamed = text.renamed else { continue }
                mentions[index].renamed = session.mentions(in: Array(renamed.text.utf8))
            }
            for (index, document) in texts.lone.enumerated() where document.fold(of: texts.folds) == fold {
                mentions[texts.texts.count + index].mentions = session.mentions(in: Array(document.text.utf8))
            }
        }
        return mentions
    }

    private func bytes(_ tagger: TaggerTrainer, _ rankers: [PlaceRanker], _ judges: [PlaceRanker]) -> [UInt8]
    {
        GeoparserModel.bytes(
            weights: tagger.weights, transitions: tagger.transitions, bias: bias, rankers: rankers,
            judges: judges)
    }

    // MARK: Ranker

    private func examples(_ outside: [Outside]) -> [RankerExample] {
        var reader = ResolverReader(world)
        return texts.texts.indices.map { index in
            RankerExample(
                texts.texts[index].document, others: outside[index].mentions.map(\.scalars),
                weight: texts.texts[index].isPartial ? 0.3 : 1,
                reader: &reader)
        }
            + texts.lone.enumerated().map { index, document in
                RankerExample(
                    document, others: outside[texts.texts.count + index].mentions.map(\.scalars),
                    weight: Self.weightOfLone, reader: &reader)
            }
    }

    /// A ranker a round, each trained on what the rounds before chose.
    private func rankers(_ examples: [RankerExample], without fold: Int?) -> [PlaceRanker] {
        var examples = examples
        var rankers: [PlaceRanker] = []
        for _ in 0..<Self.rounds {
            var items: [RankerTrainer.Item] = []
            for (index, example) in examples.enumerated() where isTaught(index, without: fold) {
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

    // MARK: Judges

    /// By text: what is said of names found and of choices made by models which never saw it.
    private func judgements(_ outside: [Outside], _ rankers: [[PlaceRanker]]) -> [Judgements] {
        var reader = ResolverReader(world)
        return texts.texts.indices.map { index in
            let text = texts.texts[index]
            var judgements = Judgements()
            if text.isPartial { return judgements }
            func judge(_ words: String, _ gold: [Corpus.Toponym], _ mentions: [Mention], weight: Float) {
                var resolver = reader.resolver(Array(words.utf8), mentions)
                for ranker in rankers[text.fold] { resolver.choose(by: ranker) }
                judgements.add(resolver, mentions, gold, weight: weight)
            }
            judge(text.document.text, text.document.toponyms, outside[index].mentions, weight: 1)
            if let renamed = text.renamed {
                judge(
                    renamed.text, renamed.toponyms, outside[index].renamed,
                    weight: Self.weightOfRenamed)
            }
            return judgements
        }
            + texts.lone.enumerated().map { index, document in
                var judgements = Judgements()
                let mentions = outside[texts.texts.count + index].mentions
                var resolver = reader.resolver(Array(document.text.utf8), mentions)
                for ranker in rankers[document.fold(of: texts.folds)] { resolver.choose(by: ranker) }
                judgements.add(
                    resolver, mentions, document.toponyms, weight: Self.weightOfLone, teachesNames: true)
                return judgements
            }
    }

    /// Whether a text or a sentence behind them may be learned from by what a fold is scored with. The sentences come from
    /// the gazetteer, not from the corpora.
    private func isTaught(_ index: Int, without fold: Int?) -> Bool {
        index >= texts.texts.count || texts.texts[index].fold != fold
    }

    private func judges(_ judgements: [Judgements], without fold: Int?) -> [PlaceRanker] {
        let chosen = judgements.indices.filter { isTaught($0, without: fold) }.map { judgements[$0] }
        return [chosen.flatMap(\.names), chosen.flatMap(\.places)].map { items in
            var trainer = RankerTrainer(.init(), features: PlacementFeatures.count, seed: 3)
            trainer.train(items, seed: Self.seed)
            return trainer.ranker
        }
    }

    // MARK: Results

    /// Writes what the program says of documents by models that never saw them, and a model that saw them all: the same
    /// bytes and the same code.
    func run(predictions folder: String?, leastScore: Double, output: String?) throws {
        let outside = try mentionsFromOutside()
        let examples = examples(outside)
        let rankers = concurrently(texts.folds) { self.rankers(examples, without: $0) }
        let judgements = judgements(outside, rankers)
        if let folder {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            var predictions = Predictions(texts.names)
            let models = concurrently(texts.folds) {
                bytes(tagger(without: $0), rankers[$0], judges(judgements, without: $0))
            }
            for (fold, bytes) in models.enumerated() {
                let geoparser = Geoparser(
                    world: world, model: try GeoparserModel(bytes), leastScore: leastScore)
                for text in texts.texts where text.fold == fold { predictions.add(text, by: geoparser) }
            }
            try predictions.write(to: folder)
        }
        if let output {
            let bytes = bytes(
                tagger(without: nil), self.rankers(examples, without: nil), judges(judgements, without: nil))
            try Data(bytes).write(to: URL(fileURLWithPath: output))
        }
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
