/// The hashes by which features, words and names are told apart. Trained weights depend on them: changing one is a
/// new model format.
enum Hashing {
    /// The number a chain of `add` starts from (FNV-1a's offset basis).
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    /// FNV-1a with 64 bits, a byte at a time.
    @inline(__always)
    static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// FNV-1a with 64 bits, over some bytes.
    static func hash(_ bytes: Span<UInt8>, from seed: UInt64 = start) -> UInt64 {
        var hash = seed
        for index in bytes.indices { hash = add(bytes[index], to: hash) }
        return hash
    }

    /// Joins two numbers into one that is as good as random (the finaliser of MurmurHash3, 32 bits).
    @inline(__always)
    static func join(_ a: UInt32, _ b: UInt32) -> UInt32 {
        var value = (a &* 0x9E37_79B1) ^ ((b &+ 0x7F4A_7C15) &* 0x85EB_CA6B)
        value ^= value >> 15
        value = value &* 0xC2B2_AE35
        return value ^ value >> 13
    }

    /// The lower half mixed with the upper.
    @inline(__always)
    static func folded(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ hash >> 32) }
}
