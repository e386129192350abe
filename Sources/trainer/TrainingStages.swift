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
        trainer.train(chosen.map(\.example) + chosen.compactMap(\.capitals), seed: Self.seed)
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

    /// The bytes of a model that is trained on all texts.
    func model(_ outside: [[Range<Int>]]) -> [UInt8] {
        let trainer = tagger(without: nil)
        let rankers = rankers(examples(outside), without: nil)
        return GeoparserModel.bytes(
            weights: trainer.weights, transitions: trainer.transitions, bias: bias, rankers: rankers)
    }

    /// Writes what models find and choose that never saw the document.
    func writePredictions(_ outside: [[Range<Int>]], to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let examples = examples(outside)
        let rankers = concurrently(texts.folds) { self.rankers(examples, without: $0) }
        var given = texts.names.map { _ in "" }
        var found = texts.names.map { _ in "" }
        var prior = texts.names.map { _ in "" }
        var reader = ResolverReader(world)
        for (index, text) in texts.texts.enumerated() {
            var known = examples[index]
            for ranker in rankers[text.fold] { known.resolver.choose(by: ranker) }
            given[text.corpus] += Self.line(
                text.document.id, Array(text.document.toponyms.map { $0.start..<$0.end }), known.resolver)
            var resolver = reader.resolver(Array(text.document.text.utf8), spans: outside[index])
            resolver.chooseLikeliest()
            prior[text.corpus] += Self.line(text.document.id, outside[index], resolver)
            resolver = reader.resolver(Array(text.document.text.utf8), spans: outside[index])
            for ranker in rankers[text.fold] { resolver.choose(by: ranker) }
            found[text.corpus] += Self.line(text.document.id, outside[index], resolver)
        }
        for (number, name) in texts.names.enumerated() {
            try given[number].write(
                toFile: "\(folder)/\(name).given.jsonl", atomically: true, encoding: .utf8)
            try prior[number].write(
                toFile: "\(folder)/\(name).prior.jsonl", atomically: true, encoding: .utf8)
            try found[number].write(
                toFile: "\(folder)/\(name).found.jsonl", atomically: true, encoding: .utf8)
        }
    }

    private static func line(_ id: String, _ spans: [Range<Int>], _ resolver: PlaceResolver) -> String {
        let toponyms = spans.enumerated().map { index, span in
            var line = "{\"start\":\(span.lowerBound),\"end\":\(span.upperBound)"
            let group = resolver.groups.groupOfMention[index]
            let candidates = resolver.candidates(group)
            if let choice = resolver.choices[group], resolver.isPlaced(group) {
                let place = candidates[choice.candidate]
                line += ",\"lat\":\(place.latitude),\"lon\":\(place.longitude),\"score\":\(choice.share)"
            }
            // For the coverage of the index: what the best of choosers could have taken.
            line +=
                ",\"candidates\":["
                + candidates.map { "[\($0.latitude),\($0.longitude)]" }.joined(separator: ",") + "]"
            return line + "}"
        }
        return "{\"id\":\"\(id)\",\"toponyms\":[\(toponyms.joined(separator: ","))]}\n"
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
