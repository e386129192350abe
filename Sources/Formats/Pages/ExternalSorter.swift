#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Something with a number to be sorted by.
protocol SortableEntry: BitwiseCopyable, Sendable {
    /// Numbers that are all different.
    var key: UInt64 { get }
}

/// Sorts any number of entries in little memory: sorted runs in a file that has no name, merged at the end.
struct ExternalSorter<Entry: SortableEntry>: ~Copyable {
    private var entries: [Entry] = []
    private var runs: [Range<Int>] = []
    private var spilled = 0
    private var descriptor: Int32 = -1
    private let file: StagedFile

    /// Entries of a run, and what is read of all runs at once when they are merged.
    private static var runLength: Int { (2 << 20) / MemoryLayout<Entry>.stride }

    /// A sorter whose runs, if there are several, lie on the disk where that file will be.
    init(beside file: StagedFile) { self.file = file }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Adds entries; ones that are sorted already cost less.
    ///
    /// - Throws: `FormatError` when the disk is full or fails.
    mutating func add(_ more: some Sequence<Entry>) throws(FormatError) {
        entries.append(contentsOf: more)
        if entries.count >= Self.runLength { try spill() }
    }

    private mutating func spill() throws(FormatError) {
        entries.sort { $0.key < $1.key }
        if descriptor < 0 { try openFile() }
        let start = spilled
        let size = entries.count * MemoryLayout<Entry>.stride
        var done = 0
        while done < size {
            let written = unsafe entries.withUnsafeBytes { bytes in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
                return unsafe pwrite(
                    descriptor, rest.baseAddress, rest.count,
                    off_t(start * MemoryLayout<Entry>.stride + done))
            }
            if written >= 0 {
                done += written
            } else if errno != EINTR {
                throw FormatError(path: file.destination, errno: errno)
            }
        }
        spilled += entries.count
        runs.append(start..<spilled)
        entries.removeAll(keepingCapacity: true)
    }

    /// The name goes at once: nothing is left behind when the program is killed.
    private mutating func openFile() throws(FormatError) {
        let path = file.temporary + ".sort"
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FormatError(path: file.destination, errno: errno) }
        unsafe unlink(path)
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
        for index in heads.indices { try fill(&heads[index], share) }
        // A heap of the runs, the one with the least entry first.
        var heap = Array(heads.indices).sorted { heads[$0].key < heads[$1].key }
        while let top = heap.first {
            let head = heads[top]
            try body(head.entries[head.next])
            heads[top].next += 1
            if heads[top].next == heads[top].entries.count { try fill(&heads[top], share) }
            if heads[top].entries.isEmpty {
                heap[0] = heap[heap.count - 1]
                heap.removeLast()
            }
            Self.sink(&heap, heads)
        }
    }

    private struct Head {
        var rest: Range<Int>
        var entries: [Entry] = []
        var next = 0

        init(rest: Range<Int>) { self.rest = rest }

        var key: UInt64 { entries[next].key }
    }

    private static func sink(_ heap: inout [Int], _ heads: [Head]) {
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
                if heads[heap[child]].key < heads[heap[least]].key { least = child }
            }
            if least == place { return }
            heap.swapAt(place, least)
            place = least
        }
    }

    /// Reads the next entries of a run; none at its end.
    private func fill(_ head: inout Head, _ share: Int) throws(FormatError) {
        let count = min(share, head.rest.count)
        let stride = MemoryLayout<Entry>.stride
        let start = head.rest.lowerBound * stride
        var got = 0
        let entries = unsafe [Entry](unsafeUninitializedCapacity: count) { buffer, filled in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            while got < count * stride {
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[got...])
                let read = unsafe pread(
                    descriptor, rest.baseAddress, count * stride - got, off_t(start + got))
                if read > 0 { got += read } else if read == 0 || errno != EINTR { break }
            }
            filled = got / stride
        }
        guard entries.count == count else { throw FormatError(path: file.destination, errno: errno) }
        head.entries = entries
        head.next = 0
        head.rest = head.rest.lowerBound + count..<head.rest.upperBound
    }
}
