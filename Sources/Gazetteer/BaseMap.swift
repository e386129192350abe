public import Geometry

/// Lines and towns that tell a reader of a map where they are.
public struct BaseMap: Sendable {
    /// What lies on the two sides of a line.
    public enum Border: String, Hashable, Sendable, CaseIterable {
        /// Land, and a lake or nothing that the index knows: the sea.
        case coast
        /// Two countries.
        case country
        /// Two first-level divisions of one country.
        case division
        /// Who holds what on a border that is disputed, undetermined or a line of control. No line of another kind lies below it.
        case disputed
        /// On one side what its country holds, on the other what that holds and somebody else claims.
        case claim
    }

    /// A corner of a line, in degrees. Its longitude goes on past 180 where the view crosses the antimeridian.
    public struct Corner: Hashable, Sendable {
        /// Degrees east.
        public let longitude: Double
        /// Degrees north.
        public let latitude: Double

        init(_ corner: AreaEdges.Corner) {
            longitude = Double(corner.x) / AreaGrid.unitsPerDegree - 180
            latitude = Double(corner.y) / AreaGrid.unitsPerDegree - 90
        }
    }

    /// A town, to be named on the map.
    public struct Town: Hashable, Sendable {
        /// Its name in the index.
        public let name: String
        /// Where it lies.
        public let coordinate: Coordinate
    }

    /// The lines of each kind that are at least partly in view.
    public let lines: [Border: [[Corner]]]
    /// The towns in view, the most important first.
    public let towns: [Town]
}

extension WorldGazetteer {
    /// What a map of a view shows below its own subject, from the outlines of countries and divisions of the index.
    ///
    /// - Parameters:
    ///   - view: The box. One that crosses the antimeridian gets longitudes that go on past 180.
    ///   - townCount: How many towns to name at most.
    ///   - smallestLake: How large a lake is at least, in degrees along either axis.
    /// - Returns: Lines that may reach out of the view by a square of the index, 3.6 degrees; none where the index has no outlines.
    public func baseMap(of view: Envelope, townCount: Int, smallestLake: Double = 0) -> BaseMap {
        BaseMap(lines: lines(in: view, smallestLake), towns: towns(in: view, count: townCount))
    }

    /// The towns in a view, the most important first.
    public func towns(in view: Envelope, count: Int) -> [BaseMap.Town] {
        var towns: [BaseMap.Town] = []
        // Rows descend in importance; beyond these are villages.
        for row in rows.prefix(200_000) where towns.count < count {
            let coordinate = coordinate(of: row)
            guard view.contains(coordinate) else { continue }
            let place = place(row)
            guard place.featureClass == .settlement, place.population > 0 else { continue }
            towns.append(BaseMap.Town(name: place.name, coordinate: coordinate))
        }
        return towns
    }

    private func lines(in view: Envelope, _ smallestLake: Double) -> [BaseMap.Border: [[BaseMap.Corner]]] {
        guard let areas = index.areas else { return [:] }
        let window = GridWindow(view)
        let own = baseLines(smallestLake: smallestLake)
        let ownLines = window.turns.flatMap { turn in own.map { $0.turned(turn) } }
        // They tell better than the outlines what an edge is: no border is drawn below a disputed one.
        let drawn = Set(ownLines.lazy.filter { $0.kind != .shore }.flatMap(\.edges))
        var collector = BorderCollector(index: areas, owners: areas.rows.map(owner), known: drawn)
        for (top, turn) in window.squares {
            collector.visit(AreaGrid.Square(top: top), areas.node(top), AreaGrid.levels, turn)
        }
        var lines = collector.borders.mapValues { edges in
            var joining = EdgeJoining(edges)
            return joining.lines().map { $0.map(BaseMap.Corner.init) }
        }
        for line in ownLines {
            let stretches = line.stretches(in: window)
            if !stretches.isEmpty {
                lines[line.kind.border, default: []] += stretches.map { $0.map(BaseMap.Corner.init) }
            }
        }
        return lines
    }

