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
    package static let count = CandidateFeatures.count + 6 + 16

    /// What all mentions of a group have in common.
    static func append(share: Float, margins: [Float], to features: inout [Float]) {
        features.append(share)
        features.append(max(0, min(1, (margins.max() ?? 0) / 8)))
        features.append(min(1, Float(margins.count - 1) / 6))
    }

    /// What one mention has for itself.
    static func append(
        share: Float, margin: Float, surroundings: MentionSurroundings, to features: inout [Float]
    ) {
        let sureness = 1 / (1 + exp(-margin))
        features.append(max(0, min(1, margin / 8)))
        features.append(sureness)
        features.append(share * sureness)
        for bit in 0..<16 { features.append(surroundings.rawValue & 1 << UInt16(bit) == 0 ? 0 : 1) }
    }
}

/// What stands around a mention, and what the text says elsewhere of its first word.
struct MentionSurroundings: OptionSet {
    /// Bits 0–6 are those of `TextFacts`.
    let rawValue: UInt16
    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A capitalised word follows: "Texas" of "Texas Instruments".
    static let goesOn = MentionSurroundings(rawValue: 1 << 8)
    /// That word is a surname, or one that nobody knows: "Israel Adesanya".
    static let beforeSurname = MentionSurroundings(rawValue: 1 << 9)
    /// A capitalised word goes before.
    static let isContinued = MentionSurroundings(rawValue: 1 << 10)
    static let behindTitle = MentionSurroundings(rawValue: 1 << 11)
    static let behindGivenName = MentionSurroundings(rawValue: 1 << 12)
    static let behindPreposition = MentionSurroundings(rawValue: 1 << 13)
    static let beforeSpeech = MentionSurroundings(rawValue: 1 << 14)
    static let isGivenName = MentionSurroundings(rawValue: 1 << 15)

    init(_ mention: Mention, _ read: ReadText, _ forms: [WordForm]) {
        guard let first = mention.lexemes.first, let last = mention.lexemes.last else {
            self.init(rawValue: 0)
            return
        }
        func form(_ index: Int) -> WordForm { forms[Int(read.forms[index])] }
        self.init(rawValue: UInt16(read.facts[first]))
        if form(first).traits.contains(.givenName) { insert(.isGivenName) }
        if last + 1 < read.lexemes.count {
            let next = form(last + 1)
            if next.traits.contains(.speech) { insert(.beforeSpeech) }
            if Int(read.stretches[last].upperBound) > last + 1, read.lexemes[last + 1].isWord {
                insert(.goesOn)
                let isUnknown = !next.traits.contains(.isEnglish) && next.name == 0
                if next.traits.contains(.surname) || isUnknown { insert(.beforeSurname) }
            }
        }
        guard first > 0 else { return }
        var before = first - 1
        // "Mr. London"
        if before > 0, form(before).traits.contains(.dot), read.lexemes[before].isGlued { before -= 1 }
        if Int(read.stretches[first].lowerBound) < first, !read.stretches[first].isEmpty {
            insert(.isContinued)
        }
        if form(before).traits.contains(.title) { insert(.behindTitle) }
        if form(before).traits.contains(.givenName), read.lexemes[before].shape.contains(.capital) {
            insert(.behindGivenName)
        }
        if form(before).traits.contains(.placePreposition) { insert(.behindPreposition) }
    }
}
