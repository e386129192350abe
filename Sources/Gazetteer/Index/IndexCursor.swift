/// Reads one value after the other; at the end of its range, or at damage, it stops and yields nil.
struct IndexCursor {
    private let bytes: IndexBytes
    /// The next byte to read.
    private(set) var position: Int
    private let end: Int

    init(_ bytes: IndexBytes, _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = min(range.upperBound, bytes.count)
    }

    /// One byte.
    @inline(__always)
    mutating func byte() -> UInt8? {
        guard position < end else { return nil }
        defer { position += 1 }
        return bytes.byte(position)
    }

    /// A number in seven bits a byte, the low ones first (LEB128), of at most 42 bits.
    @inline(__always)
    mutating func varint() -> Int? {
        var value = 0
        var shift = 0
        while shift < 42 {
            guard let next = byte() else { return nil }
            value |= Int(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    /// The range of the next `count` bytes, which are skipped.
    @inline(__always)
    mutating func run(_ count: Int) -> Range<Int>? {
        guard count >= 0, count <= end - position else { return nil }
        defer { position += count }
        return position..<position + count
    }
}
