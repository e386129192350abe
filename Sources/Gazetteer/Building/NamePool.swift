/// Display names, each stored once: there are hundreds of San Josés.
struct NamePool {
    /// The names, each a length (LEB128) and UTF-8.
    private(set) var bytes: [UInt8] = []
    /// An open hash table of where names start, plus one; 0 is free. Half of it stays free.
    private var slots = [UInt32](repeating: 0, count: 1 << 12)
    private var count = 0

    /// Where the name starts in `bytes`; nil when there are more than 4 GiB of names.
    mutating func add(_ name: Span<UInt8>) -> UInt32? {
        let start = bytes.count
        guard start < Int(UInt32.max) else { return nil }
        bytes.appendVarint(name.count)
        for index in name.indices { bytes.append(name[index]) }
        var slot = slot(of: start..<bytes.count)
        while slots[slot] != 0 {
            let other = Int(slots[slot] - 1)
            if isEqual(other, start..<bytes.count) {
                bytes.removeLast(bytes.count - start)
                return UInt32(other)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = UInt32(start + 1)
        count += 1
        if count * 2 > slots.count { grow() }
        return UInt32(start)
    }

    /// Where the name starts in `bytes`, if it is there.
    func find(_ name: Span<UInt8>) -> UInt32? {
        var entry: [UInt8] = []
        entry.appendVarint(name.count)
        name.append(to: &entry)
        var slot = Self.hash(entry.span) & (slots.count - 1)
        while slots[slot] != 0 {
            if isEqual(Int(slots[slot] - 1), name) { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Forgets what is only for finding names again: those that are added from now on may stand twice.
    mutating func close() {
        slots = [0, 0, 0, 0]
        count = 0
    }

    /// Whether the name that starts there has these bytes.
    func isEqual(_ start: Int, _ name: Span<UInt8>) -> Bool {
        let end = end(of: start)
        guard end - name.count > start, end - start == name.count + Self.varintSize(name.count) else {
            return false
        }
        for index in name.indices where bytes[end - name.count + index] != name[index] { return false }
        return true
    }

    private static func varintSize(_ number: Int) -> Int {
        max(1, (Int.bitWidth - number.leadingZeroBitCount + 6) / 7)
    }

    /// Lengths stand in front, so equal beginnings are equal names.
    private func isEqual(_ other: Int, _ new: Range<Int>) -> Bool {
        for index in 0..<new.count where bytes[other + index] != bytes[new.lowerBound + index] {
            return false
        }
        return true
    }

    private func slot(of range: Range<Int>) -> Int {
        Self.hash(bytes.span.extracting(range)) & (slots.count - 1)
    }

    private static func hash(_ bytes: Span<UInt8>) -> Int {
        var checksum = Checksum()
        checksum.add(bytes)
        return Int(truncatingIfNeeded: checksum.value ^ checksum.value >> 29)
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt32](repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 {
            let start = Int(entry - 1)
            var slot = slot(of: start..<end(of: start))
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }

    /// Where the name that starts there ends.
    private func end(of start: Int) -> Int {
        var position = start
        var length = 0
        var shift = 0
        while bytes[position] >= 0x80 {
            length |= Int(bytes[position] & 0x7F) << shift
            shift += 7
            position += 1
        }
        return position + 1 + (length | Int(bytes[position]) << shift)
    }
}
