/// Every pair of a key and a place that was read, to be sorted: an arena of packed keys and small entries.
struct NameEntries {
    /// One pair. The first eight bytes of the key decide most comparisons without a look at the arena.
    struct Entry {
        /// The first eight bytes, big-endian, zeros after the end; in two halves, which take 20 bytes an
        /// entry where one number would take 24.
        let high: UInt32
        let low: UInt32
        /// Where the key starts in the arena.
        let start: UInt32
        /// The place: first its number in the source, from `assignRows` on its row.
        var place: UInt32
        /// Bytes of the key.
        let length: UInt8
        /// How the place bears the name.
        let kind: StagedKind

        /// The first eight bytes.
        var prefix: UInt64 { UInt64(high) << 32 | UInt64(low) }
    }

    /// Keys that are longer are sentences, not names, and left out.
    static let longestKey = 200

    private(set) var arena: [UInt8] = []
    private(set) var entries: [Entry] = []
    /// How many names had no letters, or too many, or came after 4 GiB of keys.
    private(set) var unusable = 0

    /// Makes room for so many bytes of source.
    mutating func reserve(sourceBytes: Int) {
        arena.reserveCapacity(sourceBytes / 4)
        entries.reserveCapacity(sourceBytes / 60)
    }

    /// Adds the key of a name.
    mutating func add(_ name: Span<UInt8>, place: Int, kind: StagedKind) {
        let start = arena.count
        NameFolding.fold(name, into: &arena)
        if KeyPacking.isNeeded(arena.span.extracting(start..<arena.count)) {
            var packed: [UInt8] = []
            packed.reserveCapacity(arena.count - start)
            KeyPacking.pack(arena.span.extracting(start..<arena.count), into: &packed)
            arena.removeLast(arena.count - start)
            arena.append(contentsOf: packed)
        }
        let length = arena.count - start
        guard length > 0, length <= Self.longestKey, let offset = UInt32(exactly: start) else {
            arena.removeLast(length)
            unusable += 1
            return
        }
        var prefix: UInt64 = 0
        for index in 0..<8 { prefix = prefix << 8 | (index < length ? UInt64(arena[start + index]) : 0) }
        entries.append(
            Entry(
                high: UInt32(truncatingIfNeeded: prefix >> 32), low: UInt32(truncatingIfNeeded: prefix),
                start: offset, place: UInt32(place), length: UInt8(length), kind: kind))
    }

    /// Adds the key of a name.
    mutating func add(_ name: String, place: Int, kind: StagedKind) {
        add(Array(name.utf8).span, place: place, kind: kind)
    }

    /// Replaces each place's number in the source by its row, and sorts by key, row and kind.
    mutating func sort(rows: [UInt32]) {
        for index in entries.indices { entries[index].place = rows[Int(entries[index].place)] }
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

    /// The key of an entry.
    func key(_ entry: Entry) -> ArraySlice<UInt8> {
        arena[Int(entry.start)..<Int(entry.start) + Int(entry.length)]
    }

    /// Whether two entries have one key.
    func isSameKey(_ a: Entry, _ b: Entry) -> Bool { a.prefix == b.prefix && key(a) == key(b) }
}

/// How a place bears a name while the index is built: the lowest of several is what the index keeps.
enum StagedKind: UInt8 {
    case primary, ascii, preferred, short, alternate, colloquial, historic, abbreviation, code, demonym
    /// In the comma-separated list of `places.txt`, which does not say how: any other source knows better.
    case listed

    /// What the index says.
    var kind: NameKind { NameKind(rawValue: rawValue) ?? .alternate }
}
