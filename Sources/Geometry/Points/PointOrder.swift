/// Numbers that threads fill and read in turn, each its own part.
@safe final class Workspace: @unchecked Sendable {
    let count: Int
    private let base: UnsafeMutablePointer<UInt64>

    init(count: Int) {
        self.count = count
        unsafe base = .allocate(capacity: max(1, count))
    }

    deinit { unsafe base.deallocate() }

    @inline(__always)
    subscript(_ index: Int) -> UInt64 {
        get {
            assert(index >= 0 && index < count)
            return unsafe base[index]
        }
        set {
            assert(index >= 0 && index < count)
            unsafe base[index] = newValue
        }
    }
}

/// Brings points into the order of Hilbert curves over the faces of a cube: one key a point, its place above its row. All keys differ, so the order does not depend on how they are sorted.
struct PointOrder {
    /// The keys, in order.
    let keys: Workspace
    /// The bits of a key that tell the row.
    let rowBits: Int

    /// Where the row of the point at a place in the order is.
    @inline(__always)
    func row(_ place: Int) -> Int { Int(keys[place] & (1 << UInt64(rowBits) - 1)) }

    /// Whether a row has a point.
    @inline(__always)
    private static func isPoint(_ latitude: Double, _ longitude: Double) -> Bool {
        abs(latitude) <= 90 && abs(longitude) <= 180
    }

    /// Sorts positions; rows that are no position have no point.
    init(_ latitudes: [Double], _ longitudes: [Double], threads: Int) {
        rowBits = max(1, Int.bitWidth - max(0, latitudes.count - 1).leadingZeroBitCount)
        let axisBits = min(20, (64 - rowBits - CubeFaces.bits) / 2)
        let halfCells = Double(1 << axisBits) / 2
        let pieces = Parallel.pieces(of: latitudes.count, atLeast: 1 << 13)
        let missing = Parallel.map(count: pieces.count, threads: threads) { piece in
            pieces[piece].reduce(0) { $0 + (Self.isPoint(latitudes[$1], longitudes[$1]) ? 0 : 1) }
        }
        var starts: [Int] = []
        var total = 0
        for (piece, missing) in zip(pieces, missing) {
            starts.append(total)
            total += piece.count - missing
        }
        let keys = Workspace(count: total)
        self.keys = keys
        let (rowBits, first, table) = (rowBits, starts, HilbertCurve.packed)
        let most = UInt32(1) << UInt32(axisBits) - 1
        _ = Parallel.map(count: pieces.count, threads: threads) { piece in
            var place = first[piece]
            unsafe latitudes.withUnsafeBufferPointer { latitudes in
                unsafe longitudes.withUnsafeBufferPointer { longitudes in
                    for row in pieces[piece] {
                        let (latitude, longitude) = unsafe (latitudes[row], longitudes[row])
                        guard Self.isPoint(latitude, longitude) else { continue }
                        let (face, u, v) = CubeFaces.face(latitude: latitude, longitude: longitude)
                        let x = min(most, UInt32((u + 1) * halfCells))
                        let y = min(most, UInt32((v + 1) * halfCells))
                        let curve =
                            face << UInt64(2 * axisBits)
                            | HilbertCurve.place(x, y, bits: axisBits, table: table)
                        keys[place] = curve << UInt64(rowBits) | UInt64(row)
                        place += 1
                    }
                }
            }
        }
        Self.sort(keys, from: rowBits, bits: 2 * axisBits + CubeFaces.bits, threads: threads)
    }

    /// Sorts keys: parted by size for the threads, then each part digit by digit from the lowest (radix sort). The rows
    /// in the low bits ascend already, and such a sort keeps the order of what is equal.
    private static func sort(_ keys: Workspace, from low: Int, bits: Int, threads: Int) {
        let scratch = Workspace(count: keys.count)
        let digit = (bits + 3) / 4
        let isParted = threads > 1 && keys.count > 1 << 14
        let middle = isParted ? part(keys, into: scratch) : 0
        let parts = isParted ? [0..<middle, middle..<keys.count] : [0..<keys.count]
        _ = Parallel.map(count: parts.count, threads: threads) { part in
            let range = parts[part]
            // Parting has put the keys into the scratch, and an even number of passes leaves them where they are.
            var (source, target) = isParted ? (scratch, keys) : (keys, scratch)
            for pass in 0..<4 {
                Self.pass(source, target, range, shift: UInt64(low + pass * digit), bits: digit)
                swap(&source, &target)
            }
            if isParted { for index in range { keys[index] = scratch[index] } }
        }
    }

    /// Writes the smaller half of the keys before the others, each in their order; returns where the others begin.
    private static func part(_ keys: Workspace, into target: Workspace) -> Int {
        let step = keys.count / 1024
        let sample = (0..<1024).map { keys[$0 * step] }.sorted()
        let pivot = sample[512]
        var smaller = 0
        for index in 0..<keys.count where keys[index] < pivot { smaller += 1 }
        var (low, high) = (0, smaller)
        for index in 0..<keys.count {
            let key = keys[index]
            if key < pivot {
                target[low] = key
                low += 1
            } else {
                target[high] = key
                high += 1
            }
        }
        return smaller
    }

    private static func pass(
        _ source: Workspace, _ target: Workspace, _ range: Range<Int>, shift: UInt64, bits: Int
    ) {
        let mask = UInt64(1) << UInt64(bits) - 1
        var places = [Int](repeating: 0, count: 1 << bits)
        unsafe places.withUnsafeMutableBufferPointer { places in
            for index in range { unsafe places[Int(source[index] >> shift & mask)] += 1 }
            var start = range.lowerBound
            for digit in 0..<places.count {
                let count = unsafe places[digit]
                unsafe places[digit] = start
                start += count
            }
            for index in range {
                let key = source[index]
                let digit = Int(key >> shift & mask)
                target[unsafe places[digit]] = key
                unsafe places[digit] += 1
            }
        }
    }
}

extension Parallel {
    /// The numbers below `count` in pieces of at least so many, for threads to share.
    package static func pieces(of count: Int, atLeast size: Int) -> [Range<Int>] {
        let number = max(1, min(count / max(1, size), 64))
        return (0..<number).map { count * $0 / number..<count * ($0 + 1) / number }
    }

    /// The same without a tool.
    package static func map<Result: Sendable>(
        count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Result
    ) -> [Result] {
        map(count: count, threads: threads, tool: { () }, { number, _ in body(number) })
    }
}
