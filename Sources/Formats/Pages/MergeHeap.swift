/// Which of several sorted runs has the least number next.
struct MergeHeap {
    private var heap: [(key: UInt64, run: Int)]

    /// Runs by the numbers that they begin with.
    init(_ heads: [(key: UInt64, run: Int)]) { heap = heads.sorted { $0.key < $1.key } }

    /// The run that has the least number; nil when all have ended.
    @inline(__always)
    var first: Int? { heap.first?.run }

    /// Goes on after the least number was taken: the run it came from has that one now, or none any more.
    @inline(__always)
    mutating func next(_ key: UInt64?) {
        if let key {
            heap[0].key = key
        } else {
            heap[0] = heap[heap.count - 1]
            heap.removeLast()
            if heap.isEmpty { return }
        }
        let moved = heap[0]
        var place = 0
        while true {
            var child = 2 * place + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1].key < heap[child].key { child += 1 }
            guard heap[child].key < moved.key else { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = moved
    }
}
