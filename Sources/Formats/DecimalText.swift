/// Decimal numbers in bytes.
package enum DecimalText {
    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// The number that the bytes write, correctly rounded; nil when they write none, or one that is not finite.
    /// White space around it is allowed, nothing else.
    ///
    /// Up to 2⁵³ and 10²² both the digits and the power of ten are exact, so one division rounds once (Clinger 1990).
    @inline(__always)
    package static func number(_ bytes: UnsafeRawBufferPointer) -> Double? {
        var index = 0
        var end = bytes.count
        while index < end, unsafe bytes[index] <= 0x20 { index += 1 }
        while end > index, unsafe bytes[end - 1] <= 0x20 { end -= 1 }
        let start = index
        guard index < end else { return nil }
        let isNegative = unsafe bytes[index] == UInt8(ascii: "-")
        if unsafe isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
        var digits: UInt64 = 0
        var count = 0
        var decimals = -1
        while index < end {
            let byte = unsafe bytes[index]
            if byte &- 0x30 <= 9 {
                digits = digits &* 10 &+ UInt64(byte &- 0x30)
                count += 1
                if decimals >= 0 { decimals += 1 }
            } else if byte == UInt8(ascii: "."), decimals < 0 {
                decimals = 0
            } else {
                break
            }
            index += 1
        }
        guard index == end, count > 0, count <= 18, digits <= 1 << 53 else {
            return unsafe slow(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        }
        let value = Double(digits) / powers[max(0, decimals)]
        return isNegative ? -value : value
    }

    /// Exponents and many digits. Names of numbers and hexadecimal ones are none.
    private static func slow(_ bytes: UnsafeRawBufferPointer) -> Double? {
        let allowed = "0123456789+-.eE".utf8
        guard unsafe bytes.allSatisfy(allowed.contains) else { return nil }
        guard let value = unsafe Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
            return nil
        }
        return value
    }
}
