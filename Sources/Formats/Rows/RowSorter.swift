private import CScan
internal import Geometry

/// Puts the rows of a table in the order of numbers, whatever their number, in little memory: each block is sorted by whoever
/// has read it and put on the disk, and all blocks are merged at the end.
struct RowSorter: ~Copyable {
    private let file: ScratchFile
    /// Where sorted records go.
    let output: PlacedOutput
    private var runs: [Run] = []
    private var heap = MergeHeap([])
    private var share = 0

    /// What the runs hold in memory together while they are merged.
    private static let room = 8 << 20

    /// A part of the file with sorted records, and those of them that are in memory.
    private struct Run {
        var rest: Range<Int>
        var bytes: [UInt8] = []
        var next = 0
    }

    /// Rows that will lie on the disk where that file will be.
    ///
    /// - Throws: `FormatError` when the folder takes no file.
    init(beside staged: StagedFile) throws(FormatError) {
        file = try ScratchFile(beside: staged)
        output = file.output
    }

    /// Adds sorted records, by the place that they were given in `output`.
    mutating func add(_ run: Range<Int>) { if !run.isEmpty { runs.append(Run(rest: run)) } }

    /// Ends the adding.
    ///
    /// - Throws: `FormatError` when the disk was full or fails.
    mutating func merge() throws(FormatError) {
        _ = try output.finish()
        share = min(1 << 18, max(1 << 9, Self.room / max(1, runs.count)))
        var heads: [(key: UInt64, run: Int)] = []
        for run in runs.indices {
            if let key = try fill(run) { heads.append((key, run)) }
        }
        heap = MergeHeap(heads)
    }

    /// Appends the record with the least number to others; false when there is none left.
    ///
    /// - Throws: `FormatError` when the disk fails.
    mutating func next(to records: inout [UInt8]) throws(FormatError) -> Bool {
        guard let run = heap.first else { return false }
        let (count, following) = unsafe runs[run].bytes.withUnsafeBytes { bytes in
            let next = runs[run].next
            let count = unsafe RecordHead.read(bytes, next).count
            unsafe records.append(contentsOf: bytes[next..<next + count])
            // It will be long until this run has its turn again, and its rows will not be near then unless asked for now.
            for line in stride(from: next + count, to: min(bytes.count, next + count + 448), by: 64) {
                unsafe bytes.baseAddress.map { unsafe scan_prefetch($0 + line) }
            }
            return unsafe (count, Self.key(bytes, next + count))
        }
        runs[run].next += count
        if let following { heap.next(following) } else { heap.next(try fill(run)) }
        return true
    }

    /// The number of the record at a place, if all of it is there.
    @inline(__always)
    private static func key(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64? {
        guard place + RecordHead.size <= bytes.count else { return nil }
        let head = unsafe RecordHead.read(bytes, place)
        return place + head.count <= bytes.count ? head.key : nil
    }

    /// Reads the next records of a run, whole ones; the number of the first of them, nil at its end.
    private mutating func fill(_ run: Int) throws(FormatError) -> UInt64? {
        let start = runs[run].rest.lowerBound + runs[run].next
        runs[run].rest = start..<runs[run].rest.upperBound
        runs[run].next = 0
        var size = min(share, runs[run].rest.count)
        while size > 0 {
            try file.read(start..<start + size, into: &runs[run].bytes)
            let (key, needed) = unsafe runs[run].bytes.withUnsafeBytes { bytes in
                unsafe (Self.key(bytes, 0), RecordHead.read(bytes, 0).count)
            }
            if let key { return key }
            // One that is longer than its share.
            size = needed
        }
        return nil
    }
}
