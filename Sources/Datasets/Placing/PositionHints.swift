/// Tells texts that hold no position, which most are, without reading them as `CoordinateFinder` does.
struct PositionHints {
    /// Whether a text has numbers and, beside one of them, something that a position has: a mark for degrees or minutes, a
    /// letter for a hemisphere, three decimals, a sign, the letters of a grid; or a word that announces one.
    static func mayHold(_ text: String) -> Bool {
        var hints = PositionHints()
        for byte in text.utf8 { hints.add(byte) }
        return (hints.hasHint || hints.isBehindNumber) && (hints.numbers > 1 || hints.hasGrid)
    }

    private var numbers = 0
    private var hasHint = false
    /// Whether a capital letter stands right behind a digit: a grid reference may be a single number.
    private var hasGrid = false
    /// The last bytes: the one before, the one before that, and the last one that is no space.
    private var (previous, former, solid) = (space, space, space)
    /// Whether a word begins with the letter of a hemisphere, of which nothing more was seen; whether a number stands before it.
    private var (isHemisphere, isBehindNumber) = (false, false)
    /// The letters of the word at hand, and how many there were.
    private var (word, letters) = (UInt32(0), 0)
    /// Whether that word stands behind a number: "38 SMB 4611 3656".
    private var followsNumber = false
    /// Digits behind a decimal mark, and the mark.
    private var decimals = 0

    private mutating func add(_ byte: UInt8) {
        if Self.isLetter(byte) {
            addLetter(byte)
        } else {
            // "24 N" is one if nothing more of the word follows.
            if isBehindNumber { hasHint = true }
            isBehindNumber = false
            letters = 0
            if Self.isDigit(byte) {
                addDigit()
            } else {
                addMark(byte)
            }
        }
        (former, previous) = (previous, byte)
        if byte != Self.space { solid = byte }
    }

    private mutating func addLetter(_ byte: UInt8) {
        let lower = byte | 0x20
        letters += 1
        word = word << 8 | UInt32(lower)
        if letters == 1 { followsNumber = Self.isDigit(solid) }
        if letters == 3, followsNumber && byte != lower || Self.announcements.contains(word & 0xFF_FFFF) {
            hasHint = true
        }
        if Self.isDigit(previous), byte != lower { (hasGrid, hasHint) = (true, true) }
        isHemisphere = letters == 1 && Self.hemispheres.contains(lower)
        isBehindNumber = isHemisphere && Self.isDigit(solid)
        decimals = 0
    }

    private mutating func addDigit() {
        if isHemisphere { hasHint = true }
        isHemisphere = false
        if !Self.isDigit(previous) {
            numbers += 1
            let isSigned = previous == UInt8(ascii: "-") || previous == UInt8(ascii: "+")
            if isSigned, !Self.isDigit(former), !Self.isLetter(former) { hasHint = true }
        }
        if decimals > 0 { decimals += 1 }
        if decimals > 3 { hasHint = true }
    }

    private mutating func addMark(_ byte: UInt8) {
        let isDecimal = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
        decimals = isDecimal && Self.isDigit(previous) ? 1 : 0
        let isMark = byte >= 0x80 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
        if isMark, Self.isDigit(previous) { hasHint = true }
        if byte != Self.space { isHemisphere = false }
    }

    private static let space = UInt8(ascii: " ")
    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
    private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
    private static let hemispheres: [UInt8] = Array("nsew".utf8)
    /// The first three letters of words that stand before positions, or in them.
    private static let announcements: [UInt32] = [
        "deg", "lat", "lon", "mgr", "utm", "ups", "usn", "geo", "gri", "pos", "coo",
    ].map { word in word.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
}
