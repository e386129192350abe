/// What groups of digits mean as an angle, by what stands between them.
enum AngleGroups {
    typealias Group = (value: String, gap: AngleText.Gap?)

    /// The angle, or nil when the groups have no meaning as one.
    static func angle(_ start: AngleText, _ groups: [Group]) -> AngleText? {
        var angle = start
        var parts = groups
        var fraction = ""
        if let (rest, digits) = decimals(groups) { (parts, fraction) = (rest, digits) }
        guard parts.allSatisfy({ $0.gap != .comma }) else { return nil }
        angle.hasComma = groups.last?.gap == .comma
        guard let first = parts.first, parts.count <= 3 else { return nil }
        if parts.count == 1, first.value.count > 3 {
            guard fraction.count <= 9 else { return nil }
            angle.packed = (first.value, fraction)
            angle.isPacked = true
            angle.numbers = [0, 0]
            return angle
        }
        guard first.value.count <= 3, parts.dropFirst().allSatisfy({ $0.value.count <= 2 }) else {
            return nil
        }
        let gaps = parts.compactMap(\.gap)
        for (index, gap) in gaps.enumerated() {
            if case .mark(let rank) = gap {
                guard rank == index + 1 else { return nil }
                angle.hasMark = true
                if rank == 1 { angle.hasDegreeMark = true }
            }
        }
        guard agree(gaps) else { return nil }
        angle.gap = gaps.first
        angle.numbers = parts.compactMap { Double($0.value) }
        guard let last = parts.last,
            let value = Double(last.value + "." + (fraction.isEmpty ? "0" : fraction))
        else { return nil }
        angle.numbers[parts.count - 1] = value
        angle.decimals = fraction.count
        return angle
    }

    /// Degrees, minutes and seconds are kept apart in one way, but marks may be left out, and seconds hyphened on.
    private static func agree(_ gaps: [AngleText.Gap]) -> Bool {
        guard gaps.count == 2 else { return true }
        switch (gaps[0], gaps[1]) {
        case (.mark, .mark), (.mark, .space), (.space, .mark), (.space, .dash), (.dash, .mark),
            (.mark, .dash):
            return true
        default: return gaps[0] == gaps[1]
        }
    }

    /// Splits the decimals off. A second dot is a decimal point as soon as it cannot be seconds: `03.44.777`; and so
    /// is a hyphen before three digits or more: `42 18-009`.
    private static func decimals(_ groups: [Group]) -> ([Group], String)? {
        guard groups.count > 1, let last = groups.last, let gap = last.gap else { return nil }
        let gaps = groups.compactMap(\.gap)
        let rest = Array(groups.dropLast())
        if gap == .comma { return gaps.contains(.dot) ? nil : (rest, last.value) }
        if gap == .dot {
            let dots = gaps.count { $0 == .dot }
            if dots == 1 { return (rest, last.value) }
            if dots == gaps.count, dots == 3 || last.value.count > 2 { return (rest, last.value) }
            return nil
        }
        let isPacked = groups.count == 2 && groups[0].value.count > 3
        if gap == .dash, isPacked || (groups.count == 3 && last.value.count > 2) { return (rest, last.value) }
        return nil
    }

    /// `4218`, `10224`, `421800`, `4218009`: two digits of degrees, or three, then minutes, then seconds if there are
    /// four digits or more, and what follows them is their decimals.
    static func unpack(_ angle: AngleText, degreeDigits: Int) -> AngleText? {
        let digits = angle.packed.digits
        let rest = digits.count - degreeDigits
        guard rest == 2 || rest >= 4 else { return nil }
        var parts = [digits.prefix(degreeDigits), digits.dropFirst(degreeDigits).prefix(2)]
        var fraction = angle.packed.fraction
        if rest >= 4 {
            parts.append(digits.dropFirst(degreeDigits + 2).prefix(2))
            let more = digits.dropFirst(degreeDigits + 4)
            guard more.isEmpty || fraction.isEmpty else { return nil }
            fraction = more + fraction
        }
        var result = angle
        result.numbers = parts.compactMap { Double($0) }
        result.numbers[parts.count - 1] += Double("0." + fraction + "0") ?? 0
        result.decimals = fraction.count
        return result
    }
}
