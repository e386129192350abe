/// What building from an index asks of it, beyond what look-ups do.
extension OpenIndex {
    /// The bytes of a feature's class and code; those of no feature for a number that there is not.
    func featureRange(_ number: UInt16) -> Range<Int> {
        let start = features.lowerBound + Int(number & ~GazetteerFormat.measuredBit) * 12
        guard start < features.upperBound else { return features.upperBound..<features.upperBound }
        var end = start + 1
        while end < start + 12, bytes.byte(end) != 0 { end += 1 }
        return start..<end
    }

    /// The bytes of the display name that starts at an offset into the names.
    func nameRange(_ offset: UInt32) -> Range<Int> {
        let start = names.lowerBound + Int(offset)
        guard start < names.upperBound else { return names.upperBound..<names.upperBound }
        var cursor = IndexCursor(bytes, start..<names.upperBound)
        guard let length = cursor.varint(), let run = cursor.run(length) else {
            return names.upperBound..<names.upperBound
        }
        return run
    }

    /// What the metadata say of the number of rows that are the user's own.
    static func ownCount(_ bytes: IndexBytes, metadata: Range<Int>) -> Int {
        // It stands in the first lines; the provenance behind them may be long.
        let beginning = metadata.lowerBound..<min(metadata.upperBound, metadata.lowerBound + 256)
        for line in bytes.text(beginning).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { break }
            let fields = line.split(separator: "\t")
            if fields.count == 2, fields[0] == "own" { return max(0, Int(fields[1]) ?? 0) }
        }
        return 0
    }

    /// The text on where the places are from.
    var provenance: String {
        let parts = bytes.text(metadata).split(
            separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count > 1 ? String(parts[1]) : ""
    }

    /// Calls `body` with each key, packed, and its tail, in their order; stops at damage.
    func forEachKey(_ body: ([UInt8], Int) -> Void) {
        var key: [UInt8] = []
        for block in 0..<blocks.count / 4 {
            key.removeAll(keepingCapacity: true)
            var cursor = cursor(block: block)
            let end = block + 1 < blocks.count / 4 ? self.cursor(block: block + 1).position : keys.upperBound
            for _ in 0..<GazetteerFormat.keysPerBlock where cursor.position < end {
                guard let (shared, suffix) = head(&cursor), shared <= key.count, let tail = cursor.varint()
                else { return }
                key.removeLast(key.count - shared)
                bytes.withSpan(suffix) { $0.append(to: &key) }
                body(key, tail)
            }
        }
    }
}
