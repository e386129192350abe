// Numbers and text as bytes. `String(format:)` costs microseconds a number; these cost nanoseconds.

extension [UInt8] {
    /// Appends text as UTF-8.
    mutating func append(_ text: String) { append(contentsOf: text.utf8) }

    /// Appends a whole number.
    mutating func append(integer number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        append(digits: number.magnitude, atLeast: 1)
    }

    /// Appends a number of degrees: at most seven decimals (11 mm), no more than needed, no exponent.
    mutating func append(degrees: Double) { append(tenMillionths: tenMillionths(degrees)) }

    /// Appends the shortest text that reads back as the same number.
    ///
    /// The number must be finite. Only very large and very small ones have an exponent.
    mutating func append(real: Double) {
        if abs(real) < 1e8, Double(tenMillionths(real)) / 1e7 == real {
            // Up to 15 digits tell all numbers apart, so where seven decimals read back as the same
            // number, they are also the shortest way to write it.
            append(tenMillionths: tenMillionths(real))
        } else if let whole = Int(exactly: real), whole.magnitude < 1 << 53 {
            append(integer: whole)
        } else {
            append(real.description)
        }
    }

    private mutating func append(tenMillionths number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var fraction = number.magnitude % 10_000_000
        append(digits: number.magnitude / 10_000_000, atLeast: 1)
        if fraction == 0 { return }
        var decimals = 7
        while fraction % 10 == 0 {
            fraction /= 10
            decimals -= 1
        }
        append(UInt8(ascii: "."))
        append(digits: fraction, atLeast: decimals)
    }

    private mutating func append(digits number: UInt, atLeast least: Int) {
        var width = 1
        var bound: UInt = 10
        while width < 19, number >= bound {
            width += 1
            bound *= 10
        }
        if number >= bound { width += 1 }
        width = Swift.max(width, least)
        // Room first, digits from the right: to append them one by one costs three times as much.
        append(contentsOf: repeatElement(UInt8(ascii: "0"), count: width))
        var rest = number
        var place = count
        while rest > 0 {
            place -= 1
            self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}

/// The nearest whole number of ten-millionths, of a number below 1e8. `rounded()` is a call into the C
/// library on processors before SSE 4.1, for which Swift compiles.
private func tenMillionths(_ number: Double) -> Int { Int(number * 1e7 + (number < 0 ? -0.5 : 0.5)) }
