/// Finding a key: a binary search over the first keys of the blocks, then a walk through one block.
extension OpenIndex {
    /// What the index says of one key.
    struct KeyResult {
        /// The key's tail, see `Data/FORMAT.md`; nil when the key is not there.
        var tail: Int?
        /// Whether some longer key starts with this one and a space.
        var continues = false
    }

    private var blockCount: Int { blocks.count / 4 }

    func cursor(block: Int) -> IndexCursor {
        let start = keys.lowerBound + Int(bytes.number(blocks.lowerBound + block * 4, UInt32.self))
        return IndexCursor(bytes, min(start, keys.upperBound)..<keys.upperBound)
    }

    /// How many bytes a key shares with the one before it, and the rest of it.
    @inline(__always)
    func head(_ cursor: inout IndexCursor) -> (shared: Int, suffix: Range<Int>)? {
        guard let lengths = cursor.byte() else { return nil }
        var shared = Int(lengths >> 4)
        var count = Int(lengths & 15)
        if shared == 15 {
            guard let more = cursor.varint() else { return nil }
            shared += more
        }
        if count == 15 {
            guard let more = cursor.varint() else { return nil }
            count += more
        }
        guard let suffix = cursor.run(count) else { return nil }
        return (shared, suffix)
    }

    private func firstKey(_ block: Int) -> Range<Int> {
        var cursor = cursor(block: block)
        return head(&cursor)?.suffix ?? 0..<0
    }

    /// Looks a folded key up; an empty one is never there.
    func find(_ key: Span<UInt8>) -> KeyResult {
        guard KeyPacking.isNeeded(key) else { return find(packed: key) }
        var packed: [UInt8] = []
        packed.reserveCapacity(key.count)
        KeyPacking.pack(key, into: &packed)
        return find(packed: packed.span)
    }

    private func find(packed key: Span<UInt8>) -> KeyResult {
        guard !key.isEmpty, blockCount > 0 else { return KeyResult() }
        // The last block whose first key is not after `key`.
        var low = 0
        var high = blockCount
        while low < high {
            let middle = (low + high) / 2
            if bytes.compare(firstKey(middle), key) <= 0 { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return KeyResult(tail: nil, continues: extends(firstKey(0), key)) }
        return walk(block: low - 1, key)
    }

    /// Whether `range` holds the key, a space and more.
    private func extends(_ range: Range<Int>, _ key: Span<UInt8>) -> Bool {
        guard range.count > key.count, bytes.byte(range.lowerBound + key.count) == 0x20 else { return false }
        return bytes.compare(range.lowerBound..<range.lowerBound + key.count, key) == 0
    }

    /// Keys in a block ascend, so what each shares with the one before it says mostly without looking at its
    /// bytes whether it still lies before `key` (`matched` bytes of which the one before it had).
    private func walk(block: Int, _ key: Span<UInt8>) -> KeyResult {
        var result = KeyResult()
        var cursor = cursor(block: block)
        var matched = 0
        for _ in 0..<GazetteerFormat.keysPerBlock {
            guard let (shared, suffix) = head(&cursor) else { break }
            guard let tail = cursor.varint() else { return result }
            if result.tail != nil {
                result.continues = shared == key.count && bytes.byte(suffix.lowerBound) == 0x20
                return result
            }
            if shared > matched { continue }
            if shared < matched { return result }
            var index = suffix.lowerBound
            while index < suffix.upperBound, matched < key.count, bytes.byte(index) == key[matched] {
                index += 1
                matched += 1
            }
            if matched == key.count {
                if index == suffix.upperBound {
                    result.tail = tail
                } else {
                    result.continues = bytes.byte(index) == 0x20
                    return result
                }
            } else if index < suffix.upperBound, bytes.byte(index) > key[matched] {
                return result
            }
        }
        // Every key of the block lies before `key` or is it: what follows is the next block's first.
        if block + 1 < blockCount { result.continues = extends(firstKey(block + 1), key) }
        return result
    }
}
