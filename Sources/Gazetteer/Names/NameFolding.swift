/// Folding over UTF-8 bytes: the one function behind every key, in the builder and in the look-up.
enum NameFolding {
    /// Appends the key of `name` to `key`; see `FoldedKey` for the rules.
    static func fold(_ name: Span<UInt8>, into key: inout [UInt8]) {
        let start = key.count
        var gap = false
        var index = 0
        while index < name.count {
            let byte = name[index]
            switch byte {
            case 0x61...0x7A, 0x30...0x39:
                if gap { openWord(&key, start, &gap) }
                key.append(byte)
                index += 1
            case 0x41...0x5A:
                if gap { openWord(&key, start, &gap) }
                key.append(byte | 0x20)
                index += 1
            case 0x27, 0x2E, 0x60:  // ' . `
                index += 1
            case 0x80...:
                let (scalar, length) = decode(name, at: index)
                index += length
                append(scalar, to: &key, start, &gap)
            case 0x26:  // &
                append(0x26, to: &key, start, &gap)
                index += 1
            default:
                gap = true
                index += 1
            }
        }
    }

    /// One space between words, none in front of the first.
    private static func openWord(_ key: inout [UInt8], _ start: Int, _ gap: inout Bool) {
        if key.count > start { key.append(0x20) }
        gap = false
    }

    /// Appends what the table says of one scalar; nil is a byte that is no UTF-8 and parts words.
    private static func append(_ scalar: UInt32?, to key: inout [UInt8], _ start: Int, _ gap: inout Bool) {
        guard let scalar else {
            gap = true
            return
        }
        switch FoldingTable.value(of: scalar) {
        case FoldingTable.itself:
            if gap { openWord(&key, start, &gap) }
            encode(scalar, into: &key)
        case FoldingTable.nothing: break
        case FoldingTable.space: gap = true
        case let value where value >= FoldingTable.firstExpansion:
            var position = Int(value - FoldingTable.firstExpansion)
            let end = position + 1 + Int(FoldingTable.expansionByte(at: position))
            position += 1
            while position < end {
                let byte = FoldingTable.expansionByte(at: position)
                position += 1
                if byte == 0x20 {
                    gap = true
                } else {
                    if gap { openWord(&key, start, &gap) }
                    key.append(byte)
                }
            }
        case let other:
            if gap { openWord(&key, start, &gap) }
            encode(other, into: &key)
        }
    }

    /// The scalar at `index` and how many bytes it takes; nil and 1 where the bytes are not UTF-8 (RFC 3629,
    /// 4).
    private static func decode(_ bytes: Span<UInt8>, at index: Int) -> (UInt32?, Int) {
        func following(_ offset: Int) -> UInt32? {
            guard index + offset < bytes.count, bytes[index + offset] & 0xC0 == 0x80 else { return nil }
            return UInt32(bytes[index + offset] & 0x3F)
        }
        let lead = UInt32(bytes[index])
        switch lead {
        case 0xC2...0xDF:
            guard let a = following(1) else { return (nil, 1) }
            return ((lead & 0x1F) << 6 | a, 2)
        case 0xE0...0xEF:
            guard let a = following(1), let b = following(2) else { return (nil, 1) }
            let scalar = (lead & 0x0F) << 12 | a << 6 | b
            return scalar < 0x800 || 0xD800...0xDFFF ~= scalar ? (nil, 1) : (scalar, 3)
        case 0xF0...0xF4:
            guard let a = following(1), let b = following(2), let c = following(3) else { return (nil, 1) }
            let scalar = (lead & 0x07) << 18 | a << 12 | b << 6 | c
            return 0x10000...0x10FFFF ~= scalar ? (scalar, 4) : (nil, 1)
        default:
            return (nil, 1)
        }
    }

    private static func encode(_ scalar: UInt32, into key: inout [UInt8]) {
        switch scalar {
        case ..<0x80:
            key.append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x800:
            key.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            key.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        case ..<0x10000:
            key.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            key.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            key.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        default:
            key.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            key.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            key.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            key.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }
}
