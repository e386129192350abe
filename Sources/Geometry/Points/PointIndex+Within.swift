extension PointIndex {
    /// The points within radii of many positions.
    public struct Hits: Hashable, Sendable {
        /// How many there are up to the end of each position's.
        public internal(set) var ends: [Int] = []
        /// The rows of the points, one position's after the other's; those of one position in the order of the index.
        public internal(set) var rows: [UInt32] = []
        /// The lengths of their geodesics in metres, within a micrometre; empty when they were not asked for.
        public internal(set) var metres: [Double] = []

        /// The places in ``rows`` and ``metres`` of what was found near a position.
        public func range(of query: Int) -> Range<Int> { (query == 0 ? 0 : ends[query - 1])..<ends[query] }
    }

    /// The rows of the points whose geodesic to a position is no longer than a radius.
    public func rows(within radius: Length, of position: Coordinate) -> [UInt32] {
        var sink = RowSink()
        RadiusSearch(columns, SpacePoint(position), radius).run(&sink)
        return sink.rows
    }

    /// The same points with the lengths of their geodesics, metres.
    public func distances(within radius: Length, of position: Coordinate) -> (
        rows: [UInt32], metres: [Double]
    ) {
        var sink = DistanceSink()
        RadiusSearch(columns, SpacePoint(position), radius).run(&sink)
        return (sink.rows, sink.metres)
    }

    /// The same points with their positions, the nearest first, of equally near ones the lower row.
    public func neighbours(within radius: Length, of position: Coordinate) -> [Neighbour] {
        var sink = NeighbourSink()
        RadiusSearch(columns, SpacePoint(position), radius).run(&sink)
        return sink.found.sorted(by: Neighbour.precedes)
    }

    /// How many points there are within a radius of a position.
    public func count(within radius: Length, of position: Coordinate) -> Int {
        var sink = CountSink()
        RadiusSearch(columns, SpacePoint(position), radius).run(&sink)
        return sink.count
    }

    /// How many points there are within a radius of each of many positions.
    public func counts(within radius: Length, of positions: [Coordinate], threads: Int? = nil) -> [Int] {
        batches(positions.count, threads) { [columns] range in
            range.map { number in
                var sink = CountSink()
                RadiusSearch(columns, SpacePoint(positions[number]), radius).run(&sink)
                return sink.count
            }
        }.flatMap(\.self)
    }

    /// The points within a radius of each of many positions.
    ///
    /// - Parameter distances: Whether their distances are wanted, too.
    public func hits(
        within radius: Length, of positions: [Coordinate], distances: Bool = false, threads: Int? = nil
    ) -> Hits {
        let parts = batches(positions.count, threads) { [columns] range in
            var hits = Hits()
            hits.ends.reserveCapacity(range.count)
            if distances {
                var sink = DistanceSink()
                for number in range {
                    RadiusSearch(columns, SpacePoint(positions[number]), radius).run(&sink)
                    hits.ends.append(sink.rows.count)
                }
                (hits.rows, hits.metres) = (sink.rows, sink.metres)
            } else {
                var sink = RowSink()
                for number in range {
                    RadiusSearch(columns, SpacePoint(positions[number]), radius).run(&sink)
                    hits.ends.append(sink.rows.count)
                }
                hits.rows = sink.rows
            }
            return hits
        }
        var all = Hits()
        all.ends.reserveCapacity(positions.count)
        all.rows.reserveCapacity(parts.reduce(0) { $0 + $1.rows.count })
        all.metres.reserveCapacity(parts.reduce(0) { $0 + $1.metres.count })
        for part in parts {
            let before = all.rows.count
            for end in part.ends { all.ends.append(before + end) }
            all.rows.append(contentsOf: part.rows)
            all.metres.append(contentsOf: part.metres)
        }
        return all
    }

    /// The results of `body` for runs of the numbers below `count`, in order; threads take a run when they are free.
    func batches<Result: Sendable>(
        _ count: Int, _ threads: Int?, _ body: @escaping @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        let pieces = Parallel.pieces(of: count, atLeast: 8)
        return Parallel.map(count: pieces.count, threads: threads ?? Parallel.width) { body(pieces[$0]) }
    }
}

/// What becomes of points found.
protocol PointSink {
    /// Points that are within the radius, all of a range.
    mutating func take(_ points: Range<Int>, _ search: borrowing RadiusSearch)
    /// A point that is within the radius, with its distance where it had to be solved for.
    mutating func take(_ point: Int, metres: Double?, _ search: borrowing RadiusSearch)
}

private struct CountSink: PointSink {
    var count = 0
    mutating func take(_ points: Range<Int>, _: borrowing RadiusSearch) { count += points.count }
    mutating func take(_: Int, metres: Double?, _: borrowing RadiusSearch) { count += 1 }
}

private struct RowSink: PointSink {
    var rows: [UInt32] = []
    mutating func take(_ points: Range<Int>, _ search: borrowing RadiusSearch) {
        search.columns.append(rows: points, to: &rows)
    }
    mutating func take(_ point: Int, metres: Double?, _ search: borrowing RadiusSearch) {
        rows.append(search.columns.row(point))
    }
}

private struct DistanceSink: PointSink {
    var rows: [UInt32] = []
    var metres: [Double] = []
    mutating func take(_ points: Range<Int>, _ search: borrowing RadiusSearch) {
        search.columns.append(rows: points, to: &rows)
        for point in points { metres.append(search.metres(point)) }
    }
    mutating func take(_ point: Int, metres: Double?, _ search: borrowing RadiusSearch) {
        rows.append(search.columns.row(point))
        if let metres { self.metres.append(metres) } else { self.metres.append(search.metres(point)) }
    }
}

private struct NeighbourSink: PointSink {
    var found: [PointIndex.Neighbour] = []
    mutating func take(_ points: Range<Int>, _ search: borrowing RadiusSearch) {
        for point in points { take(point, metres: nil, search) }
    }
    mutating func take(_ point: Int, metres: Double?, _ search: borrowing RadiusSearch) {
        let length = if let metres { metres } else { search.metres(point) }
        found.append(
            PointIndex.Neighbour(
                row: search.columns.row(point), metres: length, coordinate: search.columns.coordinate(point)))
    }
}
