/// One question for the points within a radius of a position.
struct RadiusSearch {
    let columns: PointColumns
    let query: SpacePoint
    private let radius: Length
    private let bounds: ChordBounds
    private let single: SIMD4<Float>
    /// Squares of straight distances in single precision: up to the one all points are in, beyond the other none.
    private let certain: Float
    private let possible: Float

    init(_ columns: PointColumns, _ query: SpacePoint, _ radius: Length) {
        self.columns = columns
        self.query = query
        self.radius = radius
        bounds = ChordBounds(radius: radius.metres)
        single = query.single
        certain = SinglePrecision.within(bounds.certain)
        possible = SinglePrecision.beyond(bounds.possible)
    }

    /// Gives the points to `sink` in the order of the index.
    func run<Sink: PointSink>(_ sink: inout Sink) {
        // Not a number is no radius either.
        guard columns.layout.levels > 0, radius.metres >= 0 else { return }
        visit(columns.layout.levels - 1, 0, &sink)
    }

    private func visit<Sink: PointSink>(_ level: Int, _ node: Int, _ sink: inout Sink) {
        let (least, most) = columns.distances(level, node, from: single)
        if !(least <= possible) { return }
        if most <= certain {
            sink.take(columns.layout.points(level, node), self)
        } else if level > 0 {
            for child in columns.layout.children(level, node) { visit(level - 1, child, &sink) }
        } else {
            look(node, &sink)
        }
    }

    @inline(__always)
    private func look<Sink: PointSink>(_ leaf: Int, _ sink: inout Sink) {
        let x = columns.x(leaf: leaf) - single.x
        let y = columns.y(leaf: leaf) - single.y
        let z = columns.z(leaf: leaf) - single.z
        let squares = x * x + y * y + z * z
        let points = columns.layout.points(0, leaf)
        for (place, point) in points.enumerated() {
            let square = squares[place]
            if square <= certain {
                sink.take(point, metres: nil, self)
            } else if square <= possible {
                let metres = decide(point)
                if let metres { sink.take(point, metres: metres < 0 ? nil : metres, self) }
            }
        }
    }

    /// Whether a point near the bound is within it: nil when it is not, else its distance, -1 where no need was to know it.
    @inline(never)
    private func decide(_ point: Int) -> Double? {
        let other = SpacePoint(columns.coordinate(point))
        let chord = query.chord(to: other.point)
        if chord <= bounds.certain { return -1 }
        if chord > bounds.possible { return nil }
        let metres = Geodesic.distance(from: query.coordinate, to: other.coordinate).metres
        return metres <= radius.metres ? metres : nil
    }

    /// The distance of a point within the radius.
    @inline(__always)
    func metres(_ point: Int) -> Double { query.metres(to: SpacePoint(columns.coordinate(point))) }
}
