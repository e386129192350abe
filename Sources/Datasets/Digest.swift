internal import Geometry

/// A quick 64-bit digest that finds damage, not malice: eight numbers run beside each other over the 64-bit words, so
/// that a processor is busy with as many products at once. `Data/FORMAT.md` describes it.
enum Digest {
    private static let prime: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let size = 1 << 20

    /// The digest of a part of a block: that of the digests of its mebibytes, which all cores work out.
    static func of(_ block: MemoryBlock, _ range: Range<Int>) -> UInt64 {
        let pieces = (range.count + size - 1) / size
        let digests = Parallel.map(count: pieces, threads: Parallel.width) { piece in
            let start = range.lowerBound + piece * size
            return unsafe lanes(block.bytes(start, min(size, range.upperBound - start)))
        }
        return unsafe digests.withUnsafeBytes { unsafe lanes($0) }
    }

    /// The digest of bytes as one piece. What is left behind the last 64 bytes is filled up with zeros.
    static func lanes(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = SIMD8<UInt64>(1, 2, 3, 4, 5, 6, 7, 8)
        var offset = 0
        while offset + 64 <= bytes.count {
            let words = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt64>.self)
            for lane in 0..<8 { lanes[lane] = step(lanes[lane], words[lane]) }
            offset += 64
        }
        if offset < bytes.count {
            var rest = SIMD8<UInt64>(repeating: 0)
            for index in offset..<bytes.count {
                let place = index - offset
                rest[place / 8] |= unsafe UInt64(bytes[index]) << UInt64(8 * (place % 8))
            }
            for lane in 0..<8 { lanes[lane] = step(lanes[lane], rest[lane]) }
        }
        var digest = UInt64(bytes.count)
        for lane in 0..<8 { digest = step(digest, lanes[lane]) }
        return digest
    }

    /// Every step can be undone, so a single word that differs makes another digest.
    @inline(__always)
    private static func step(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word) &* prime
        return product << 29 | product >> 35
    }
}
