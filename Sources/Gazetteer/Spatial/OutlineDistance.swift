import Geometry

/// How far a point is from the nearest outline of some areas near it, on a plane that is true around the point.
///
/// Meant for some kilometres: there it is exact to a metre or two, where the points of COAS, which lie some kilometres
/// apart, are not.
struct OutlineDistance<Filter: PointFilter> {
    private let nodes: Range<Int>
    private let cells: Range<Int>
    private let filter: Filter
    private let x: Double
    private let y: Double
    /// Metres in a unit along the parallel and along the meridian.
    private let perX: Double
    private let perY: Double
    /// The square of the distance in metres.
    private var squared: Double
    /// The area whose outline it is; nil when none is so near.
    private(set) var area: Int?

    /// Looks for the nearest outline within so many metres of an area that `filter` takes, by its number.
    init(_ index: AreaIndex, _ coordinate: Coordinate, within metres: Double, filter: Filter) {
        (nodes, cells, self.filter) = (index.nodes, index.cells, filter)
        x = (coordinate.longitude + 180) * AreaGrid.unitsPerDegree
        y = (coordinate.latitude + 90) * AreaGrid.unitsPerDegree
        let degree = EarthCentred.metresOfDegree(latitude: coordinate.latitude)
        perX = degree.east / AreaGrid.unitsPerDegree
        perY = degree.north / AreaGrid.unitsPerDegree
        squared = metres * metres
        let reachX = min(Double(AreaGrid.topSize), metres / max(perX, 0.001))
        let reachY = min(Double(AreaGrid.topSize), metres / perY)
        func squares(_ value: Double, _ reach: Double, _ count: Int) -> ClosedRange<Int> {
            let size = Double(AreaGrid.topSize)
            let low = max(0, Int((value - reach) / size))
            return low...max(low, min(count - 1, Int((value + reach) / size)))
        }
        let (rows, columns) = (squares(y, reachY, AreaGrid.rows), squares(x, reachX, AreaGrid.columns))
        let bytes = index.bytes
        bytes.withRawSpan(0..<bytes.count) { bytes in
            for row in rows {
                for column in columns where column < AreaGrid.columns {
                    let top = row * AreaGrid.columns + column
                    visit(bytes, AreaGrid.Square(top: top), node(bytes, top), AreaGrid.levels)
                }
            }
        }
    }

    private func node(_ bytes: RawSpan, _ number: Int) -> UInt32 {
        guard number < nodes.count / 4 else { return 0 }
        return bytes.number(nodes.lowerBound + number * 4, UInt32.self)
    }

    /// How far the outline is, or what was given where none is nearer.
    var metres: Double { squared.squareRoot() }

    private mutating func visit(
        _ bytes: RawSpan, _ square: AreaGrid.Square, _ node: UInt32, _ levels: Int
    ) {
        // A whole square has no edges.
        if node & 3 == AreaGrid.Node.whole { return }
        let size = Double(square.size)
        let east = max(0, Double(square.x) - x, x - Double(square.x) - size) * perX
        let north = max(0, Double(square.y) - y, y - Double(square.y) - size) * perY
        guard east * east + north * north < squared else { return }
        guard node & 3 != AreaGrid.Node.edges else {
            return measure(bytes, cells.lowerBound + Int(node >> 2) * 2, square.origin)
        }
        guard levels > 0 else { return }
        for quarter in 0..<4 {
            visit(
                bytes, square.quarter(quarter), self.node(bytes, Int(node >> 2) + quarter), levels - 1)
        }
    }

    private mutating func measure(_ bytes: RawSpan, _ offset: Int, _ origin: (x: Int, y: Int)) {
        var reader = CellReader(bytes, offset)
        let point = (x: x - Double(origin.x), y: y - Double(origin.y))
        while let run = reader.next(bytes) {
            guard run.count > 1, filter.takes(UInt32(run.area), bytes) else { continue }
            var nearest = squared
            var previous = metres(run.vertex(bytes, 0), from: point)
            for index in 1..<run.count {
                let next = metres(run.vertex(bytes, index), from: point)
                nearest = min(nearest, Self.squareFromOrigin(previous, next))
                previous = next
            }
            if nearest < squared { (squared, area) = (nearest, run.area) }
        }
    }

    @inline(__always)
    private func metres(
        _ vertex: (x: Double, y: Double), from point: (x: Double, y: Double)
    ) -> (x: Double, y: Double) { (x: (vertex.x - point.x) * perX, y: (vertex.y - point.y) * perY) }

    /// The square of how far the origin is from the stretch between two points.
    @inline(__always)
    private static func squareFromOrigin(
        _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)
    ) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = dx * dx + dy * dy
        let part = length > 0 ? min(1, max(0, -(a.x * dx + a.y * dy) / length)) : 0
        let (x, y) = (a.x + part * dx, a.y + part * dy)
        return x * x + y * y
    }
}
