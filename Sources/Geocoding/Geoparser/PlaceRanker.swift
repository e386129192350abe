#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A small network that gives candidates, or placements, their scores: one hidden layer of rectified units beside a linear part.
package struct PlaceRanker: Sendable {
    /// Hidden units.
    package static let hidden = 24

    /// As many weights of the linear part as there are features.
    package var linear: [Float]
    /// Features × `hidden` weights, feature by feature.
    package var inner: [Float]
    /// `hidden` weights.
    package var outer: [Float]

    package init(linear: [Float], inner: [Float], outer: [Float]) {
        self.linear = linear
        self.inner = inner
        self.outer = outer
    }

    /// The sums that the hidden units see, and the score.
    package func score(_ matrix: Span<Float>, at row: Int, _ units: inout [Float]) -> Float {
        var score: Float = 0
        for unit in 0..<Self.hidden { units[unit] = 0 }
        for feature in linear.indices {
            let value = matrix[row + feature]
            // Most features of most candidates are nought.
            if value == 0 { continue }
            score += linear[feature] * value
            let start = feature * Self.hidden
            for unit in 0..<Self.hidden { units[unit] += inner[start + unit] * value }
        }
        for unit in 0..<Self.hidden where units[unit] > 0 { score += outer[unit] * units[unit] }
        return score
    }

    /// The chance that goes with the score of a single row.
    func chance(_ features: [Float]) -> Double {
        var units = [Float](repeating: 0, count: Self.hidden)
        return Double(1 / (1 + exp(-score(features.span, at: 0, &units))))
    }

    /// A network of noughts.
    package static func empty(features: Int) -> PlaceRanker {
        PlaceRanker(
            linear: Array(repeating: 0, count: features),
            inner: Array(repeating: 0, count: features * hidden),
            outer: Array(repeating: 0, count: hidden))
    }

    /// Scores to shares that add up to 1.
    package static func shares(_ scores: [Float]) -> [Float] {
        guard let high = scores.max() else { return [] }
        let powers = scores.map { exp($0 - high) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
