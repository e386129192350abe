/// The outlines of areas as they were read, in units of 1e-4 degrees from 180° W and 90° S.
struct AreaOutlines {
    /// A corner of an outline.
    struct Vertex: Hashable {
        var x: Int32
        var y: Int32
    }

    /// One outline or one part of it.
    struct Ring {
        var area: UInt16
        /// The last is joined to the first.
        var vertices: [Vertex]
    }

    /// The identifier of the place that each area outlines.
    private(set) var identifiers: [UInt32] = []
    private(set) var rings: [Ring] = []
    private var numbers: [UInt32: UInt16] = [:]

    /// The number of the area of a place; nil when there are more than the format holds.
    mutating func area(of identifier: UInt32) -> UInt16? {
        if let number = numbers[identifier] { return number }
        guard let number = UInt16(exactly: identifiers.count) else { return nil }
        identifiers.append(identifier)
        numbers[identifier] = number
        return number
    }

    /// Adds a ring. Corners that repeat the one before go, and so do those within a stretch of the edge of the map:
    /// what is left of fewer than three is nothing. Long edges are parted, see `AreaGrid.longestEdge`.
    mutating func add(_ corners: [Vertex], to area: UInt16) {
        var vertices: [Vertex] = []
        for corner in corners where corner != vertices.last {
            if vertices.count > 1,
                Self.isOnMapEdge(vertices[vertices.count - 2], vertices[vertices.count - 1], corner)
            {
                vertices[vertices.count - 1] = corner
            } else {
                vertices.append(corner)
            }
        }
        if vertices.count > 1, vertices.first == vertices.last { vertices.removeLast() }
        guard vertices.count >= 3 else { return }
        rings.append(Ring(area: area, vertices: Self.parted(vertices + vertices.prefix(1)).dropLast()))
    }

    /// A line whose long edges are parted as those of outlines are.
    static func parted(_ line: [Vertex]) -> [Vertex] {
        var parted: [Vertex] = []
        for (vertex, next) in zip(line, line.dropFirst()) { part(vertex, next, into: &parted) }
        return parted + line.suffix(1)
    }

    /// Whether three corners lie on one edge of the map.
    private static func isOnMapEdge(_ a: Vertex, _ b: Vertex, _ c: Vertex) -> Bool {
        a.x == b.x && b.x == c.x && (a.x == 0 || Int(a.x) == AreaGrid.width)
            || a.y == b.y && b.y == c.y && (a.y == 0 || Int(a.y) == AreaGrid.height)
    }

    /// Appends a corner and what parts the edge from it to the next; the same points in either direction.
    private static func part(_ vertex: Vertex, _ next: Vertex, into parted: inout [Vertex]) {
        let isForward = (vertex.x, vertex.y) < (next.x, next.y)
        let (a, b) = isForward ? (vertex, next) : (next, vertex)
        let (dx, dy) = (Int(b.x) - Int(a.x), Int(b.y) - Int(a.y))
        let pieces = (max(abs(dx), abs(dy)) - 1) / AreaGrid.longestEdge + 1
        parted.append(vertex)
        for piece in 1..<max(1, pieces) where pieces > 1 {
            let part = isForward ? piece : pieces - piece
            parted.append(Vertex(x: a.x + Int32(dx * part / pieces), y: a.y + Int32(dy * part / pieces)))
        }
    }

    /// All edges, those of one area together, those of one ring in their order.
    var edges: [AreaEdge] {
        var edges: [AreaEdge] = []
        edges.reserveCapacity(rings.reduce(0) { $0 + $1.vertices.count })
        for (_, ring) in rings.enumerated().sorted(by: {
            ($0.element.area, $0.offset) < ($1.element.area, $1.offset)
        }) {
            for (index, vertex) in ring.vertices.enumerated() {
                edges.append(
                    AreaEdge(
                        area: ring.area, from: vertex, to: ring.vertices[(index + 1) % ring.vertices.count]))
            }
        }
        return edges
    }
}

/// A stretch of an outline.
struct AreaEdge {
    var area: UInt16
    var from: AreaOutlines.Vertex
    var to: AreaOutlines.Vertex

    /// Whether it has a point in common with a square. Boxes that only touch count: a needless edge does no harm.
    func meets(_ square: AreaGrid.Square) -> Bool {
        let (ax, ay, bx, by) = (Int(from.x), Int(from.y), Int(to.x), Int(to.y))
        let (west, south) = (square.x, square.y)
        let (east, north) = (west + square.size, south + square.size)
        guard max(ax, bx) >= west, min(ax, bx) <= east, max(ay, by) >= south, min(ay, by) <= north else {
            return false
        }
        // Not if all four corners lie on one side of it.
        let (dx, dy) = (bx - ax, by - ay)
        var isLeft = false
        var isRight = false
        for (x, y) in [(west, south), (west, north), (east, south), (east, north)] {
            let side = dx * (y - ay) - dy * (x - ax)
            isLeft = isLeft || side >= 0
            isRight = isRight || side <= 0
        }
        return isLeft && isRight
    }
}
