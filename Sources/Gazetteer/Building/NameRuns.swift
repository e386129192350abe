import Dispatch

/// All pairs of a key and a place, in sorted runs: a buffer is filled while another thread sorts the one before it
/// and packs it to a third of its size. So the names of the whole world take half a gigabyte, and no disk.
struct NameRuns: ~Copyable {
    /// A buffer on its way: either the reader has it or the sorting thread.
    private final class Handover: @unchecked Sendable {
        var entries = NameEntries()
        var runs: [NameRun] = []
    }

    private var entries = NameEntries()
    private let handover = Handover()
    private let queue = DispatchQueue(label: "dateline.name-runs")
    private let capacity: Int
    /// How many names had no letters, or too many.
    private(set) var unusable = 0

    /// - Parameter capacity: pairs in a run, 20 bytes each and their keys.
    init(capacity: Int = 3_000_000) { self.capacity = capacity }

    /// Adds the key of a name.
    mutating func add(_ name: Span<UInt8>, place: Int, kind: StagedKind) {
        if !entries.add(name, place: place, kind: kind) { unusable += 1 }
        if entries.entries.count >= capacity || entries.arena.count >= capacity * 100 { seal() }
    }

    /// Adds the key of a name.
    mutating func add(_ name: String, place: Int, kind: StagedKind) {
        add(Array(name.utf8).span, place: place, kind: kind)
    }

    /// Adds a key of an index.
    mutating func add(packedKey key: Span<UInt8>, place: Int, kind: StagedKind) {
        if !entries.add(packedKey: key, place: place, kind: kind) { unusable += 1 }
        if entries.entries.count >= capacity { seal() }
    }

    private mutating func seal() {
        queue.sync {}
        let handover = handover
        swap(&entries, &handover.entries)
        queue.async { [handover] in
            handover.entries.sort()
            handover.runs.append(NameRun(handover.entries))
            handover.entries.removeAll()
        }
    }

    /// Sorts what is left; the runs are those of all names.
    mutating func finish() -> [NameRun] {
        seal()
        queue.sync {}
        entries = NameEntries()
        handover.entries = NameEntries()
        let runs = handover.runs
        handover.runs = []
        return runs
    }
}

/// Sorted pairs, packed: for each key how many bytes it shares with the one before it, how many follow, those, how
/// many places bear it, and for each of these a varint `(place - place before) × 16 + kind`.
struct NameRun {
    fileprivate let bytes: [UInt8]

    /// Packs sorted entries. Of the ways in which a place bears one key the best is kept.
    init(_ sorted: borrowing NameEntries) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(sorted.entries.count * 12)
        var previous = 0..<0
        var first = 0
        let entries = sorted.entries
        while first < entries.count {
            var end = first + 1
            var places = 1
            while end < entries.count, sorted.isSameKey(entries[first], entries[end]) {
                if entries[end].place != entries[end - 1].place { places += 1 }
                end += 1
            }
            let key = sorted.range(entries[first])
            var shared = 0
            while shared < min(previous.count, key.count),
                sorted.arena[previous.lowerBound + shared] == sorted.arena[key.lowerBound + shared]
            {
                shared += 1
            }
            bytes.append(UInt8(shared))
            bytes.append(UInt8(key.count - shared))
            bytes.append(contentsOf: sorted.arena[key.lowerBound + shared..<key.upperBound])
            bytes.appendVarint(places)
            var place = 0
            for index in first..<end where index == first || entries[index].place != entries[index - 1].place
            {
                bytes.appendVarint(
                    (Int(entries[index].place) - place) << 4 | Int(entries[index].kind.rawValue))
                place = Int(entries[index].place)
            }
            previous = key
            first = end
        }
        self.bytes = bytes
    }
}

/// Reads a run from its beginning.
struct NameRunCursor {
    private let bytes: [UInt8]
    private var position = 0
    /// The key that the cursor stands at.
    private(set) var key: [UInt8] = []
    /// Its first eight bytes, big-endian, zeros after the end.
    private(set) var prefix: UInt64 = 0

    init(_ run: NameRun) {
        bytes = run.bytes
        key.reserveCapacity(NameEntries.longestKey)
    }

    /// Goes to the next key, whose places must be taken then; false at the end.
    mutating func next() -> Bool {
        guard position < bytes.count else { return false }
        let shared = Int(bytes[position])
        let count = Int(bytes[position + 1])
        position += 2
        key.removeLast(key.count - shared)
        key.append(contentsOf: bytes[position..<position + count])
        position += count
        prefix = 0
        for index in 0..<8 { prefix = prefix << 8 | (index < key.count ? UInt64(key[index]) : 0) }
        return true
    }

    /// Calls `body` with the places of the key and how they bear it.
    mutating func takePlaces(_ body: (Int, StagedKind) -> Void) {
        var place = 0
        for _ in 0..<varint() {
            let entry = varint()
            place += entry >> 4
            body(place, StagedKind(rawValue: UInt8(entry & 15)) ?? .listed)
        }
    }

    private mutating func varint() -> Int {
        var value = 0
        var shift = 0
        while bytes[position] >= 0x80 {
            value |= Int(bytes[position] & 0x7F) << shift
            shift += 7
            position += 1
        }
        value |= Int(bytes[position]) << shift
        position += 1
        return value
    }
}
