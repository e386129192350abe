/// Reads two angles that make a position.
struct PairReader {
    let text: NotationText
    /// Whether the text is the position and nothing else, so that less evidence is asked for than in a sentence.
    let isWhole: Bool

    private typealias Pair = (first: AngleText, second: AngleText, joint: PairJoint)

    func match(at start: Int) -> NotationMatch? {
        let reader = AngleReader(text: text)
        var best: (outcome: NotationMatch, rank: Int)?
        for first in reader.angles(at: start) where !first.contradictsItself {
            for joint in PairJoint.all(text, at: first.end) {
                for second in reader.angles(at: joint.end) where !second.contradictsItself {
                    guard text.endsNumber(second.end, second), !isWhole || second.end == text.count else {
                        continue
                    }
                    guard let outcome = outcome((first, second, joint)) else { continue }
                    // Equally many numbers on both sides, then the longer reading.
                    let rank =
                        (first.numbers.count == second.numbers.count ? 1_000_000 : 0) + second.end - start
                    if best.map({ rank > $0.rank }) ?? true {
                        best = (NotationMatch(start: start, end: second.end, outcome: outcome), rank)
                    }
                }
            }
        }
        return best?.outcome
    }

    private func outcome(_ pair: Pair) -> Result<WrittenPosition, NotationFlaw>? {
        guard let (latitude, longitude) = ordered(pair) else { return nil }
        guard PairEvidence(pair.first, pair.second, pair.joint, isWhole: isWhole).suffices else { return nil }
        guard latitude.hasTrailingFraction == longitude.hasTrailingFraction else { return nil }
        return WrittenPosition.outcome(latitude, longitude)
    }

    /// Latitude and longitude; nil when the letters say that both are the same.
    private func ordered(_ pair: Pair) -> (AngleText, AngleText)? {
        let isSwapped: Bool
        switch (pair.first.axis, pair.second.axis) {
        case (nil, nil), (.latitude, .longitude), (.latitude, nil), (nil, .longitude): isSwapped = false
        case (.longitude, .latitude): isSwapped = true
        default: return nil
        }
        let latitude = isSwapped ? pair.second : pair.first
        let longitude = isSwapped ? pair.first : pair.second
        guard latitude.isPacked || longitude.isPacked else { return (latitude, longitude) }
        // Digits in a row are an angle only beside a letter.
        guard latitude.isPacked, longitude.isPacked, latitude.hemisphere != nil, longitude.hemisphere != nil
        else { return nil }
        let counts = (latitude.packed.digits.count, longitude.packed.digits.count)
        let degreeDigits = counts.1 > counts.0 || (counts.1 < counts.0 && !counts.1.isMultiple(of: 2)) ? 3 : 2
        guard let north = AngleGroups.unpack(latitude, degreeDigits: 2) else { return nil }
        return AngleGroups.unpack(longitude, degreeDigits: degreeDigits).map { (north, $0) }
    }
}

/// What stands between two angles.
struct PairJoint {
    enum Kind { case nothing, space, sign, dash }
    let kind: Kind
    /// Where the second angle begins.
    let end: Int

    static func all(_ text: NotationText, at start: Int) -> [PairJoint] {
        // "12° 30' N., 45° 15' E."
        let start = text.isOne(of: ".", start) && !text.isDigit(start + 1) ? start + 1 : start
        let spaced = text.skipSpaces(start)
        var joints = [PairJoint(kind: spaced > start ? .space : .nothing, end: spaced)]
        if text.isOne(of: ",;/xX×|、，؛،", spaced) {
            joints.append(PairJoint(kind: .sign, end: text.skipSpaces(spaced + 1)))
        }
        if text.isDash(spaced) { joints.append(PairJoint(kind: .dash, end: text.skipSpaces(spaced + 1))) }
        if let (_, after) = text.word(["AND", "BY"], spaced) {
            let end = text.word(["A", "THE"], text.skipSpaces(after))?.end ?? after
            joints.append(PairJoint(kind: .sign, end: text.skipSpaces(end)))
        }
        return joints
    }
}

extension NotationText {
    /// Whether a position may end there: not within a word, a number, a share or a list of numbers.
    func endsNumber(_ end: Int, _ angle: AngleText) -> Bool {
        if isDigit(end) || isLetter(end) || isOne(of: "%‰", end) { return false }
        // A letter or a mark ended it already.
        if isOne(of: ".,:-/", end), isDigit(end + 1) {
            return angle.hemisphere != nil && !isOne(of: ".", end) && !isDigit(end - 1)
        }
        return true
    }
}
