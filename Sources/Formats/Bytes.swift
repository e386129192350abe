// Numbers and text as bytes. `String(format:)` costs microseconds a number; these cost nanoseconds.

extension [UInt8] {
    /// Appends text as UTF-8.
    mutating func append(_ text: String) { append(contentsOf: text.utf8) }

    /// Appends a whole number.
    mutating func append(integer number: Int) { write(atMost: 20) { $0.put(integer: number) } }

    /// Appends a number of degrees: at most seven decimals (11 mm), no more than needed, no exponent.
    mutating func append(degrees: Double) { write(atMost: 24) { $0.put(degrees: degrees) } }

    /// Appends the shortest text that reads back as the same number.
    ///
    /// The number must be finite. Only very large and very small ones have an exponent.
    mutating func append(real: Double) {
        if abs(real) < 1e8, Double(tenMillionths(real)) / 1e7 == real {
            // Up to 15 digits tell all numbers apart, so where seven decimals read back as the same
            // number, they are also the shortest way to write it.
            append(degrees: real)
        } else if let whole = Int(exactly: real), whole.magnitude < 1 << 53 {
            append(integer: whole)
        } else {
            append(real.description)
        }
    }
}
