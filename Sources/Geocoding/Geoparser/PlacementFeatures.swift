#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A placed mention as numbers: what the judge looks at to say how likely it names a place and this one.
///
/// Those of the candidate that was chosen come first, in the light of the other names; then how sure the tagger and the
/// rankers were, and what the text says of the word elsewhere.
package enum PlacementFeatures {
    /// Number of features.
    package static let count = CandidateFeatures.count + 8

    /// Bits of `TextFacts`.
    private static let isPerson: UInt8 = 4 | 32 | 64
    private static let isBehindPreposition: UInt8 = 2

    /// What all mentions of a group have in common.
    static func append(share: Float, margins: [Float], to features: inout [Float]) {
        features.append(share)
        features.append(max(0, min(1, (margins.max() ?? 0) / 8)))
        features.append(min(1, Float(margins.count - 1) / 6))
    }

    /// What one mention has for itself.
    static func append(share: Float, margin: Float, facts: UInt8, to features: inout [Float]) {
        let sureness = 1 / (1 + exp(-margin))
        features.append(max(0, min(1, margin / 8)))
        features.append(sureness)
        features.append(share * sureness)
        features.append(facts & isPerson == 0 ? 0 : 1)
        features.append(facts & isBehindPreposition == 0 ? 0 : 1)
    }
}
