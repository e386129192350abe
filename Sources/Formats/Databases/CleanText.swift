/// Text for those who take it as it comes: UTF-8 without U+0000.
package enum CleanText {
    private static let highs: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Whether bytes are all of ASCII and not zero, as most are.
    @inline(__always)
    package static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        var odd: UInt64 = 0
        while index + 8 <= bytes.count {
            let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            odd |= word | (word &- ones)
            index += 8
        }
        while index < bytes.count {
            let byte = unsafe UInt64(bytes[index])
            odd |= byte | (byte &- 1)
            index += 1
        }
        return odd & highs == 0
    }

    /// Whether bytes are UTF-8 without U+0000 (Unicode, table 3-7).
    package static func isClean(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            let lead = unsafe bytes[index]
            if lead < 0x80 {
                if lead == 0 { return false }
                index += 1
                continue
            }
            let length =
                switch lead {
                case 0xC2...0xDF: 2
                case 0xE0...0xEF: 3
                case 0xF0...0xF4: 4
                default: 0
                }
            guard length > 0, index + length <= bytes.count else { return false }
            let second = unsafe bytes[index + 1]
            let least: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
            let most: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
            guard least...most ~= second else { return false }
            for place in 2..<max(2, length) {
                guard unsafe bytes[index + place] & 0xC0 == 0x80 else { return false }
            }
            index += length
        }
        return true
    }

    /// Appends bytes as UTF-8: what is none becomes U+FFFD, U+0000 is left out.
    package static func append(_ bytes: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        if unsafe isClean(bytes) {
            unsafe out.append(contentsOf: bytes)
        } else {
            unsafe out.append(contentsOf: String(decoding: bytes, as: UTF8.self).utf8.filter { $0 != 0 })
        }
    }
}
