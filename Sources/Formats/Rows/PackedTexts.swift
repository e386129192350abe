/// Texts one behind the other, so that to take one touches no counter of references.
struct PackedTexts: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]

    init(_ texts: [[UInt8]]) {
        for text in texts {
            bytes += text
            ends.append(bytes.count)
        }
        // What a copy may run over.
        bytes += repeatElement(0, count: 16)
    }

    /// Calls `body` with all of them.
    func withBytes(_ body: (Bytes) -> Void) {
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe ends.withUnsafeBufferPointer { ends in unsafe body(Bytes(bytes: bytes, ends: ends)) }
        }
    }

    /// The texts as they lie.
    @safe struct Bytes {
        fileprivate let bytes: UnsafeRawBufferPointer
        fileprivate let ends: UnsafeBufferPointer<Int>

        /// The length of all of them.
        var count: Int { unsafe bytes.count }

        /// How many there are.
        var number: Int { unsafe ends.count - 1 }

        /// Which of them a text is.
        @inline(__always)
        func index(of text: UnsafeRawBufferPointer) -> Int? {
            for number in 0..<self.number {
                let range = unsafe ends[number]..<ends[number + 1]
                if unsafe range.count == text.count
                    && isEqual(UnsafeRawBufferPointer(rebasing: bytes[range]), text)
                {
                    return number
                }
            }
            return nil
        }

        /// Writes a text; there must be room for 16 bytes more.
        @inline(__always)
        func put(_ number: Int, to out: inout ByteCursor) {
            let start = unsafe ends[number]
            guard let first = unsafe bytes.baseAddress else { return }
            unsafe out.put(overrunning: first + start, ends[number + 1] - start)
        }
    }
}

/// Whether two texts of one length are the same.
@inline(__always)
func isEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index + 8 <= a.count {
        let (one, other) = unsafe (
            a.loadUnaligned(fromByteOffset: index, as: UInt64.self),
            b.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        )
        if one != other { return false }
        index += 8
    }
    while index < a.count {
        if unsafe a[index] != b[index] { return false }
        index += 1
    }
    return true
}
