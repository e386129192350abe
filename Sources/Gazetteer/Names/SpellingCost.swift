/// What it costs to write one name for another: the edits of Damerau and Levenshtein, of which those that come from
/// spelling one sound in two ways cost half, and doubled letters an eighth.
///
/// "Kabool" is nearer to "Kabul" than "Kabil" to "Kabuk": transliterations of one name differ in vowels, in silent h,
/// in doubled letters and in letters for one sound, typing errors in anything.
enum SpellingCost {
    /// Any edit: a letter too many, too few, another, or two in the wrong order.
    static let edit: UInt8 = 8
    /// An edit that leaves the sound as it is, nearly.
    static let sound: UInt8 = 4
    /// A letter once for twice, or twice for once.
    static let doubled: UInt8 = 1

    /// What the spelling of a key of so many bytes may differ by. A short name is a letter or two away from some name of some
    /// language wherever one looks, and a wrong place is worse than none.
    static func budget(length: Int) -> UInt8 {
        switch length {
        case ..<4: 0
        case 4: sound
        case 5...7: edit
        case 8...9: edit + sound
        default: edit + edit
        }
    }

    /// Whether the first letter may be another one for the same sound: hardly anyone gets it wrong otherwise.
    static func allowsOtherStart(length: Int) -> Bool { length > 6 }

    /// Writing one letter for another.
    @inline(__always)
    static func replacing(_ a: UInt8, by b: UInt8) -> UInt8 {
        if a == b { return 0 }
        return classes[Int(a)] & classes[Int(b)] != 0 ? sound : edit
    }

    /// Writing a letter that the other spelling has not, behind `before`.
    @inline(__always)
    static func adding(_ letter: UInt8, after before: UInt8) -> UInt8 {
        if letter == before { return doubled }
        if letter == 0x20 || letter == UInt8(ascii: "h") { return sound }
        return classes[Int(letter)] & classes[Int(before)] & 1 != 0 ? sound : edit
    }

    /// The sounds that each byte of a key may stand for, a bit each; vowels have the lowest.
    private static let classes: [UInt16] = {
        var classes = [UInt16](repeating: 0, count: 256)
        for (bit, letters) in ["aeiouyw", "kqcx", "szcx", "vwbf", "dt", "jgyi", "hx"].enumerated() {
            for letter in letters.utf8 { classes[Int(letter)] |= 1 << UInt16(bit) }
        }
        return classes
    }()
}
