/// FNV-1a with 64 bits (draft-eastlake-fnv, 2): it finds every single damaged byte, which is what an index
/// has to fear; it is no defence against someone who means harm, and the checked reads are there for that.
struct Checksum {
    /// The checksum of what was added so far.
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Adds bytes in order.
    mutating func add(_ bytes: Span<UInt8>) {
        var hash = value
        for index in bytes.indices {
            hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
        }
        value = hash
    }
}