    /// The lines that the index has beside its outlines, without the shores of lakes and islands smaller than that, in degrees.
    func baseLines(smallestLake: Double) -> [BaseLine] {
        PackedLines.lines(index.bytes, index.lines).filter { line in
            line.kind != .shore || line.extent >= smallestLake * AreaGrid.unitsPerDegree
        }
    }

    private func owner(_ area: UInt32) -> BorderCollector.Owner {
        guard let row = existing(area) else { return BorderCollector.Owner(country: nil, division: nil) }
        let place = place(row)
        return BorderCollector.Owner(country: place.country ?? row, division: place.admin1 ?? row)
    }
}

/// Sorts the edges of squares by what lies on both sides.
private struct BorderCollector {
    /// Whose an area is.
    struct Owner: Hashable {
        let country: PlaceRow?
        let division: PlaceRow?
    }

    let index: AreaIndex
    let owners: [Owner]
    private(set) var borders: [BaseMap.Border: [AreaEdges.Edge]] = [:]
    /// Edges that are not to be had again: squares have edges in common.
    private var known: Set<AreaEdges.Edge>

    init(index: AreaIndex, owners: [Owner], known: Set<AreaEdges.Edge>) {
        self.index = index
        self.owners = owners
        self.known = known
    }

    mutating func visit(_ square: AreaGrid.Square, _ node: UInt32, _ levels: Int, _ turn: Int) {
        switch node & 3 {
        case AreaGrid.Node.whole: break
        case AreaGrid.Node.edges:
            let origin = (x: square.origin.x + turn * AreaGrid.width, y: square.origin.y)
            index.bytes.withRawSpan(index.cells) { read($0, Int(node >> 2) * 2, origin) }
        default:
            guard levels > 0 else { return }
            for quarter in 0..<4 {
                visit(square.quarter(quarter), index.node(Int(node >> 2) + quarter), levels - 1, turn)
            }
        }
    }

    private mutating func read(_ cells: RawSpan, _ offset: Int, _ origin: (x: Int, y: Int)) {
        var order: [AreaEdges.Edge] = []
        var sides: [AreaEdges.Edge: [Int]] = [:]
        var reader = CellReader(cells, offset)
        while let run = reader.next(cells) {
            guard run.count > 1, run.area < owners.count else { continue }
            var previous = corner(run.vertex(cells, 0), origin)
            for number in 1..<run.count {
                let next = corner(run.vertex(cells, number), origin)
                let edge = AreaEdges.Edge(previous, next)
                previous = next
                if sides[edge] == nil { order.append(edge) }
                sides[edge, default: []].append(run.area)
            }
        }
        for edge in order {
            guard let border = border(sides[edge] ?? [], edge), known.insert(edge).inserted else { continue }
            borders[border, default: []].append(edge)
        }
    }

    private func border(_ areas: [Int], _ edge: AreaEdges.Edge) -> BaseMap.Border? {
        guard let first = areas.first.map({ owners[$0] }) else { return nil }
        if areas.count == 1 { return isCut(edge) ? nil : .coast }
        if areas.contains(where: { owners[$0].country != first.country }) { return .country }
        return areas.contains { owners[$0].division != first.division } ? .division : nil
    }

    /// As `AreaEdges.Edge.isCut`, for every turn around the globe.
    private func isCut(_ edge: AreaEdges.Edge) -> Bool {
        edge.a.x == edge.b.x && Int(edge.a.x) % AreaGrid.width == 0
            || edge.a.y == edge.b.y && (edge.a.y == 0 || Int(edge.a.y) == AreaGrid.height)
    }

    private func corner(_ vertex: (x: Double, y: Double), _ origin: (x: Int, y: Int)) -> AreaEdges.Corner {
        AreaEdges.Corner(
            x: Int32(clamping: Int(vertex.x) + origin.x), y: Int32(clamping: Int(vertex.y) + origin.y))
    }
}
