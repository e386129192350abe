/// The edges of some areas, gathered from all squares that they cross.
struct AreaEdges {
    /// A corner of an outline, in units of the grid from 180° W and 90° S.
    struct Corner: Hashable {
        let x: Int32
        let y: Int32
    }

    /// An edge without its direction.
    struct Edge: Hashable {
        let a: Corner
        let b: Corner

        init(_ from: Corner, _ to: Corner) {
            let isFirst = (from.x, from.y) < (to.x, to.y)
            a = isFirst ? from : to
            b = isFirst ? to : from
        }

        /// Whether it is where the map is cut, along the antimeridian or at a pole.
        var isCut: Bool {
            a.x == b.x && (a.x == 0 || Int(a.x) == AreaGrid.width)
                || a.y == b.y && (a.y == 0 || Int(a.y) == AreaGrid.height)
        }
    }

    /// What bounds all areas together, in a stable order: edges that two of them share, or that one has twice, are
    /// within.
    private(set) var outline: [Edge] = []
    /// Those that no other area has either: where they are not the map's own edge, a coast.
    private(set) var coast: [Edge] = []

    /// Reads the edges of all areas that `isMember` takes, by their number.
    init(of index: AreaIndex, isMember: [Bool]) {
        var collector = Collector(index: index, isMember: isMember)
        for top in 0..<AreaGrid.columns * AreaGrid.rows {
            collector.visit(AreaGrid.Square(top: top), index.node(top), AreaGrid.levels)
        }
        outline = collector.outline
        coast = collector.outline.filter { !collector.shared.contains($0) && !$0.isCut }
    }
}

private struct Collector {
    let index: AreaIndex
    let isMember: [Bool]
    /// The outline so far, and the same as a set: squares have edges in common.
    var outline: [AreaEdges.Edge] = []
    private var known: Set<AreaEdges.Edge> = []
    /// Edges of the outline that other areas have, too.
    var shared: Set<AreaEdges.Edge> = []
    /// Of one square: the edges of members, how often each occurs, and the edges of others.
    private var order: [AreaEdges.Edge] = []
    private var counts: [AreaEdges.Edge: Int] = [:]
    private var foreign: Set<AreaEdges.Edge> = []

    init(index: AreaIndex, isMember: [Bool]) {
        self.index = index
        self.isMember = isMember
    }

    mutating func visit(_ square: AreaGrid.Square, _ node: UInt32, _ levels: Int) {
        switch node & 3 {
        case AreaGrid.Node.whole: break
        case AreaGrid.Node.edges:
            index.bytes.withRawSpan(index.cells) { read($0, Int(node >> 2) * 2, square.origin) }
        default:
            guard levels > 0 else { return }
            for quarter in 0..<4 {
                visit(square.quarter(quarter), index.node(Int(node >> 2) + quarter), levels - 1)
            }
        }
    }

    private mutating func read(_ cells: RawSpan, _ offset: Int, _ origin: (x: Int, y: Int)) {
        guard holdsMember(cells, offset) else { return }
        order.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        foreign.removeAll(keepingCapacity: true)
        var reader = CellReader(cells, offset)
        while let run = reader.next(cells) {
            guard run.count > 1 else { continue }
            let isOurs = run.area < isMember.count && isMember[run.area]
            var previous = corner(run.vertex(cells, 0), origin)
            for number in 1..<run.count {
                let next = corner(run.vertex(cells, number), origin)
                let edge = AreaEdges.Edge(previous, next)
                previous = next
                if !isOurs {
                    foreign.insert(edge)
                } else if counts.updateValue((counts[edge] ?? 0) + 1, forKey: edge) == nil {
                    order.append(edge)
                }
            }
        }
        for edge in order where counts[edge, default: 0] % 2 == 1 {
            if foreign.contains(edge) { shared.insert(edge) }
            if known.insert(edge).inserted { outline.append(edge) }
        }
    }

    /// Whether a square has an edge of a member: most have none, and are only skipped through.
    private func holdsMember(_ cells: RawSpan, _ offset: Int) -> Bool {
        var reader = CellReader(cells, offset)
        while let run = reader.next(cells) {
            if run.count > 1, run.area < isMember.count, isMember[run.area] { return true }
        }
        return false
    }

    private func corner(_ vertex: (x: Double, y: Double), _ origin: (x: Int, y: Int)) -> AreaEdges.Corner {
        AreaEdges.Corner(
            x: Int32(clamping: Int(vertex.x) + origin.x), y: Int32(clamping: Int(vertex.y) + origin.y))
    }
}
