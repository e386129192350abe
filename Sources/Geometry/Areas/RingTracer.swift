/// Parts of boundaries put together to rings.
struct RingTracer {
    /// Where parts meet: a vertex of a polygon, or a crossing of the edges of two.
    struct Node: Hashable {
        private let first: UInt64
        private let second: UInt64

        init(vertex: Int, of polygon: Int) {
            first = Self.packed(polygon, vertex)
            second = .max
        }

        /// The same from either side.
        init(edge: Int, of polygon: Int, edge otherEdge: Int, of other: Int) {
            let (a, b) = (Self.packed(polygon, edge), Self.packed(other, otherEdge))
            (first, second) = (min(a, b), max(a, b))
        }

        private static func packed(_ polygon: Int, _ edge: Int) -> UInt64 {
            UInt64(truncatingIfNeeded: polygon) << 32 | UInt64(truncatingIfNeeded: edge)
        }
    }

    private struct Arc {
        let start: Node
        let first: Int
        var end: Node
    }

    private var positions: [SIMD2<Double>] = []
    private var arcs: [Arc] = []
    private var whole: [[SIMD2<Double>]] = []

    /// A ring that meets no other; not closed.
    mutating func add(ring: [SIMD2<Double>]) {
        if let first = ring.first { whole.append(ring + [first]) }
    }

    /// A straight part from a node at this position to another node.
    mutating func add(from node: Node, _ position: SIMD2<Double>, to end: Node) {
        if let last = arcs.indices.last, arcs[last].end == node {
            arcs[last].end = end
        } else {
            arcs.append(Arc(start: node, first: positions.count, end: end))
        }
        positions.append(position)
    }

    /// All rings, closed; nil when a part leads nowhere.
    func rings() -> [[SIMD2<Double>]]? {
        var arcAt: [Node: Int] = [:]
        arcAt.reserveCapacity(arcs.count)
        for (i, arc) in arcs.enumerated() {
            guard arcAt.updateValue(i, forKey: arc.start) == nil else { return nil }
        }
        var isUsed = [Bool](repeating: false, count: arcs.count)
        var rings = whole
        for first in arcs.indices where !isUsed[first] {
            var ring: [SIMD2<Double>] = []
            var current = first
            repeat {
                guard !isUsed[current] else { return nil }
                isUsed[current] = true
                let end = current + 1 < arcs.count ? arcs[current + 1].first : positions.count
                ring += positions[arcs[current].first..<end]
                guard let next = arcAt[arcs[current].end] else { return nil }
                current = next
            } while current != first
            ring.append(ring[0])
            rings.append(ring)
        }
        return rings
    }
}
