import Geometry

/// Outlines of areas, searched where they lie: which area holds a point.
struct AreaIndex {
    let bytes: IndexBytes
    /// The row of each area, 4 bytes.
    let areas: Range<Int>
    /// Nodes of the squares, 4 bytes each, see `AreaGrid`.
    let nodes: Range<Int>
    /// The edges of the smallest squares.
    let cells: Range<Int>

    /// The row of the place that an area outlines.
    func row(_ area: Int) -> UInt32? {
        guard area >= 0, area < areas.count / 4 else { return nil }
        return bytes.number(areas.lowerBound + area * 4, UInt32.self)
    }

    /// The rows of all areas, in the order of their numbers.
    var rows: [UInt32] { (0..<areas.count / 4).map { bytes.number(areas.lowerBound + $0 * 4, UInt32.self) } }

    @inline(__always)
    func node(_ number: Int) -> UInt32 {
        guard number < nodes.count / 4 else { return 0 }
        return bytes.number(nodes.lowerBound + number * 4, UInt32.self)
    }

    /// The number of the first area that holds a position or has it on its edge; nil at sea.
    func area(at coordinate: Coordinate) -> Int? {
        let x = (coordinate.longitude + 180) * AreaGrid.unitsPerDegree
        let y = (coordinate.latitude + 90) * AreaGrid.unitsPerDegree
        let column = min(AreaGrid.width - 1, Int(x))
        let row = min(AreaGrid.height - 1, Int(y))
        let top = row / AreaGrid.topSize * AreaGrid.columns + column / AreaGrid.topSize
        var square = AreaGrid.Square(top: top)
        var node = node(top)
        for _ in 0...AreaGrid.levels {
            switch node & 3 {
            case AreaGrid.Node.whole: return node == 0 ? nil : Int(node >> 2) - 1
            case AreaGrid.Node.edges:
                let origin = square.origin
                return area(
                    in: Int(node >> 2) * 2, at: (x: x - Double(origin.x), y: y - Double(origin.y)))
            default:
                let half = square.size / 2
                let quarter = (column - square.x < half ? 0 : 1) | (row - square.y < half ? 0 : 2)
                square = square.quarter(quarter)
                node = self.node(Int(node >> 2) + quarter)
            }
        }
        return nil
    }

    private func area(in offset: Int, at point: (x: Double, y: Double)) -> Int? {
        bytes.withRawSpan(cells) { Self.area(in: $0, offset, at: point) }
    }

    private static func area(in cells: RawSpan, _ offset: Int, at point: (x: Double, y: Double)) -> Int? {
        var reader = CellReader(cells, offset)
        var current = -1
        var parity = CrossingParity(start: AreaGrid.reference, end: point)
        while let run = reader.next(cells) {
            if run.area != current {
                if parity.isOdd || parity.touches { return current }
                current = run.area
                parity.isOdd = false
            }
            if run.holdsReference { parity.isOdd.toggle() }
            guard run.count > 1 else { continue }
            var previous = run.vertex(cells, 0)
            var wasLeft = parity.isLeft(previous)
            for index in 1..<run.count {
                let next = run.vertex(cells, index)
                let isLeft = parity.isLeft(next)
                if isLeft != wasLeft { parity.cross(previous, next) }
                previous = next
                wasLeft = isLeft
            }
        }
        return parity.isOdd || parity.touches ? current : nil
    }
}

/// Reads the runs of edges of one square, one after the other; stops at damage. It is given the bytes of ACEL each
/// time and keeps none.
struct CellReader {
    /// Edges of one area that follow one another.
    struct Run {
        var area: Int
        /// Whether the area holds the reference point of the square; said once an area.
        var holdsReference: Bool
        /// Ends of edges, one more than edges; 0 for an area that holds the square and only others cross.
        var count: Int
        fileprivate var start: Int

        /// An end of an edge, in units from the origin of the square.
        @inline(__always)
        func vertex(_ cells: RawSpan, _ index: Int) -> (x: Double, y: Double) {
            let both = cells.number(start + index * 4, UInt32.self)
            return (
                x: Double(Int16(truncatingIfNeeded: both)), y: Double(Int16(truncatingIfNeeded: both >> 16))
            )
        }
    }

    private var position: Int
    private var left: Int

    init(_ cells: RawSpan, _ offset: Int) {
        left = Int(cells.number(offset, UInt16.self))
        position = offset + 2
    }

    mutating func next(_ cells: RawSpan) -> Run? {
        guard left > 0, position + 4 <= cells.byteCount else { return nil }
        let area = Int(cells.number(position, UInt16.self))
        let counted = cells.number(position + 2, UInt16.self)
        let count = Int(counted & 0x7FFF)
        guard position + 4 + count * 4 <= cells.byteCount else { return nil }
        defer {
            left -= 1
            position += 4 + count * 4
        }
        return Run(area: area, holdsReference: counted & 0x8000 != 0, count: count, start: position + 4)
    }
}
