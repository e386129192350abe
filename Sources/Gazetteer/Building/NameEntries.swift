/// Pairs of a key and a place, to be sorted: an arena of packed keys and small entries.
struct NameEntries {
    /// One pair. The first eight bytes of the key decide most comparisons without a look at the arena.
    struct Entry {
        /// The first eight bytes, big-endian, zeros after the end; in two halves, which take 20 bytes an
        /// entry where one number would take 24.
        let high: UInt32
        let low: UInt32
        /// Where the key starts in the arena.
        let start: UInt32
        /// The place's number in the source.
        let place: UInt32
        /// Bytes of the key.
        let length: UInt8
        /// How the place bears the name.
        let kind: StagedKind

        /// The first eight bytes.
        @inline(__always)
        var prefix: UInt64 { UInt64(high) << 32 | UInt64(low) }
    }

    /// Keys that are longer are sentences, not names, and left out.
    static let longestKey = 200

    private(set) var arena: [UInt8] = []
    private(set) var entries: [Entry] = []

    /// Adds the key of a name; false when it has no letters, or too many.
    mutating func add(_ name: Span<UInt8>, place: Int, kind: StagedKind) -> Bool {
        let start = arena.count
        NameFolding.fold(name, into: &arena)
        if KeyPacking.isNeeded(arena.span.extracting(start..<arena.count)) {
            var packed: [UInt8] = []
            packed.reserveCapacity(arena.count - start)
            KeyPacking.pack(arena.span.extracting(start..<arena.count), into: &packed)
            arena.removeLast(arena.count - start)
            arena.append(contentsOf: packed)
        }
        return enter(from: start, place: place, kind: kind)
    }

    /// Adds a key that is folded and packed already; false when it is empty or too long.
    mutating func add(packedKey key: Span<UInt8>, place: Int, kind: StagedKind) -> Bool {
        let start = arena.count
        for index in key.indices { arena.append(key[index]) }
        return enter(from: start, place: place, kind: kind)
    }

    private mutating func enter(from start: Int, place: Int, kind: StagedKind) -> Bool {
        let length = arena.count - start
        guard length > 0, length <= Self.longestKey else {
            arena.removeLast(length)
            return false
        }
        var prefix: UInt64 = 0
        for index in 0..<8 { prefix = prefix << 8 | (index < length ? UInt64(arena[start + index]) : 0) }
        entries.append(
            Entry(
                high: UInt32(truncatingIfNeeded: prefix >> 32), low: UInt32(truncatingIfNeeded: prefix),
                start: UInt32(start), place: UInt32(place), length: UInt8(length), kind: kind))
        return true
    }

    /// Forgets all pairs and keeps the room.
    mutating func removeAll() {
        arena.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
    }

    /// Sorts by key, place and kind.
    mutating func sort() {
        unsafe arena.withUnsafeBufferPointer { bytes in
            entries.sort { a, b in
                if a.prefix != b.prefix { return a.prefix < b.prefix }
                let shared = Int(min(a.length, b.length))
                var index = 8
                while index < shared {
                    let (x, y) = unsafe (bytes[Int(a.start) + index], bytes[Int(b.start) + index])
                    if x != y { return x < y }
                    index += 1
                }
                if a.length != b.length { return a.length < b.length }
                return a.place != b.place ? a.place < b.place : a.kind.rawValue < b.kind.rawValue
            }
        }
    }

    /// The bytes of an entry's key in the arena.
    func range(_ entry: Entry) -> Range<Int> { Int(entry.start)..<Int(entry.start) + Int(entry.length) }

    /// Whether two entries have one key.
    func isSameKey(_ a: Entry, _ b: Entry) -> Bool {
        guard a.prefix == b.prefix, a.length == b.length else { return false }
        for index in 8..<max(8, Int(a.length))
        where arena[Int(a.start) + index] != arena[Int(b.start) + index] {
            return false
        }
        return true
    }
}

/// How a place bears a name while the index is built: the lowest of several is what the index keeps.
enum StagedKind: UInt8 {
    case primary, ascii, preferred, short, alternate, colloquial, historic, abbreviation, code, demonym
    /// In the comma-separated list of `places.txt`, which does not say how: any other source knows better.
    case listed

    /// What the index says.
    var kind: NameKind { NameKind(rawValue: rawValue) ?? .alternate }
}
