public import Geometry

/// The shore of a continent, an island or a lake.
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
    /// The land in a view, as rings to be filled by the even-odd rule: whole countries and divisions, those that have part in the
    /// squares of the index that the view touches, without the borders between them, and the lakes there.
    ///
    /// Some milliseconds for a country, a fifth of a second for the world.
    ///
    /// - Parameter smallestLake: How large a lake is at least, in degrees along either axis.
    public func landRings(in view: Envelope, smallestLake: Double = 0) -> [LandRing] {
        land(in: view, smallestLake).compactMap { LandRing($0.map(Self.coordinate)) }
    }

    private func land(in view: Envelope, _ smallestLake: Double) -> [[AreaEdges.Corner]] {
        guard let areas = index.areas else { return [] }
        let window = GridWindow(view)
        var members = MemberCollector(index: areas)
        for (top, _) in window.squares { members.visit(areas.node(top), AreaGrid.levels) }
        let lakes = baseLines(smallestLake: smallestLake).filter { line in
            line.kind == .shore && window.turns.contains { !line.turned($0).stretches(in: window).isEmpty }
        }
        return FarLand.rings(AreaEdges(of: areas, isMember: members.isMember).outline) + lakes.map(\.corners)
    }

    /// The land of the world as seen from afar, to be filled by the even-odd rule: rings whose corners are whole multiples of
    /// `farLandStep` degrees, the last joined to the first. Small islands and lakes are left out.
    public func farLand() -> [[BaseMap.Corner]] {
        let unit = FarLand.unit
        var lines = PackedLines.lines(index.bytes, index.farLand, unit: unit)
        if lines.isEmpty {
            // An index of an earlier program.
            let land = FarLand.lines(land(in: Envelope(west: -180, south: -90, east: 180, north: 90), 0))
            let bytes = IndexBytes(PackedLines.bytes(land, unit: unit).bytes)
            lines = PackedLines.lines(bytes, 0..<bytes.count, unit: unit)
        }
        return lines.map { $0.corners.map(BaseMap.Corner.init) }
    }

    /// The steps of `farLand`, in degrees.
    public static var farLandStep: Double { Double(FarLand.unit) / AreaGrid.unitsPerDegree }

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
