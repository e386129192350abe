/// One angle of a written position: its numbers, and what stands with them.
struct AngleText {
    enum Axis { case latitude, longitude }

    /// What separated the numbers from each other.
    enum Gap: Equatable { case space, dash, colon, semicolon, dot, comma, mark(Int) }

    /// N, S, E or W, or nil.
    var hemisphere: Character?
    /// What a word such as "latitude" said.
    var label: Axis?
    /// -1, 0 for none, 1.
    var sign = 0
    /// Degrees, then minutes, then seconds.
    var numbers: [Double] = []
    /// Digits after the decimal point of the last number.
    var decimals = 0
    /// A decimal comma; without a letter or a mark it separates two numbers as well.
    var hasComma = false
    var hasMark = false
    var hasDegreeMark = false
    /// Digits without anything between degrees, minutes and seconds.
    var isPacked = false
    /// Those digits and decimals; only the pair tells how many of them are degrees, see `AngleGroups.unpack`.
    var packed = (digits: "", fraction: "")
    /// How degrees and minutes were kept apart.
    var gap: Gap?
    /// The fraction stands behind the hemisphere: `4218N-009`.
    var hasTrailingFraction = false
    var end = 0

    /// The axis, as far as this angle alone says.
    var axis: Axis? {
        switch hemisphere {
        case "N", "S": .latitude
        case "E", "W": .longitude
        default: label
        }
    }

    /// "-34 S" could mean either, and "latitude 34 E" nothing.
    var contradictsItself: Bool {
        guard hemisphere != nil else { return hasComma && !hasMark && label == nil }
        return sign < 0 || (label != nil && label != axis)
    }

    /// The smallest step this angle could have been written in, degrees.
    var unit: Double {
        var unit = numbers.count == 1 ? 1.0 : numbers.count == 2 ? 1.0 / 60 : 1.0 / 3600
        for _ in 0..<min(decimals, 12) { unit /= 10 }
        return unit
    }

    /// Signed degrees, or the number that is no number of minutes or seconds.
    var degrees: Result<Double, NotationFlaw> {
        var total = 0.0
        for number in numbers.dropFirst().reversed() {
            guard number < 60 else { return .failure(.sixtieths(number)) }
            total = (total + number) / 60
        }
        total += numbers[0]
        return .success(sign < 0 || hemisphere == "S" || hemisphere == "W" ? -total : total)
    }
}
