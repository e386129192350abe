import Foundation
import Geocoding

/// Trains a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) by AdaGrad on its likelihood.
struct TaggerTrainer {
    /// Weights by bucket, three a bucket.
    private(set) var weights: [Float]
    /// Nine, from × 3 + to.
    private(set) var transitions = [Float](repeating: 0, count: 9)

    private var squares: [Float]
    private var transitionSquares = [Float](repeating: 1e-3, count: 9)
    private let mask: UInt32

    struct Options {
        var bits = 20
        var epochs = 14
        var rate: Float = 0.12
        var decay: Float = 2e-5
        /// Share of features that are left out at random while learning.
        var dropout: Float = 0.25
    }
    private let options: Options

    init(_ options: Options) {
        self.options = options
        let size = 1 << options.bits
        weights = Array(repeating: 0, count: size * 3)
        squares = Array(repeating: 1e-3, count: size * 3)
        mask = UInt32(size - 1)
    }

    /// Learns from the examples; the seed decides their order.
    mutating func train(_ examples: [TaggerExample], seed: UInt64) {
        var random = SplitMix(seed)
        var order = Array(examples.indices)
        // The mean of the last epochs' weights is steadier than the last (Polyak and Juditsky 1992).
        let averaged = max(1, options.epochs / 2)
        var sums = [Float](repeating: 0, count: weights.count)
        defer { weights = sums.map { $0 / Float(averaged) } }
        for epoch in 0..<options.epochs {
            order.shuffle(using: &random)
            let rate = options.rate * (1 - 0.85 * Float(epoch) / Float(options.epochs))
            for number in order {
                let example = examples[number]
                var position = 0
                for run in example.input.runs {
                    let range = position..<position + run.count
                    position = range.upperBound
                    step(example, range, rate, &random)
                }
            }
            if epoch + averaged >= options.epochs {
                for index in weights.indices { sums[index] += weights[index] }
            }
        }
    }

    /// The scores of some lexemes, three each.
    func scores(_ features: ArraySlice<[UInt32]>) -> [Float] {
        var scores: [Float] = []
        scores.reserveCapacity(features.count * 3)
        for list in features {
            var (a, b, c): (Float, Float, Float) = (0, 0, 0)
            for feature in list {
                let bucket = Int(feature & mask) * 3
                a += weights[bucket]
                b += weights[bucket + 1]
                c += weights[bucket + 2]
            }
            scores += [a, b, c]
        }
        return scores
    }

    // MARK: One run

    private mutating func step(
        _ example: TaggerExample, _ range: Range<Int>, _ rate: Float, _ random: inout SplitMix
    ) {
        let length = range.count
        var kept: [[UInt32]] = []
        kept.reserveCapacity(length)
        let scale = 1 / (1 - options.dropout)
        let threshold = UInt64(Double(options.dropout) * 65536)
        for index in range {
            kept.append(example.input.features[index].filter { _ in random.next() & 0xFFFF >= threshold })
        }
        let scores = scores(kept[...]).map { $0 * scale }
        let (forward, backward, total) = sums(scores, length)
        let tags = example.tags[range]
        for index in 0..<length {
            var gradient: [Float] = [0, 0, 0]
            var isIdle = true
            let gold = tags[tags.startIndex + index].rawValue
            for tag in 0..<3 {
                let p = exp(forward[index * 3 + tag] + backward[index * 3 + tag] - total)
                gradient[tag] = (p - (tag == gold ? 1 : 0)) * example.weight
                if abs(gradient[tag]) > 1e-4 { isIdle = false }
            }
            if isIdle { continue }
            for feature in kept[index] {
                let bucket = Int(feature & mask) * 3
                for tag in 0..<3 {
                    let slope = gradient[tag] + options.decay * weights[bucket + tag]
                    squares[bucket + tag] += slope * slope
                    weights[bucket + tag] -= rate * slope / squares[bucket + tag].squareRoot()
                }
            }
        }
        stepTransitions(scores, forward, backward, total, tags, rate)
    }

    private mutating func stepTransitions(
        _ scores: [Float], _ forward: [Float], _ backward: [Float], _ total: Float,
        _ tags: ArraySlice<TagLattice.Tag>, _ rate: Float
    ) {
        let length = tags.count
        var gradient = [Float](repeating: 0, count: 9)
        for index in 0...length {
            let goldFrom = index == 0 ? 0 : tags[tags.startIndex + index - 1].rawValue
            let goldTo = index == length ? 0 : tags[tags.startIndex + index].rawValue
            gradient[goldFrom * 3 + goldTo] -= 1
            for from in 0..<3 where index > 0 || from == 0 {
                for to in 0..<3 where (index < length || to == 0) && !(from == 0 && to == 2) {
                    let before = index == 0 ? 0 : forward[(index - 1) * 3 + from]
                    let after = index == length ? 0 : scores[index * 3 + to] + backward[index * 3 + to]
                    gradient[from * 3 + to] += exp(before + transitions[from * 3 + to] + after - total)
                }
            }
        }
        for index in 0..<9 where gradient[index] != 0 {
            transitionSquares[index] += gradient[index] * gradient[index]
            transitions[index] -= rate * gradient[index] / transitionSquares[index].squareRoot()
        }
    }

    /// Logarithms of the sums over all ways to a tag (with its score) and on from it, and over all ways at all.
    private func sums(_ scores: [Float], _ length: Int) -> ([Float], [Float], Float) {
        var forward = [Float](repeating: -.infinity, count: length * 3)
        var backward = [Float](repeating: -.infinity, count: length * 3)
        for to in 0..<2 { forward[to] = transitions[to] + scores[to] }
        for index in stride(from: 1, to: length, by: 1) {
            for to in 0..<3 {
                var sum = -Float.infinity
                for from in 0..<3 where !(from == 0 && to == 2) {
                    sum = Self.add(sum, forward[(index - 1) * 3 + from] + transitions[from * 3 + to])
                }
                forward[index * 3 + to] = sum + scores[index * 3 + to]
            }
        }
        for from in 0..<3 { backward[(length - 1) * 3 + from] = transitions[from * 3] }
        for index in stride(from: length - 2, through: 0, by: -1) {
            for from in 0..<3 {
                var sum = -Float.infinity
                for to in 0..<3 where !(from == 0 && to == 2) {
                    sum = Self.add(
                        sum,
                        transitions[from * 3 + to] + scores[(index + 1) * 3 + to]
                            + backward[(index + 1) * 3 + to])
                }
                backward[index * 3 + from] = sum
            }
        }
        var total = -Float.infinity
        for tag in 0..<3 { total = Self.add(total, forward[(length - 1) * 3 + tag] + transitions[tag * 3]) }
        return (forward, backward, total)
    }

    private static func add(_ a: Float, _ b: Float) -> Float {
        let high = max(a, b)
        if high == -.infinity { return high }
        return high + log(1 + exp(min(a, b) - high))
    }
}

/// Random numbers that are the same on every machine (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
