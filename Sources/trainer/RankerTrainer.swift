import Foundation
import Geocoding

/// Great-circle distance as the scorer of the corpora computes it.
func kilometres(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
    let p = Double.pi / 180
    let h = pow(sin((c - a) * p / 2), 2) + cos(a * p) * cos(c * p) * pow(sin((d - b) * p / 2), 2)
    return 2 * 6371.0088 * asin(min(1, h.squareRoot()))
}

/// Trains a `PlaceRanker` by Adam (Kingma and Ba 2015) on the likelihood of the right candidates.
struct RankerTrainer {
    struct Options {
        var epochs = 12
        var rate: Float = 0.004
        var decay: Float = 1e-4
        var dropout: Float = 0.1
    }

    /// One group to learn from.
    struct Item {
        let matrix: [Float]
        let right: [Bool]
        let weight: Float
    }

    private let options: Options
    private var parameters: [Float]
    private var first: [Float]
    private var secondMoments: [Float]
    private var steps = 0

    private let features: Int
    private static let hidden = PlaceRanker.hidden

    init(_ options: Options, features: Int = CandidateFeatures.count, seed: UInt64) {
        self.options = options
        self.features = features
        var random = SplitMix(seed)
        let size = features + features * Self.hidden + Self.hidden
        parameters = (0..<size).map { index in
            index < features ? 0 : Float.random(in: -0.25...0.25, using: &random)
        }
        first = Array(repeating: 0, count: size)
        secondMoments = Array(repeating: 0, count: size)
    }

    var ranker: PlaceRanker {
        let (f, h) = (features, Self.hidden)
        return PlaceRanker(
            linear: Array(parameters[0..<f]), inner: Array(parameters[f..<f + f * h]),
            outer: Array(parameters[(f + f * h)...]))
    }

    mutating func train(_ items: [Item], seed: UInt64) {
        var random = SplitMix(seed)
        var order = Array(items.indices)
        for epoch in 0..<options.epochs {
            order.shuffle(using: &random)
            let rate = options.rate * (1 - 0.9 * Float(epoch) / Float(options.epochs))
            var gradient = [Float](repeating: 0, count: parameters.count)
            for (number, index) in order.enumerated() {
                add(items[index], to: &gradient)
                if number % 16 == 15 || number + 1 == order.count {
                    step(&gradient, rate)
                }
            }
        }
    }

    private mutating func step(_ gradient: inout [Float], _ rate: Float) {
        steps += 1
        let a = 1 - pow(Float(0.9), Float(steps))
        let b = 1 - pow(Float(0.999), Float(steps))
        for index in parameters.indices {
            let slope: Float = gradient[index] / 16 + options.decay * parameters[index]
            first[index] += 0.1 * (slope - first[index])
            secondMoments[index] += 0.001 * (slope * slope - secondMoments[index])
            let spread: Float = (secondMoments[index] / b).squareRoot() + 1e-8
            parameters[index] -= rate * (first[index] / a) / spread
            gradient[index] = 0
        }
    }

    private func add(_ item: Item, to gradient: inout [Float]) {
        let (f, h) = (features, Self.hidden)
        let ranker = ranker
        let count = item.right.count
        var units = [Float](repeating: 0, count: h)
        var allUnits: [[Float]] = []
        var scores: [Float] = []
        for index in 0..<count {
            scores.append(ranker.score(item.matrix.span, at: index * f, &units))
            allUnits.append(units)
        }
        let shares = PlaceRanker.shares(scores)
        var rightShare: Float = 1e-9
        for index in 0..<count where item.right[index] { rightShare += shares[index] }
        for index in 0..<count {
            let wanted: Float = item.right[index] ? shares[index] / rightShare : 0
            let slope: Float = item.weight * (shares[index] - wanted)
            if abs(slope) < 1e-5 { continue }
            for unit in 0..<h where allUnits[index][unit] > 0 {
                gradient[f + f * h + unit] += slope * allUnits[index][unit]
            }
            for feature in 0..<f {
                let value = item.matrix[index * f + feature]
                if value == 0 { continue }
                gradient[feature] += slope * value
                for unit in 0..<h where allUnits[index][unit] > 0 {
                    let change: Float = slope * ranker.outer[unit] * value
                    gradient[f + feature * h + unit] += change
                }
            }
        }
    }
}
