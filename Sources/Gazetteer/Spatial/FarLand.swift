/// Land without borders, and how it looks from afar.
enum FarLand {
    typealias Corner = AreaEdges.Corner

    /// The steps of land seen from afar, in units of the grid: a twentieth of a degree.
    static let unit = 500
    /// A corner nearer than that, along both axes, to the one before goes.
    private static let reach = 3_500
    /// A smaller hole in the land, in square units, is no water that an index knows: it is ground that the sources
    /// give to nobody, as the Siachen Glacier.
    private static let smallestSea = 1e8

    /// What bounds land, from the edges that an odd number of its areas has: the first corner is the last, too.
    static func rings(_ outline: [AreaEdges.Edge]) -> [[Corner]] {
        var joining = EdgeJoining(outline)
        return joining.rings().filter { ring in
            let area = area(ring)
            return area > 0 || area < -smallestSea
        }
    }

    /// The land of all outlines, and the lakes in it.
    static func rings(_ outlines: AreaOutlines, lakes: [BaseLine]) -> [[Corner]] {
        var order: [AreaEdges.Edge] = []
        var counts: [AreaEdges.Edge: Int] = [:]
        for edge in outlines.edges {
            let edge = AreaEdges.Edge(
                Corner(x: edge.from.x, y: edge.from.y), Corner(x: edge.to.x, y: edge.to.y))
            if counts.updateValue((counts[edge] ?? 0) + 1, forKey: edge) == nil { order.append(edge) }
        }
        return rings(order.filter { (counts[$0] ?? 0) % 2 == 1 }) + lakes.map(\.corners)
    }

    /// Rings without what is not seen from afar.
    static func lines(_ rings: [[Corner]]) -> [BaseLine] {
        rings.compactMap { ring in
            var kept: [Corner] = []
            for corner in ring {
                if let last = kept.last, abs(Int(corner.x) - Int(last.x)) < reach,
                    abs(Int(corner.y) - Int(last.y)) < reach
                {
                    continue
                }
                kept.append(corner)
            }
            return kept.count > 3 ? BaseLine(kind: .shore, corners: kept) : nil
        }
    }

    /// The area of a ring in square units, negative for a hole, which runs clockwise.
    private static func area(_ ring: [Corner]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) {
            $0 + (Double($1.0.x) * Double($1.1.y) - Double($1.1.x) * Double($1.0.y)) / 2
        }
    }
}
