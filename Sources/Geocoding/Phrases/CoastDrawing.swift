import Gazetteer
import Geometry

/// Drawings from the coast of a country or a division, whose outline is known.
extension DrawingBoard {
    /// How far "off the coast" reaches.
    private static let offshore = Length.kilometres(50)
    /// Coasts are looked at in steps of this, and in not too many.
    private static let step = Length.kilometres(5)
    private static let mostSteps = 60

    /// How exactly the outlines show where the sea begins.
    private static let thinned = Length.kilometres(1)

    private var isIsland: Bool {
        if case .place(let place) = anchor { place.featureCode == "ISL" } else { false }
    }

    /// Off the coast, at a stated distance or at none; nil for a place without a coast that is known.
    func offCoast(_ stated: StatedLength?) -> Drawing? {
        guard let outline, !outline.coast.isEmpty, !isIsland else { return nil }
        let outer = stated.map { $0.length + $0.tolerance } ?? Self.offshore
        do {
            let geos = GEOSContext()
            var sea = try geos.buffer([Shape.lines(outline.coast)], radius: outer)
            sea = try geos.difference(sea, land.isEmpty ? outline.polygons : land)
            if let stated, stated.least > 100 {
                let near = try geos.buffer([Shape.lines(outline.coast)], radius: .metres(stated.least))
                sea = try geos.difference(sea, near)
            }
            guard !sea.isEmpty else { return nil }
            return drawing(of: sea, near: centre, "off the coast of \(kind)")
        } catch {
            return nil
        }
    }

    /// At a distance in a direction from the coast: seafarers measure from the shore that is nearest to them. Nil where no
    /// shore looks that way.
    func seaward(_ stated: StatedLength, _ point: CompassPoint) -> Drawing? {
        guard let outline, !outline.coast.isEmpty, stated.least > Self.thinned.metres else { return nil }
        let shape = Shape(outline.polygons)
        let least = Length.metres(stated.least - Self.thinned.metres)
        let most = stated.length + stated.tolerance + Self.thinned
        var shores: [(shore: Coordinate, end: Coordinate)] = []
        for shore in steps(along: outline.coast) {
            let end = Geodesic.destination(from: shore, azimuth: point.azimuth, distance: stated.length)
            if let nearest = shape.nearest(to: end), nearest.distance >= least { shores.append((shore, end)) }
        }
        guard !shores.isEmpty else { return nil }
        do {
            let geos = GEOSContext()
            var sectors: [Polygon] = []
            for (shore, _) in shores {
                sectors += try Sector(
                    centre: shore, inner: least, outer: most,
                    bearing: point.azimuth,
                    halfWidth: point.spokenHalfWidth
                ).polygons(segments: 32)
            }
            let near = try geos.buffer([shape], radius: least)
            let area = try geos.difference(geos.union(sectors), near)
            guard !area.isEmpty else { return nil }
            return drawing(
                of: area, near: shores[shores.count / 2].end,
                "at a stated distance and direction from the coast of \(kind)")
        } catch {
            return nil
        }
    }

    private func steps(along coast: [[Coordinate]]) -> [Coordinate] {
        let length = coast.reduce(0.0) { sum, line in
            sum
                + zip(line, line.dropFirst()).reduce(0.0) {
                    $0 + Geodesic.distance(from: $1.0, to: $1.1).metres
                }
        }
        let spacing = Length.metres(max(Self.step.metres, length / Double(Self.mostSteps)))
        return coast.flatMap { line in
            zip(line, line.dropFirst()).flatMap {
                Geodesic.path(from: $0, to: $1, spacing: spacing).dropLast()
            }
        }.everyNth(than: Self.mostSteps)
    }

    private func drawing(of area: [Polygon], near point: Coordinate, _ rule: String) -> Drawing? {
        guard let best = Shape(area).nearest(to: point)?.position else { return nil }
        return Drawing(
            coordinate: best, uncertainty: farthest(area, from: best), area: Shape(area), rule: rule)
    }
}

extension Array {
    /// Not more than so many, evenly.
    fileprivate func everyNth(than most: Int) -> [Element] {
        guard count > most else { return self }
        return (0..<most).map { self[$0 * count / most] }
    }
}
