import Geometry

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How far a point at sea is from the nearest outline near it, on a plane that is true around the point.
///
/// Meant for some kilometres: there it is exact to a metre or two, where the points of COAS, which lie some kilometres
/// apart, are not.
struct CoastDistance {
    private let index: AreaIndex
    private let x: Double
    private let y: Double
    /// Metres in a unit along the parallel and along the meridian.
    private let perX: Double
    private let perY: Double
    private(set) var metres: Double
    private(set) var area: Int

    /// Looks for an outline that is nearer than `metres`, which is how far `area` is.
    init(_ index: AreaIndex, _ coordinate: Coordinate, metres: Double, area: Int) {
        self.index = index
        x = (coordinate.longitude + 180) * AreaGrid.unitsPerDegree
        y = (coordinate.latitude + 90) * AreaGrid.unitsPerDegree
        let north = coordinate.latitude < 0 ? 0.001 : -0.001
        let east = coordinate.longitude < 0 ? 0.001 : -0.001
        perY =
            Geodesic.distance(
                from: coordinate,
                to: Coordinate(
                    wrappingLatitude: coordinate.latitude + north, longitude: coordinate.longitude)
            ).metres / 10
        perX =
            Geodesic.distance(
                from: coordinate,
                to: Coordinate(
                    wrappingLatitude: coordinate.latitude, longitude: coordinate.longitude + east)
            ).metres / 10
        self.metres = metres
        self.area = area
        let reachX = min(Double(AreaGrid.topSize), metres / max(perX, 0.001))
        let reachY = min(Double(AreaGrid.topSize), metres / perY)
        func squares(_ value: Double, _ reach: Double, _ count: Int) -> ClosedRange<Int> {
            let size = Double(AreaGrid.topSize)
            let low = max(0, Int((value - reach) / size))
            return low...max(low, min(count - 1, Int((value + reach) / size)))
        }
        for row in squares(y, reachY, AreaGrid.rows) {
            for column in squares(x, reachX, AreaGrid.columns) where column < AreaGrid.columns {
                let top = row * AreaGrid.columns + column
                visit(AreaGrid.Square(top: top), index.node(top), AreaGrid.levels)
            }
        }
    }

    private mutating func visit(_ square: AreaGrid.Square, _ node: UInt32, _ levels: Int) {
        let size = Double(square.size)
        let east = max(0, Double(square.x) - x, x - Double(square.x) - size) * perX
        let north = max(0, Double(square.y) - y, y - Double(square.y) - size) * perY
        guard east * east + north * north < metres * metres else { return }
        switch node & 3 {
        case AreaGrid.Node.whole: break
        case AreaGrid.Node.edges:
            index.bytes.withRawSpan(index.cells) { measure($0, Int(node >> 2) * 2, square.origin) }
        default:
            guard levels > 0 else { return }
            for quarter in 0..<4 {
                visit(square.quarter(quarter), index.node(Int(node >> 2) + quarter), levels - 1)
            }
        }
    }

    private mutating func measure(_ cells: RawSpan, _ offset: Int, _ origin: (x: Int, y: Int)) {
        var reader = CellReader(cells, offset)
        let point = (x: x - Double(origin.x), y: y - Double(origin.y))
        while let run = reader.next(cells) {
            guard run.count > 1 else { continue }
            var previous = metres(run.vertex(cells, 0), from: point)
            for index in 1..<run.count {
                let next = metres(run.vertex(cells, index), from: point)
                let distance = Self.distanceOfOrigin(previous, next)
                if distance < metres {
                    metres = distance
                    area = run.area
                }
                previous = next
            }
        }
    }

    private func metres(
        _ vertex: (x: Double, y: Double), from point: (x: Double, y: Double)
    ) -> (x: Double, y: Double) { (x: (vertex.x - point.x) * perX, y: (vertex.y - point.y) * perY) }

    /// How far the origin is from the stretch between two points.
    private static func distanceOfOrigin(
        _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)
    ) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = dx * dx + dy * dy
        let part = length > 0 ? min(1, max(0, -(a.x * dx + a.y * dy) / length)) : 0
        return hypot(a.x + part * dx, a.y + part * dy)
    }
}
