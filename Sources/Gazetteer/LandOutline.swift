public import Geometry

/// The shore of a continent, an island, or a lake that the outlines leave out.
public struct LandRing: Hashable, Sendable {
    /// Its corners between -180 and 180 degrees, the first one repeated at the end. Antarctica's run along the pole.
    public let coordinates: [Coordinate]
    /// The box around them.
    public let envelope: Envelope

    init?(_ coordinates: [Coordinate]) {
        guard let first = coordinates.first else { return nil }
        var (west, east, south, north) = (
            first.longitude, first.longitude, first.latitude, first.latitude
        )
        for corner in coordinates {
            (west, east) = (min(west, corner.longitude), max(east, corner.longitude))
            (south, north) = (min(south, corner.latitude), max(north, corner.latitude))
        }
        self.coordinates = coordinates
        envelope = Envelope(west: west, south: south, east: east, north: north)
    }
}

extension WorldGazetteer {
    /// A smaller hole in the land, in square degrees, is no water that an index knows: it is ground that the sources
    /// give to nobody, as the Siachen Glacier.
    private static let smallestSea = 1.0

    /// The land in a view, as rings to be filled by the even-odd rule: whole countries and divisions, those that have part in the
    /// squares of the index that the view touches, without the borders between them.
    ///
    /// Some milliseconds for a country, tens for the world.
    public func landRings(in view: Envelope) -> [LandRing] {
        guard let areas = index.areas else { return [] }
        var members = MemberCollector(index: areas)
        let east = view.crossesAntimeridian ? view.east + 360 : view.east
        for row in Self.square(
            view.south + 90, below: AreaGrid.rows)...Self.square(view.north + 90, below: AreaGrid.rows)
        {
            for column in Self.square(view.west + 180)...Self.square(east + 180) {
                members.visit(areas.node(row * AreaGrid.columns + column % AreaGrid.columns), AreaGrid.levels)
            }
        }
        let edges = AreaEdges(of: areas, isMember: members.isMember)
        var joining = EdgeJoining(edges.outline)
        return joining.rings().compactMap { LandRing($0.map(Self.coordinate)) }.filter { ring in
            let area = Self.area(ring.coordinates)
            return area > 0 || area < -Self.smallestSea
        }
    }

    /// The area of a ring in square degrees, negative for a hole, which runs clockwise.
    private static func area(_ ring: [Coordinate]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) {
            $0 + ($1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude) / 2
        }
    }

    /// The country or the first-level division whose outline holds a position; nil at sea.
    ///
    /// Unlike `location(of:)` this looks for no shore nearby, and takes a microsecond.
    public func area(at coordinate: Coordinate) -> PlaceRow? {
        index.areas.flatMap { areas in areas.area(at: coordinate).flatMap(areas.row) }.flatMap(existing)
    }
}

/// Marks the areas that have part in squares.
private struct MemberCollector {
    let index: AreaIndex
    private(set) var isMember: [Bool]

    init(index: AreaIndex) {
        self.index = index
        isMember = Array(repeating: false, count: index.areas.count / 4)
    }

    mutating func visit(_ node: UInt32, _ levels: Int) {
        switch node & 3 {
        case AreaGrid.Node.whole: if node > 0 { mark(Int(node >> 2) - 1) }
        case AreaGrid.Node.edges:
            let found = index.bytes.withRawSpan(index.cells) { cells in
                var reader = CellReader(cells, Int(node >> 2) * 2)
                var found: [Int] = []
                while let run = reader.next(cells) { found.append(run.area) }
                return found
            }
            for area in found { mark(area) }
        default:
            guard levels > 0 else { return }
            for quarter in 0..<4 { visit(index.node(Int(node >> 2) + quarter), levels - 1) }
        }
    }

    private mutating func mark(_ area: Int) {
        if isMember.indices.contains(area) { isMember[area] = true }
    }
}
