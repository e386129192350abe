/// Keys as they lie in the index: one byte a letter for most scripts, where UTF-8 takes two or three.
///
/// A folded key uses few of the ASCII bytes, so some of the others stand for "from here on, a byte from 0x80
/// is a letter of this block of 128 scalars" (like the windows of Unicode Technical Standard 6). The packing
/// is one to one, and the packed form of a key and a space is the beginning of every longer key's that
/// continues it: all that a search by bytes asks for.
enum KeyPacking {
    /// The blocks of 128 scalars that have a byte: U+0380 (Greek) to U+1FFF.
    private static let windows: ClosedRange<UInt32> = 7...63
    /// The block of katakana and half of hiragana, U+3080 to U+30FF.
    private static let kana: UInt32 = 0x61
    /// From here on bytes from 0x80 are UTF-8, as they are at the start of a key.
    private static let plainCode: UInt8 = 0x7E
    private static let kanaCode: UInt8 = 0x7F
    /// A key's state at its start: bytes from 0x80 are UTF-8.
    private static let plain: UInt32 = 0

    /// Whether the packed form differs from the key.
    static func isNeeded(_ key: Span<UInt8>) -> Bool {
        for index in key.indices where key[index] >= 0x80 { return true }
        return false
    }

    /// Appends the packed form of a folded key. Bytes that no folded key has give something that no index
    /// has.
    static func pack(_ key: Span<UInt8>, into packed: inout [UInt8]) {
        var window = plain
        var index = 0
        while index < key.count {
            let byte = key[index]
            if byte < 0x80 {
                packed.append(isLetter(byte) ? byte : 0)
                index += 1
                continue
            }
            let (scalar, length) = scalar(key, at: index)
            let wanted = windows ~= scalar >> 7 || scalar >> 7 == kana ? scalar >> 7 : plain
            if wanted != window {
                packed.append(code(wanted))
                window = wanted
            }
            if wanted == plain {
                for offset in 0..<length { packed.append(key[index + offset]) }
            } else {
                packed.append(UInt8(0x80 | scalar & 0x7F))
            }
            index += length
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        0x61...0x7A ~= byte || 0x30...0x39 ~= byte || byte == 0x20
    }

    /// The ASCII byte that opens a window: those between space and the digits, between the digits and the
    /// small letters, and behind the letters, in this order.
    private static func code(_ window: UInt32) -> UInt8 {
        if window == plain { return plainCode }
        if window == kana { return kanaCode }
        let number = UInt8(window - windows.lowerBound)
        if number < 15 { return 0x21 + number }
        return number < 54 ? 0x3A + (number - 15) : 0x7B + (number - 54)
    }

    /// The scalar of two or three bytes that starts at `index`; otherwise one that has no window.
    private static func scalar(_ key: Span<UInt8>, at index: Int) -> (UInt32, Int) {
        let lead = UInt32(key[index])
        if 0xC2...0xDF ~= lead, index + 1 < key.count {
            return ((lead & 0x1F) << 6 | UInt32(key[index + 1] & 0x3F), 2)
        }
        if 0xE0...0xEF ~= lead, index + 2 < key.count {
            return (
                (lead & 0x0F) << 12 | UInt32(key[index + 1] & 0x3F) << 6 | UInt32(key[index + 2] & 0x3F), 3
            )
        }
        return (0, 1)
    }
}
