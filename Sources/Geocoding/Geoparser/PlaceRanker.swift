#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A small network that gives candidates their scores: one hidden layer of rectified units beside a linear part.
package struct PlaceRanker: Sendable {
    /// Hidden units.
    package static let hidden = 24

    /// `CandidateFeatures.count` weights of the linear part.
    package var linear: [Float]
    /// `CandidateFeatures.count` × `hidden` weights, feature by feature.
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
        for feature in 0..<CandidateFeatures.count {
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

    /// Scores to shares that add up to 1.
    package static func shares(_ scores: [Float]) -> [Float] {
        guard let high = scores.max() else { return [] }
        let powers = scores.map { exp($0 - high) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
