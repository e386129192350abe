import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a line of the grammar reads in a text.
struct Relation {
    let relation: SpatialRelation
    let tokens: Range<Int>
    /// The line that matched.
    let rule: SpatialRule
    /// The length that the words state.
    let stated: StatedLength?
    /// The direction that the words state.
    let compass: CompassPoint?
    /// How long one travels, and how.
    let travel: (hours: Double, mode: TravelMode)?

    /// What the first line of the grammar says that matches exactly at a token; nil when none does.
    ///
    /// - Parameter reachesEnd: whether the match must take all of the range.
    init?(_ tokens: [Token], at start: Int, in range: Range<Int>, reachesEnd: Bool = false) {
        for rule in SpatialRule.all {
            guard let match = rule.pattern.match(tokens, at: start, in: range), !match.tokens.isEmpty,
                !reachesEnd || match.tokens.upperBound == range.upperBound
            else { continue }
            self.init(rule, match, tokens)
            return
        }
        return nil
    }

    /// Reads what a match of a rule says.
    init(_ rule: SpatialRule, _ match: TokenPattern.Match, _ tokens: [Token]) {
        self.rule = rule
        relation = rule.relation
        self.tokens = match.tokens
        let words = tokens[match.tokens].map(\.lower)
        let unit = words.contains("nautical") ? 1852 : words.lazy.compactMap { LengthUnit.metres[$0] }.last
        stated = unit.flatMap { Self.stated(match, metres: $0, tokens) }
        let directions = words.filter { $0.first?.isLetter == true && CompassPoint(parsing: $0) != nil }
        compass = directions.isEmpty ? nil : CompassPoint(parsing: directions.joined(separator: "-"))
        let hours = match.quantities["t"].flatMap { quantity in
            words.lazy.compactMap { TravelMode.hours[$0] }.first.map { quantity.value * $0 }
        }
        let mode = words.lazy.compactMap { TravelMode.words[$0] }.first ?? .unknown
        travel = hours.map { ($0, mode) }
    }

    /// The stated distance, and how far a rounded number may be off: half of its last digit that is not zero, three quarters
    /// when the words say "about". Nobody paces out a distance: a twentieth is unsure in any case.
    private static func stated(
        _ match: TokenPattern.Match, metres: Double, _ tokens: [Token]
    ) -> StatedLength? {
        guard let quantity = match.quantities["d"] else { return nil }
        let value = quantity.value
        if let upper = match.quantities["e"]?.value {
            // "5 to 7 km"
            guard upper > value else { return nil }
            let half = (upper - value) / 2
            return StatedLength(
                length: .metres((value + half) * metres), tolerance: .metres((half + upper * 0.05) * metres),
                isNautical: metres == 1852)
        }
        let factor = quantity.bound == .exact ? 0.5 : 0.75
        // Distances at sea are computed from positions, which are told in whole minutes of arc: 30 nm is no rounder than 31.
        let isNautical = metres == 1852
        let least = isNautical ? 0.75 : 0
        let counted = step(quantity, tokens)
        let tolerance = max(
            (isNautical ? min(1, counted) : counted) * factor, value * 0.05, min(least, value))
        return StatedLength(
            length: .metres(value * metres),
            tolerance: .metres(min(tolerance, max(value * 0.5, min(least, value))) * metres),
            isNautical: isNautical)
    }

    /// What the last digit of a number counts that is not a zero in front of the point.
    private static func step(_ quantity: Quantity, _ tokens: [Token]) -> Double {
        let digits = tokens[quantity.tokens].last { $0.kind == .number }?.text ?? ""
        if let point = digits.lastIndex(of: "."), digits.contains(".") {
            return pow(10, -Double(digits.distance(from: point, to: digits.endIndex) - 1))
        }
        guard quantity.value == quantity.value.rounded() else { return 0.5 }
        var step = 1.0
        while step < 1e6, (quantity.value / (step * 10)).rounded() * step * 10 == quantity.value {
            step *= 10
        }
        return step
    }
}

extension TravelMode {
    /// Hours in one unit, by its lower-case word.
    static let hours: [String: Double] = [
        "hour": 1, "hours": 1, "hr": 1, "hrs": 1, "minute": 1 / 60, "minutes": 1 / 60, "min": 1 / 60,
        "mins": 1 / 60,
        // Nobody drives or walks through the night.
        "day": 8, "days": 8,
    ]

    /// How one travels, by the word for it.
    static let words: [String: TravelMode] = [
        "drive": .drive, "driving": .drive, "car": .drive, "road": .drive, "bus": .drive, "ride": .drive,
        "motorcycle": .drive, "walk": .walk, "walking": .walk, "foot": .walk, "march": .walk, "boat": .boat,
        "sail": .boat, "sailing": .boat, "ferry": .boat, "canoe": .boat, "flight": .flight, "flying": .flight,
        "plane": .flight, "helicopter": .flight,
    ]
}
