extension Coordinate {
    /// A position as a person writes it; nil when the text is not a position at all.
    ///
    /// Decimal degrees (`34.5236, 69.1789`; `34.5236N 69.1789E`; `N34.5 E69.1`), degrees and minutes, and degrees,
    /// minutes and seconds with or without marks (`34°31′25″N 69°10′44″E`; `34 31 25 N, 69 10 44 E`;
    /// `34:31:25N 69:10:44E`). Latitude comes first unless hemisphere letters say otherwise. The whole text must be
    /// the position. Throws ``GeometryError/latitude(_:in:)``,
    /// ``GeometryError/longitude(_:in:)`` or ``GeometryError/sixtieths(_:in:)`` when it is one in form but not in range.
    public init?(parsing text: String) throws(GeometryError) {
        guard let tokens = CoordinateToken.scan(text), let halves = AngleText.halves(of: tokens) else {
            return nil
        }
        guard let a = AngleText(halves.0), let b = AngleText(halves.1) else { return nil }
        let first: AngleText
        let second: AngleText
        switch (a.hemisphere, b.hemisphere) {
        case (nil, nil), ("N", "E"), ("N", "W"), ("S", "E"), ("S", "W"): (first, second) = (a, b)
        case ("E", "N"), ("E", "S"), ("W", "N"), ("W", "S"): (first, second) = (b, a)
        default: return nil
        }
        let latitude = try first.degrees(in: text)
        let longitude = try second.degrees(in: text)
        guard abs(latitude) <= 90 else { throw .latitude(latitude, in: text) }
        guard abs(longitude) <= 180 else { throw .longitude(longitude, in: text) }
        self.init(latitude: latitude, longitude: longitude)
    }
}

/// One angle of a written position: its numbers, and what stands with them.
struct AngleText {
    /// N, S, E or W, or nil.
    private(set) var hemisphere: Character?
    private var isNegative = false
    private var numbers: [(value: Double, isWhole: Bool)] = []

    /// Nil unless the tokens are one to three numbers in the order degrees, minutes, seconds.
    init?(_ tokens: [CoordinateToken]) {
        var lastMark = 0
        var numbersAtMark = 0
        for token in tokens {
            switch token {
            case .number(let value, let sign, let isWhole):
                if sign != 0 {
                    guard numbers.isEmpty else { return nil }
                    isNegative = sign < 0
                }
                numbers.append((value, isWhole))
            case .hemisphere(let letter):
                guard hemisphere == nil else { return nil }
                hemisphere = letter
            case .mark(let rank):
                // The third number has the third mark, if it has one.
                guard rank == numbers.count, rank > lastMark, numbers.count > numbersAtMark else {
                    return nil
                }
                lastMark = rank
                numbersAtMark = numbers.count
            case .gap: continue
            case .separator: return nil
            }
        }
        guard (1...3).contains(numbers.count), numbers.dropLast().allSatisfy(\.isWhole) else { return nil }
        // "-34 S" could mean either.
        if isNegative && hemisphere != nil { return nil }
    }

    /// Signed degrees.
    func degrees(in text: String) throws(GeometryError) -> Double {
        var total = 0.0
        for number in numbers.dropFirst().reversed() {
            guard number.value < 60 else { throw .sixtieths(number.value, in: text) }
            total = (total + number.value) / 60
        }
        total += numbers[0].value
        return isNegative || hemisphere == "S" || hemisphere == "W" ? -total : total
    }

    /// Where the first angle ends and the second begins; nil when that cannot be told.
    static func halves(of tokens: [CoordinateToken]) -> ([CoordinateToken], [CoordinateToken])? {
        func split(at index: Int, dropping count: Int = 0) -> ([CoordinateToken], [CoordinateToken]) {
            (Array(tokens[..<index]), Array(tokens[(index + count)...]))
        }
        let separators = tokens.indices.filter { tokens[$0] == .separator }
        if separators.count == 1 { return split(at: separators[0], dropping: 1) }
        guard separators.isEmpty else { return nil }

        let letters = tokens.indices.filter { if case .hemisphere = tokens[$0] { true } else { false } }
        if letters.count == 2 {
            // Before both numbers or after both.
            if letters[0] == 0 { return split(at: letters[1]) }
            return letters[1] == tokens.count - 1 ? split(at: letters[0] + 1) : nil
        }
        guard letters.isEmpty else { return nil }

        let numbers = tokens.indices.filter { tokens[$0].isNumber }
        let signs = numbers.dropFirst().filter { tokens[$0].isSigned }
        if signs.count == 1 { return split(at: signs[0]) }
        let degrees = tokens.indices.filter { tokens[$0] == .mark(1) }
        if degrees.count == 2, let second = numbers.last(where: { $0 < degrees[1] }) {
            return split(at: second)
        }
        // Two bare numbers are a position only when neither could be a count.
        let areDecimal = numbers.allSatisfy { !tokens[$0].isWhole }
        return numbers.count == 2 && areDecimal ? split(at: numbers[1]) : nil
    }
}
