/// The union of convex polygons without holes, such as discs, from the parts of their edges that no other one covers.
///
/// Most of a crowd of discs lies inside the others: that is seen from their vertices alone, where an overlay would build
/// and tear down all the shapes in between. All decisions are signs of one determinant, computed alike from either
/// polygon; where one is zero, or the parts do not close, the answer is nil and GEOS is asked.
struct ConvexUnion {
    private let index: BoxIndex
    private let polygons: [ConvexPolygon?]

    init(_ polygons: [ConvexPolygon?], _ index: BoxIndex) {
        self.polygons = polygons
        self.index = index
    }

    /// The closed rings around these polygons, which must be all that overlap each other: outer ones anticlockwise, holes
    /// clockwise. Nil where the arithmetic cannot tell.
    func rings(around members: [Int]) -> [[SIMD2<Double>]]? {
        if members.contains(where: { polygons[$0] == nil }) { return nil }
        var tracer = RingTracer()
        var scratch = Scratch()
        for member in members {
            guard addUncovered(member, to: &tracer, &scratch) else { return nil }
        }
        return tracer.rings()
    }

    /// Kept between polygons to spare allocations.
    private struct Scratch {
        var neighbours: [Int] = []
        /// For each neighbour, which vertices lie in it.
        var inside: [Bool] = []
        var isCovered: [Bool] = []
        var crossings: [Crossing] = []
    }

    /// Where an edge enters or leaves another polygon.
    private struct Crossing {
        let fraction: Double
        let isEntry: Bool
        let node: RingTracer.Node
        let position: SIMD2<Double>
    }

    /// Adds the parts of a polygon's boundary that no neighbour covers; false where the arithmetic cannot tell.
    private func addUncovered(_ number: Int, to tracer: inout RingTracer, _ scratch: inout Scratch) -> Bool {
        guard let polygon = polygons[number] else { return false }
        let count = polygon.vertices.count
        scratch.neighbours.removeAll(keepingCapacity: true)
        var isTwin = false
        index.forEach(overlapping: index.boxes[number]) { other in
            if other == number { return }
            // Of equal polygons the first one counts.
            if index.boxes[other] == index.boxes[number], polygons[other]?.vertices == polygon.vertices {
                if other < number { isTwin = true }
            } else {
                scratch.neighbours.append(other)
            }
        }
        if isTwin { return true }
        if scratch.neighbours.isEmpty {
            tracer.add(ring: polygon.vertices)
            return true
        }
        scratch.isCovered.removeAll(keepingCapacity: true)
        scratch.isCovered.append(contentsOf: repeatElement(false, count: count))
        scratch.inside.removeAll(keepingCapacity: true)
        var uncovered = count
        for neighbour in scratch.neighbours {
            guard let other = polygons[neighbour] else { return false }
            let offset = scratch.inside.count
            scratch.inside.append(contentsOf: repeatElement(false, count: count))
            var wasCovered = scratch.isCovered[count - 1]
            var isFirstInside = false
            var wasInside = false
            for i in 0..<count {
                // Of vertices between covered edges nobody will ask.
                let isCovered = scratch.isCovered[i]
                defer { wasCovered = isCovered }
                if isCovered && wasCovered {
                    wasInside = false
                    continue
                }
                guard let inside = other.contains(polygon.vertices[i]) else { return false }
                scratch.inside[offset + i] = inside
                // A convex polygon covers an edge when it has both ends.
                if inside && wasInside && !wasCovered {
                    scratch.isCovered[i - 1] = true
                    uncovered -= 1
                }
                if i == 0 { isFirstInside = inside }
                wasInside = inside
            }
            if isFirstInside && wasInside && !scratch.isCovered[count - 1] {
                scratch.isCovered[count - 1] = true
                uncovered -= 1
            }
            if uncovered == 0 { return true }
        }
        for i in 0..<count where !scratch.isCovered[i] {
            guard addUncovered(edge: i, of: number, to: &tracer, &scratch) else { return false }
        }
        return true
    }

    private func addUncovered(
        edge i: Int, of number: Int, to tracer: inout RingTracer, _ scratch: inout Scratch
    ) -> Bool {
        guard let polygon = polygons[number] else { return false }
        let count = polygon.vertices.count
        let start = polygon.vertices[i]
        let end = polygon.vertices[i + 1 == count ? 0 : i + 1]
        scratch.crossings.removeAll(keepingCapacity: true)
        var depth = 0
        for (k, neighbour) in scratch.neighbours.enumerated() {
            let startsInside = scratch.inside[k * count + i]
            let endsInside = scratch.inside[k * count + (i + 1 == count ? 0 : i + 1)]
            if startsInside { depth += 1 }
            guard let other = polygons[neighbour] else { return false }
            if startsInside == endsInside && !other.mayCross(start, end) { continue }
            var found = 0
            let theirs = other.vertices
            var from = theirs[theirs.count - 1]
            var fromSide = ConvexPolygon.side(start, end, from)
            for j in theirs.indices {
                let to = theirs[j]
                let toSide = ConvexPolygon.side(start, end, to)
                if fromSide == 0 || toSide == 0 { return false }
                if (fromSide > 0) != (toSide > 0) {
                    let a = ConvexPolygon.side(from, to, start)
                    let b = ConvexPolygon.side(from, to, end)
                    if a == 0 || b == 0 { return false }
                    if (a > 0) != (b > 0) {
                        found += 1
                        let edge = j == 0 ? theirs.count - 1 : j - 1
                        let node = RingTracer.Node(edge: i, of: number, edge: edge, of: neighbour)
                        // Computed from the polygon with the lower number, so that both have the same one.
                        let position =
                            number < neighbour
                            ? start + (end - start) * (a / (a - b))
                            : from + (to - from) * (fromSide / (fromSide - toSide))
                        scratch.crossings.append(
                            Crossing(fraction: a / (a - b), isEntry: b > 0, node: node, position: position))
                    }
                }
                (from, fromSide) = (to, toSide)
            }
            guard found == (startsInside == endsInside ? 0 : 1) || found == 2 && startsInside == endsInside
            else { return false }
        }
        return addParts(
            start, depth, &scratch.crossings, to: &tracer,
            vertex: RingTracer.Node(vertex: i, of: number),
            next: RingTracer.Node(vertex: i + 1 == count ? 0 : i + 1, of: number))
    }

    /// The parts of one edge at which no polygon lies, from how many lie at its start.
    private func addParts(
        _ start: SIMD2<Double>, _ depthAtStart: Int, _ crossings: inout [Crossing],
        to tracer: inout RingTracer,
        vertex: RingTracer.Node, next: RingTracer.Node
    ) -> Bool {
        var depth = depthAtStart
        crossings.sort { $0.fraction < $1.fraction }
        var from = depth == 0 ? (node: vertex, position: start) : nil
        for crossing in crossings {
            depth += crossing.isEntry ? 1 : -1
            if depth < 0 { return false }
            if crossing.isEntry, let begun = from {
                tracer.add(from: begun.node, begun.position, to: crossing.node)
                from = nil
            } else if depth == 0 {
                from = (crossing.node, crossing.position)
            }
        }
        if let begun = from { tracer.add(from: begun.node, begun.position, to: next) }
        return true
    }
}
