/// Numbers of a table, with errors that name the field.
extension TableReader {
    /// A whole number from 0 up to `limit`; nil where the field is empty.
    func optionalWhole(_ field: Int, _ name: String, limit: Int = Int(UInt32.max)) throws(GazetteerError)
        -> Int?
    {
        if isEmpty(field) { return nil }
        let value = withField(field) { bytes -> Int? in
            var value = 0
            for index in bytes.indices {
                guard 0x30...0x39 ~= bytes[index], value <= limit else { return nil }
                value = value * 10 + Int(bytes[index] & 15)
            }
            return value
        }
        guard let value, value <= limit else {
            throw failure(name, "“\(text(field))” is not a whole number from 0 to \(limit)")
        }
        return value
    }

    /// A whole number from 0 up to `limit`.
    func whole(_ field: Int, _ name: String, limit: Int = Int(UInt32.max)) throws(GazetteerError) -> Int {
        guard let value = try optionalWhole(field, name, limit: limit) else {
            throw failure(name, "is empty")
        }
        return value
    }

    /// Decimal degrees from -`limit` to `limit` as units of 1e-7 degrees, rounded half away from zero.
    func degrees(_ field: Int, _ name: String, limit: Int) throws(GazetteerError) -> Int32 {
        let units = withField(field) { FixedPoint.parse($0, decimals: 7) }
        guard let units, abs(units) <= limit * 10_000_000 else {
            throw failure(name, "“\(text(field))” is not a number of degrees from -\(limit) to \(limit)")
        }
        return Int32(units)
    }
}

/// Decimal text as a whole number of small units, without a detour through floating point.
enum FixedPoint {
    /// `-12.5` with 7 decimals is -125,000,000; nil when it is no such number, or has more than nine digits
    /// in front of the point.
    static func parse(_ bytes: Span<UInt8>, decimals: Int) -> Int? {
        var index = 0
        var isNegative = false
        if index < bytes.count, bytes[index] == 0x2D || bytes[index] == 0x2B {
            isNegative = bytes[index] == 0x2D
            index += 1
        }
        var value = 0
        var digits = 0
        while index < bytes.count, 0x30...0x39 ~= bytes[index] {
            value = value * 10 + Int(bytes[index] & 15)
            digits += 1
            index += 1
            if digits > 9 { return nil }
        }
        var scale = 0
        if index < bytes.count, bytes[index] == 0x2E {
            index += 1
            while index < bytes.count, 0x30...0x39 ~= bytes[index] {
                let digit = Int(bytes[index] & 15)
                if scale < decimals {
                    value = value * 10 + digit
                } else if scale == decimals, digit >= 5 {
                    value += 1
                }
                scale += 1
                digits += 1
                index += 1
            }
        }
        guard index == bytes.count, digits > 0 else { return nil }
        while scale < decimals {
            value *= 10
            scale += 1
        }
        return isNegative ? -value : value
    }
}
