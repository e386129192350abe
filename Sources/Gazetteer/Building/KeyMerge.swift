/// Merges sorted runs: gives each key once, with the rows that bear it.
struct KeyMerge {
    /// A place that bears the key: its row and, in four low bits, how (`StagedKind`).
    typealias Bearer = UInt64

    private var cursors: [NameRunCursor] = []
    /// Numbers of cursors as a binary heap, the smallest key at the top.
    private var heap: [Int] = []
    private let rows: [UInt32]
    /// The key of the last `next`.
    private(set) var key: [UInt8] = []
    /// Its bearers: rows ascend, each once and in its best way.
    private(set) var bearers: [Bearer] = []

    /// - Parameter rows: the row of each place, by its number in the source.
    init(_ runs: consuming [NameRun], rows: [UInt32]) {
        self.rows = rows
        for run in runs {
            var cursor = NameRunCursor(run)
            if cursor.next() { cursors.append(cursor) }
        }
        heap = Array(cursors.indices)
        for index in heap.indices.reversed() { sink(index) }
    }

    /// Goes to the next key; false when all were given.
    mutating func next() -> Bool {
        guard let first = heap.first else { return false }
        key.removeAll(keepingCapacity: true)
        key.append(contentsOf: cursors[first].key)
        let prefix = cursors[first].prefix
        bearers.removeAll(keepingCapacity: true)
        while let top = heap.first, cursors[top].prefix == prefix, cursors[top].key == key {
            cursors[top].takePlaces { place, kind in
                bearers.append(UInt64(rows[place]) << 4 | UInt64(kind.rawValue))
            }
            if !cursors[top].next() {
                heap[0] = heap[heap.count - 1]
                heap.removeLast()
            }
            sink(0)
        }
        if bearers.count > 1 {
            bearers.sort()
            var kept = 1
            for index in 1..<bearers.count where bearers[index] >> 4 != bearers[kept - 1] >> 4 {
                bearers[kept] = bearers[index]
                kept += 1
            }
            bearers.removeLast(bearers.count - kept)
        }
        return true
    }

    private func isBefore(_ a: Int, _ b: Int) -> Bool {
        if cursors[a].prefix != cursors[b].prefix { return cursors[a].prefix < cursors[b].prefix }
        let (one, other) = (cursors[a].key, cursors[b].key)
        var index = 8
        while index < min(one.count, other.count) {
            if one[index] != other[index] { return one[index] < other[index] }
            index += 1
        }
        return one.count < other.count
    }

    private mutating func sink(_ start: Int) {
        var index = start
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < heap.count && isBefore(heap[child], heap[least]) {
                least = child
            }
            if least == index { return }
            heap.swapAt(index, least)
            index = least
        }
    }
}
