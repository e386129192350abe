/// A quick 64-bit digest of texts that tells rows apart (not against malice): products of 64-bit words, both halves of each
/// taken on (Wang Yi's wyhash, 2019).
struct RowDigest {
    private(set) var value: UInt64

    init(seed: UInt64 = 0) { value = seed ^ 0xA076_1D64_78BD_642F }

    /// Takes a text on, with its length, so that "a", "bc" is not "ab", "c".
    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            mix(UInt64(raw.count), 0xE703_7ED1_A0B4_28DB)
            var index = 0
            while index + 8 <= raw.count {
                mix(
                    unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)),
                    0x8EBC_6AF0_9C88_C6E3)
                index += 8
            }
            var rest: UInt64 = 0
            while index < raw.count {
                rest = rest << 8 | UInt64(unsafe raw[index])
                index += 1
            }
            mix(rest, 0x5899_65CC_7537_4CC3)
        }
    }

    private mutating func mix(_ word: UInt64, _ prime: UInt64) {
        let product = (value ^ word).multipliedFullWidth(by: prime)
        value = product.high ^ product.low &+ 0x9E37_79B9_7F4A_7C15
    }

    /// A name made of a digest: sixteen hexadecimal digits.
    static func name(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
