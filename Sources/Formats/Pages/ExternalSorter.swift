/// Something with a number to be sorted by.
protocol SortableEntry: BitwiseCopyable, Sendable {
    /// Numbers that are all different.
    var key: UInt64 { get }
}

/// Sorts any number of entries in little memory: sorted runs in a file that has no name, merged at the end.
struct ExternalSorter<Entry: SortableEntry>: ~Copyable {
    private var entries: [Entry] = []
    /// The bytes of each run on the disk.
    private var runs: [Range<Int>] = []
    /// Where runs lie, once there are several.
    private var scratch: ScratchFile?
    private let file: StagedFile

    /// Entries of a run, and what is read of all runs at once when they are merged.
    private static var runLength: Int { (2 << 20) / MemoryLayout<Entry>.stride }

    /// A sorter whose runs, if there are several, lie on the disk where that file will be.
    init(beside file: StagedFile) { self.file = file }

    /// Adds entries; ones that are sorted already cost less.
    ///
    /// - Throws: `FormatError` when the disk is full or fails.
    mutating func add(_ more: some Sequence<Entry>) throws(FormatError) {
        entries.append(contentsOf: more)
        if entries.count >= Self.runLength { try spill() }
    }

    private mutating func spill() throws(FormatError) {
        entries.sort { $0.key < $1.key }
        if scratch == nil { scratch = try ScratchFile(beside: file) }
        let start = runs.last?.upperBound ?? 0
        try scratch?.write(entries, at: start)
        runs.append(start..<start + entries.count * MemoryLayout<Entry>.stride)
        entries.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with all entries, the one with the least number first.
    ///
    /// - Throws: What `body` throws; `FormatError` when the disk fails.
    consuming func forEach(_ body: (Entry) throws(FormatError) -> Void) throws(FormatError) {
        if runs.isEmpty {
            entries.sort { $0.key < $1.key }
            for entry in entries { try body(entry) }
            return
        }
        if !entries.isEmpty { try spill() }
        entries = []
        let share = max(1 << 10, Self.runLength / runs.count)
        var heads = runs.map { Head(rest: $0) }
        for run in heads.indices { try fill(&heads[run], share) }
        var heap = MergeHeap(heads.indices.map { (heads[$0].entries[0].key, $0) })
        while let run = heap.first {
            try body(heads[run].entries[heads[run].next])
            heads[run].next += 1
            if heads[run].next == heads[run].entries.count { try fill(&heads[run], share) }
            heap.next(heads[run].entries.isEmpty ? nil : heads[run].entries[heads[run].next].key)
        }
    }

    /// A run's entries that are in memory, and the bytes that are not.
    private struct Head {
        var rest: Range<Int>
        var entries: [Entry] = []
        var next = 0

        init(rest: Range<Int>) { self.rest = rest }
    }

    /// Reads the next entries of a run; none at its end.
    private func fill(_ head: inout Head, _ share: Int) throws(FormatError) {
        let start = head.rest.lowerBound
        let end = min(start + share * MemoryLayout<Entry>.stride, head.rest.upperBound)
        try scratch?.read(start..<end, into: &head.entries)
        head.next = 0
        head.rest = end..<head.rest.upperBound
    }
}
