extension PointIndex {
    /// A point and the length of its geodesic.
    public struct Neighbour: Hashable, Sendable {
        /// The row of the point.
        public let row: UInt32
        /// Metres, within a micrometre.
        public let metres: Double
        /// Where the point is.
        public let coordinate: Coordinate

        /// The nearer first, of equally near ones the lower row.
        static func precedes(_ a: Neighbour, _ b: Neighbour) -> Bool { (a.metres, a.row) < (b.metres, b.row) }
    }

    /// The points with the shortest geodesics to a position, the nearest first, of equally near ones the lower row.
    ///
    /// - Parameter radius: Points beyond it do not count.
    public func nearest(
        to position: Coordinate, limit: Int, within radius: Length = Length(metres: .infinity)
    ) -> [Neighbour] {
        var search = NearestSearch(columns, limit: limit)
        return search.run(SpacePoint(position), within: radius)
    }

    /// The same for many positions.
    public func nearest(
        to positions: [Coordinate], limit: Int, within radius: Length = Length(metres: .infinity),
        threads: Int? = nil
    ) -> [[Neighbour]] {
        batches(positions.count, threads) { [columns] range in
            var search = NearestSearch(columns, limit: limit)
            return range.map { search.run(SpacePoint(positions[$0]), within: radius) }
        }.flatMap(\.self)
    }
}

/// Looks for the nearest points of a position after the other, and keeps its memory between them.
private struct NearestSearch {
    private let columns: PointColumns
    private let limit: Int
    private var single = SIMD4<Float>()
    /// The squares of the shortest distances so far in single precision, at most `limit` of them, as a heap.
    private var shortest: [Float] = []
    /// Points that were not too far when they were met.
    private var candidates: [(square: Float, point: Int)] = []
    /// What is farther cannot be among the nearest.
    private var bound = Float.infinity

    init(_ columns: PointColumns, limit: Int) {
        self.columns = columns
        self.limit = limit
    }

    mutating func run(_ query: SpacePoint, within radius: Length) -> [PointIndex.Neighbour] {
        guard limit > 0, columns.layout.levels > 0, radius.metres >= 0 else { return [] }
        shortest.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        single = query.single
        bound = SinglePrecision.beyond(ChordBounds(radius: radius.metres).possible)
        let top = columns.layout.levels - 1
        visit(top, 0, columns.distances(top, 0, from: single).least)
        var found: [PointIndex.Neighbour] = []
        for candidate in candidates where candidate.square <= bound {
            let other = SpacePoint(columns.coordinate(candidate.point))
            var metres = query.metres(to: other)
            if abs(metres - radius.metres) < 1e-5 {
                metres = Geodesic.distance(from: query.coordinate, to: other.coordinate).metres
            }
            if metres <= radius.metres {
                found.append(
                    PointIndex.Neighbour(
                        row: columns.row(candidate.point), metres: metres, coordinate: other.coordinate))
            }
        }
        found.sort(by: PointIndex.Neighbour.precedes)
        return Array(found.prefix(limit))
    }

    private mutating func visit(_ level: Int, _ node: Int, _ least: Float) {
        if !(least <= bound) { return }
        if level == 0 { return look(node) }
        let children = columns.layout.children(level, node)
        // The nearest child first, so that the bound falls early.
        var distances = SIMD16<Float>(repeating: .infinity)
        for (place, child) in children.enumerated() {
            distances[place] = columns.distances(level - 1, child, from: single).least
        }
        for _ in children {
            let nearest = distances.min()
            guard nearest < .infinity, nearest <= bound,
                let place = (0..<16).first(where: { distances[$0] == nearest })
            else { return }
            distances[place] = .infinity
            visit(level - 1, children.lowerBound + place, nearest)
        }
    }

    private mutating func look(_ leaf: Int) {
        let x = columns.x(leaf: leaf) - single.x
        let y = columns.y(leaf: leaf) - single.y
        let z = columns.z(leaf: leaf) - single.z
        let squares = x * x + y * y + z * z
        for (place, point) in columns.layout.points(0, leaf).enumerated() where squares[place] <= bound {
            candidates.append((squares[place], point))
            add(squares[place])
        }
    }

    /// Notes a distance, and lowers the bound when there are enough.
    private mutating func add(_ square: Float) {
        if shortest.count < limit {
            shortest.append(square)
            var child = shortest.count - 1
            while child > 0, shortest[(child - 1) / 2] < shortest[child] {
                shortest.swapAt(child, (child - 1) / 2)
                child = (child - 1) / 2
            }
            guard shortest.count == limit else { return }
        } else {
            guard square < shortest[0] else { return }
            shortest[0] = square
            var parent = 0
            while true {
                var child = 2 * parent + 1
                guard child < limit else { break }
                if child + 1 < limit, shortest[child + 1] > shortest[child] { child += 1 }
                guard shortest[child] > shortest[parent] else { break }
                shortest.swapAt(child, parent)
                parent = child
            }
        }
        let chord = Double(shortest[0]).squareRoot()
        let farthest = ChordBounds.farthestChord(notLongerThan: chord + SinglePrecision.error(chord))
        bound = min(bound, SinglePrecision.beyond(farthest))
    }
}
