/// All pairs of a leaf's points and others within a radius: the leaf walks down the tree as one box.
struct PairSearch {
    let columns: PointColumns
    private let radius: Length
    private let bounds: ChordBounds
    /// Squares of straight distances in single precision, see `RadiusSearch`.
    private let certain: Float
    private let possible: Float

    init(_ columns: PointColumns, _ radius: Length) {
        self.columns = columns
        self.radius = radius
        bounds = ChordBounds(radius: radius.metres)
        certain = SinglePrecision.within(bounds.certain)
        possible = SinglePrecision.beyond(bounds.possible)
    }

    /// How two boxes lie: all pairs of their points within the radius, none, or some.
    enum Meeting { case all, none, some }

    @inline(__always)
    func meeting(_ a: (low: SIMD4<Float>, high: SIMD4<Float>), _ b: (low: SIMD4<Float>, high: SIMD4<Float>))
        -> Meeting
    {
        let outside = larger(larger(b.low - a.high, a.low - b.high), .zero)
        if !((outside * outside).sum() <= possible) { return .none }
        let across = larger(b.high - a.low, a.high - b.low)
        return (across * across).sum() <= certain ? .all : .some
    }

    /// How many points there are within the radius of each of a leaf's.
    func counts(leaf: Int) -> SIMD16<Int32> {
        var counter = LeafCounter(search: self, leaf: leaf)
        counter.visit(columns.layout.levels - 1, 0)
        return counter.counts
    }

    /// Whether two points are within the radius of each other.
    @inline(__always)
    func isNear(_ a: Int, _ b: Int) -> Bool {
        let d = columns.single(a) - columns.single(b)
        let square = (d * d).sum()
        if square <= certain { return true }
        return square <= possible && decide(a, b)
    }

    /// The same for two points whose distance in single precision does not tell.
    @inline(never)
    private func decide(_ a: Int, _ b: Int) -> Bool {
        let one = SpacePoint(columns.coordinate(a))
        let other = SpacePoint(columns.coordinate(b))
        let chord = one.chord(to: other.point)
        if chord <= bounds.certain { return true }
        if chord > bounds.possible { return false }
        return Geodesic.distance(from: one.coordinate, to: other.coordinate) <= radius
    }

    /// Counts for the sixteen points of a leaf at once.
    private struct LeafCounter {
        let search: PairSearch
        let leaf: Int
        let box: (low: SIMD4<Float>, high: SIMD4<Float>)
        let x: SIMD16<Float>
        let y: SIMD16<Float>
        let z: SIMD16<Float>
        var counts = SIMD16<Int32>(repeating: 0)

        init(search: PairSearch, leaf: Int) {
            self.search = search
            self.leaf = leaf
            box = search.columns.box(0, leaf)
            x = search.columns.x(leaf: leaf)
            y = search.columns.y(leaf: leaf)
            z = search.columns.z(leaf: leaf)
        }

        mutating func visit(_ level: Int, _ node: Int) {
            switch search.meeting(box, search.columns.box(level, node)) {
            case .none: return
            case .all:
                counts &+= SIMD16(repeating: Int32(search.columns.layout.points(level, node).count))
            case .some:
                if level == 0 { return look(node) }
                for child in search.columns.layout.children(level, node) { visit(level - 1, child) }
            }
        }

        private mutating func look(_ other: Int) {
            let (certain, possible) = (search.certain, search.possible)
            let one = SIMD16<Int32>(repeating: 1)
            var unclear = SIMD16<Int32>(repeating: 0)
            for point in search.columns.layout.points(0, other) {
                let position = search.columns.single(point)
                let dx = x - position.x
                let dy = y - position.y
                let dz = z - position.z
                let squares = dx * dx + dy * dy + dz * dz
                counts &+= SIMD16<Int32>(repeating: 0).replacing(with: one, where: squares .<= certain)
                unclear &+= SIMD16<Int32>(repeating: 0).replacing(
                    with: one, where: (squares .> certain) .& (squares .<= possible))
            }
            guard unclear != .zero else { return }
            for (place, point) in search.columns.layout.points(0, leaf).enumerated()
            where unclear[place] != 0 {
                for candidate in search.columns.layout.points(0, other) {
                    let d = search.columns.single(point) - search.columns.single(candidate)
                    // Summed as above, so that both see the same number.
                    let square = d.x * d.x + d.y * d.y + d.z * d.z
                    if square > certain, square <= possible, search.decide(point, candidate) {
                        counts[place] &+= 1
                    }
                }
            }
        }
    }
}

extension PointIndex {
    /// For every row how many other points lie within a radius of its point; 0 for rows without one.
    ///
    /// - Parameter rows: How many rows there are; all points' are below.
    public func neighbourCounts(within radius: Length, rows: Int, threads: Int? = nil) -> [UInt32] {
        let counts = counts(within: radius, threads)
        var byRow = [UInt32](repeating: 0, count: rows)
        for (point, count) in counts.enumerated() {
            let row = Int(columns.row(point))
            // The point itself was counted.
            if row < rows { byRow[row] = UInt32(max(0, count - 1)) }
        }
        return byRow
    }

    /// How many points lie within a radius of each, itself included, in the order of the index.
    func counts(within radius: Length, _ threads: Int?) -> [Int32] {
        guard radius.metres >= 0, count > 0 else { return Array(repeating: 0, count: count) }
        let search = PairSearch(columns, radius)
        let layout = columns.layout
        let parts = batches(Int(layout.nodeCounts[0]), threads) { leaves in
            var counts: [Int32] = []
            counts.reserveCapacity(leaves.count * PointLayout.fanOut)
            for leaf in leaves {
                let found = search.counts(leaf: leaf)
                for place in 0..<layout.points(0, leaf).count { counts.append(found[place]) }
            }
            return counts
        }
        return parts.flatMap(\.self)
    }
}
