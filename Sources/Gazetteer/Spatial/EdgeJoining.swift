/// Edges joined to lines and rings.
struct EdgeJoining {
    typealias Corner = AreaEdges.Corner
    typealias Edge = AreaEdges.Edge

    private let edges: [Edge]
    /// The edges that meet in a corner.
    private var meeting: [Corner: [Int]] = [:]
    private var isUsed: [Bool]

    init(_ edges: [Edge]) {
        self.edges = edges
        isUsed = Array(repeating: false, count: edges.count)
        meeting.reserveCapacity(edges.count)
        for (number, edge) in edges.enumerated() {
            meeting[edge.a, default: []].append(number)
            meeting[edge.b, default: []].append(number)
        }
    }

    /// Closed rings around what an odd number of edges lies west of: the outer ones anticlockwise, holes clockwise.
    ///
    /// Of the edges an even number must meet in every corner, and none may cross another. No ring passes a corner
    /// twice. Damaged edges that lead nowhere are left out.
    mutating func rings() -> [[Corner]] {
        var rings: [[Corner]] = []
        let parity = WestwardParity(edges)
        // Every ring has edges that are not level.
        for first in edges.indices where !isUsed[first] && edges[first].a.y != edges[first].b.y {
            isUsed[first] = true
            // With the inside on the left.
            let isUpward = parity.isOdd(first)
            let (a, b) = (edges[first].a, edges[first].b)
            var path = isUpward == (a.y < b.y) ? [a, b] : [b, a]
            var places: [Corner: Int] = [path[0]: 0, path[1]: 1]
            while path.count > 1, let next = step(from: path[path.count - 2], over: path[path.count - 1]) {
                guard let start = places[next] else {
                    places[next] = path.count
                    path.append(next)
                    continue
                }
                // What was walked since this corner was met first is a ring of its own.
                rings.append(Array(path[start...]) + [next])
                for corner in path[(start + 1)...] { places[corner] = nil }
                path.removeLast(path.count - start - 1)
            }
        }
        return rings
    }

    /// Open and closed lines, each as long as it gets without passing a corner where more than two edges meet.
    mutating func lines() -> [[Corner]] {
        var lines: [[Corner]] = []
        let ends = edges.indices.filter { isEnd(edges[$0].a) || isEnd(edges[$0].b) }
        for first in ends + edges.indices where !isUsed[first] {
            isUsed[first] = true
            let edge = edges[first]
            var line = isEnd(edge.a) || !isEnd(edge.b) ? [edge.a, edge.b] : [edge.b, edge.a]
            while let last = line.last, !isEnd(last), let next = meeting[last]?.first(where: { !isUsed[$0] })
            {
                isUsed[next] = true
                line.append(edges[next].a == last ? edges[next].b : edges[next].a)
            }
            lines.append(line)
        }
        return lines
    }

    private func isEnd(_ corner: Corner) -> Bool { meeting[corner]?.count != 2 }

    /// The end of the next free edge clockwise from the one that was walked, with the same inside on its left.
    private mutating func step(from: Corner, over corner: Corner) -> Corner? {
        let free = (meeting[corner] ?? []).filter { !isUsed[$0] }
        func end(_ number: Int) -> Corner { edges[number].a == corner ? edges[number].b : edges[number].a }
        guard
            let next = free.count > 1
                ? free.min(by: { precedes(end($0), end($1), corner, from) }) : free.first
        else { return nil }
        isUsed[next] = true
        return end(next)
    }

    /// Whether `a` comes before `b` when a ray around `corner` turns clockwise from `start`.
    private func precedes(_ a: Corner, _ b: Corner, _ corner: Corner, _ start: Corner) -> Bool {
        func cross(_ p: Corner, _ q: Corner) -> Int {
            (Int(p.x) - Int(corner.x)) * (Int(q.y) - Int(corner.y))
                - (Int(p.y) - Int(corner.y)) * (Int(q.x) - Int(corner.x))
        }
        func isFirstHalf(_ p: Corner) -> Bool { cross(start, p) < 0 }
        if isFirstHalf(a) != isFirstHalf(b) { return isFirstHalf(a) }
        return cross(a, b) < 0
    }
}

/// Tells whether an odd number of edges lies west of the middle of one.
private struct WestwardParity {
    private let edges: [AreaEdges.Edge]
    /// The edges that reach into each band of latitude.
    private var bands: [Int32: [Int]] = [:]
    private static let bandBits: Int32 = 10

    init(_ edges: [AreaEdges.Edge]) {
        self.edges = edges
        for (number, edge) in edges.enumerated() where edge.a.y != edge.b.y {
            let (low, high) = (min(edge.a.y, edge.b.y), max(edge.a.y, edge.b.y))
            for band in low >> Self.bandBits...high >> Self.bandBits {
                bands[band, default: []].append(number)
            }
        }
    }

    func isOdd(_ number: Int) -> Bool {
        let edge = edges[number]
        // Twice the middle, in whole units.
        let (x, y) = (Int(edge.a.x) + Int(edge.b.x), Int(edge.a.y) + Int(edge.b.y))
        var isOdd = false
        for other in bands[Int32(clamping: y >> 1) >> Self.bandBits] ?? [] where other != number {
            let (a, b) = (edges[other].a, edges[other].b)
            guard (2 * Int(a.y) > y) != (2 * Int(b.y) > y) else { continue }
            let (low, high) = a.y < b.y ? (a, b) : (b, a)
            let (dx, dy) = (Int(high.x) - Int(low.x), Int(high.y) - Int(low.y))
            if dx * (y - 2 * Int(low.y)) - dy * (x - 2 * Int(low.x)) < 0 { isOdd.toggle() }
        }
        return isOdd
    }
}
