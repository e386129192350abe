/// Reading the generated table. Every read stays inside its literal: what lies outside folds to itself.
extension FoldingTable {
    /// The scalar stays as it is.
    static let itself: UInt32 = 0
    /// The scalar leaves no trace.
    static let nothing: UInt32 = 1
    /// The scalar parts two words.
    static let space: UInt32 = 2
    /// Values from here on point into `expansions`.
    static let firstExpansion: UInt32 = 0x30000

    /// What a scalar becomes: one of the above, or another scalar.
    static func value(of scalar: UInt32) -> UInt32 {
        guard scalar < end else {
            // Tags and variation selectors, the only marks beyond the table.
            return scalar >> 12 == 0xE0 ? nothing : itself
        }
        let block = number(in: pages, at: Int(scalar >> 4) * 2, digits: 2)
        return number(in: blocks, at: (Int(block) * 16 + Int(scalar & 15)) * 3, digits: 3)
    }

    /// One byte of the expansions.
    static func expansionByte(at position: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: number(in: expansions, at: position * 2, digits: 2))
    }

    private static func number(in table: StaticString, at index: Int, digits: Int) -> UInt32 {
        guard index >= 0, index + digits <= table.utf8CodeUnitCount else { return 0 }
        let start = unsafe table.utf8Start + index
        var value: UInt32 = 0
        for digit in 0..<digits {
            value = unsafe value << 6 | UInt32(start[digit] &- 0x30)
        }
        return value
    }
}
