extension Coordinate {
    /// A position in plain decimal degrees, `34.5236,69.1789` with spaces where you like, as data files hold them by
    /// the million. Nil for everything else, which `init(parsing:)` may still read: it says the same of what both read.
    public init?(decimal text: ArraySlice<UInt8>) {
        var position = text.startIndex
        guard let latitude = Self.number(text, &position) else { return nil }
        guard position < text.endIndex, text[position] == UInt8(ascii: ",") else { return nil }
        position += 1
        guard let longitude = Self.number(text, &position), position == text.endIndex else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// A decimal number and the spaces around it. At most 15 digits: both the digits and the power of ten are then
    /// exact, and so their quotient is the nearest number (Clinger 1990).
    private static func number(_ text: ArraySlice<UInt8>, _ position: inout Int) -> Double? {
        func skipSpaces() { while position < text.endIndex, text[position] == 0x20 { position += 1 } }
        skipSpaces()
        var isNegative = false
        if position < text.endIndex, text[position] == UInt8(ascii: "-") {
            isNegative = true
            position += 1
        }
        var digits = 0
        var value = 0
        var scale = 1.0
        var isFraction = false
        while position < text.endIndex {
            let byte = text[position]
            if byte == UInt8(ascii: "."), !isFraction, digits > 0 {
                isFraction = true
            } else if 0x30...0x39 ~= byte, digits < 15 {
                value = value * 10 + Int(byte & 15)
                digits += 1
                if isFraction { scale *= 10 }
            } else {
                break
            }
            position += 1
        }
        guard digits > 0, !isFraction || scale > 1 else { return nil }
        skipSpaces()
        let number = Double(value) / scale
        return isNegative ? -number : number
    }
}
