/// Whether two numbers are meant as a position: dates, times, amounts and versions look much the same.
struct PairEvidence {
    private let first: AngleText
    private let second: AngleText
    private let joint: PairJoint
    private let isWhole: Bool

    init(_ first: AngleText, _ second: AngleText, _ joint: PairJoint, isWhole: Bool) {
        self.first = first
        self.second = second
        self.joint = joint
        self.isWhole = isWhole
    }

    var suffices: Bool {
        if first.label != nil && second.label != nil { return true }
        switch (first.hemisphere != nil, second.hemisphere != nil) {
        case (true, true): return standsApart
        case (true, false): return second.hasMark || (second.sign != 0 && joint.kind != .nothing)
        // "+92° W190": what the sign means is clear from the letter beside the other.
        case (false, true): return helps(first)
        case (false, false): return withoutLetters
        }
    }

    /// `42N102W` is short enough to be anything; with decimals, minutes or a gap it is not.
    private var standsApart: Bool {
        joint.kind != .nothing || first.numbers.count > 1 || first.decimals > 0 || first.hasMark
    }

    /// A sign or a mark says of the angle beside a lettered one that it is an angle.
    private func helps(_ angle: AngleText) -> Bool { angle.sign != 0 || angle.hasMark }

    private var withoutLetters: Bool {
        if first.hasTrailingFraction || second.hasTrailingFraction { return false }
        if first.hasMark || second.hasMark {
            // "-1 12°": every angle of a pair has its mark, or as many numbers.
            return (first.hasMark && second.hasMark) && (joint.kind != .nothing || second.sign != 0)
        }
        guard first.numbers.count == second.numbers.count, first.gap == second.gap else { return false }
        if joint.kind == .dash { return false }
        return first.numbers.count == 1 ? decimalDegrees : sixtieths
    }

    private var decimalDegrees: Bool {
        let fewest = min(first.decimals, second.decimals)
        let isSigned = first.sign != 0 || second.sign != 0
        // "+1+1" is a sum; `SignedReader` knows the positions written in that way.
        if joint.kind == .nothing { return false }
        if isWhole { return joint.kind == .sign || fewest > 0 || second.sign != 0 }
        guard joint.kind == .sign || joint.kind == .space else { return false }
        return fewest >= 4 || (isSigned && fewest >= 2 && joint.kind == .sign)
    }

    /// Bare minutes and seconds: 03-04-05 12:11:10 is a date.
    private var sixtieths: Bool {
        let bothSigned = first.sign != 0 && second.sign != 0
        guard bothSigned || (isWhole && joint.kind == .sign && second.sign == 0) else { return false }
        if isWhole && joint.kind == .sign { return first.gap != .dash && (bothSigned || first.decimals == 0) }
        return first.decimals > 0 || (first.gap == .colon && first.numbers.count == 3)
    }
}
