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
    mutating func append(degrees: Double) { append(scaled: (degrees * scale).rounded()) }

    /// Appends the shortest text that reads back as the same number.
    ///
    /// The number must be finite. Only very large and very small ones have an exponent.
    mutating func append(real: Double) {
        // Up to 15 digits tell all numbers apart, so where seven decimals read back as the same
        // number, they are also the shortest way to write it.
        let scaled = (real * scale).rounded()
        if abs(real) < 1e8, scaled / scale == real {
            append(scaled: scaled)
        } else if let whole = Int(exactly: real), whole.magnitude < 1 << 53 {
            append(integer: whole)
        } else {
            append(real.description)
        }
    }

    /// Appends a number of ten-millionths.
    private mutating func append(scaled: Double) {
        if scaled < 0 { append(UInt8(ascii: "-")) }
        let magnitude = UInt(abs(scaled))
        var fraction = magnitude % UInt(scale)
        append(digits: magnitude / UInt(scale), atLeast: 1)
        if fraction == 0 { return }
        var decimals = 7
        while fraction % 10 == 0 {
            fraction /= 10
            decimals -= 1
        }
        append(UInt8(ascii: "."))
        append(digits: fraction, atLeast: decimals)
    }

    private mutating func append(digits number: UInt, atLeast width: Int) {
        let start = count
        var rest = number
        while rest > 0 || count - start < width {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        self[start...].reverse()
    }
}

private let scale = 1e7
