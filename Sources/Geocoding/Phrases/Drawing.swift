import Gazetteer
import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The geometry of a phrase: a point, an area, and how far off the point may be.
struct Drawing {
    let coordinate: Coordinate
    /// What the text states, if it states a radius.
    var radius: Length?
    let uncertainty: Length
    let area: Shape
    var extent = Location.Extent.uncertainty
    /// For people.
    let rule: String
}

/// A stated length, and how far off it may be by the way it was written.
struct StatedLength {
    let length: Length
    let tolerance: Length
    /// Whether the unit is the nautical mile: seafarers measure from the shore, others from the middle of a place.
    var isNautical = false

    /// Metres.
    var least: Double { length.metres - tolerance.metres }
}

/// Draws what a text says about one anchor. Every width that no text states is a figure of this file.
struct DrawingBoard {
    let anchor: Anchor
    /// The outline of the anchor, where the gazetteer has one.
    var outline: PlaceOutline?
    /// All land of its country, where that is known.
    var land: [Polygon] = []
    /// How far gazetteers differ on where the anchor is, on top of its extent.
    var slack = Length.metres(0)

    /// How far "near" reaches beyond the anchor's own extent.
    private static let nearLandmark = Length.kilometres(1.5)
    private static let nearSettlement = Length.kilometres(5)
    private static let nearArea = Length.kilometres(20)
    /// How far "off the coast" reaches.
    private static let offshore = Length.kilometres(50)
    /// How far a bare "north of" reaches, from the anchor's edge.
    private static let bareDirection = Length.kilometres(25)
    /// How exactly charts give what lies at sea.
    private static let charted = Length.kilometres(1)
    /// How far from a border, a confluence, a junction something still is at it.
    private static let border = Length.kilometres(15)
    /// Of what is part of a place that the gazetteer lacks, so much may lie outside the place's own extent.
    private static let unknownPart = Length.kilometres(15)

    var centre: Coordinate { anchor.coordinate }
    private var extent: Length { anchor.extent + slack }
    var kind: String { anchor.kindDescription }

    // MARK: In and around

    /// In the anchor; `what` says why nothing finer is drawn.
    func inside(_ what: String? = nil) -> Drawing? {
        let rule = what ?? "in \(kind)"
        guard let polygons = outline?.polygons, !polygons.isEmpty else { return disc(extent, rule) }
        return Drawing(
            coordinate: centre, uncertainty: farthest(polygons, from: centre), area: Shape(polygons),
            rule: rule)
    }

    /// In something that no table knows, which the text puts in or by the anchor.
    func unknownPart(_ name: String) -> Drawing? {
        let rule = "in \(kind), as no table knows where \u{2018}\(name)\u{2019} lies"
        guard case .place(let place) = anchor, place.featureClass == .settlement else { return inside(rule) }
        return disc(extent + Self.unknownPart, rule)
    }

    /// Aimed at the anchor, which need not have been hit.
    func aimed() -> Drawing? { disc(extent + nearness * 0.5, "aimed at \(kind)") }

    /// No farther than a stated distance.
    func within(_ stated: StatedLength) -> Drawing? {
        guard var drawing = disc(stated.length, "within a stated distance of \(kind)") else { return nil }
        drawing.radius = stated.length
        drawing.extent = .stated
        return Drawing(
            coordinate: centre, radius: stated.length, uncertainty: stated.length + extent,
            area: drawing.area,
            extent: .stated, rule: drawing.rule)
    }

    /// Near the anchor; what lies this far from an area's middle is still near it.
    func near() -> Drawing? { disc(extent + nearness, "near \(kind)") }

    /// At the edge of a settlement, or just outside it.
    func edge() -> Drawing? { disc(extent * 1.5 + .kilometres(1), "on the outskirts of \(kind)") }

    /// In the middle of a town: a third of its extent, as streets of shops and offices hardly take more.
    func downtown() -> Drawing? {
        disc(.metres(max(1000, extent.metres / 3)), "in the centre of \(kind)")
    }

    /// In the part of the anchor that lies in a direction: the northern half, or a quarter and what adjoins it.
    func part(_ point: CompassPoint) -> Drawing? {
        let rule = "in a part of \(kind)"
        let reach = outline.map { farthest($0.polygons, from: centre) } ?? extent
        guard
            let half = try? Sector(
                centre: centre, outer: reach * 1.02, bearing: point.azimuth, halfWidth: point.halfWidth + 45)
        else { return nil }
        let middle = Geodesic.destination(from: centre, azimuth: point.azimuth, distance: reach * 0.4)
        guard let cut = try? half.polygons() else { return nil }
        var areas = cut
        if let outline, let common = try? GEOSContext().intersection(cut, outline.polygons), !common.isEmpty {
            areas = common
        }
        guard let best = Shape(areas).nearest(to: middle)?.position else { return nil }
        return Drawing(
            coordinate: best, uncertainty: farthest(areas, from: best), area: Shape(areas), rule: rule)
    }

    // MARK: Away from it

    /// At a distance in any direction: a ring. People measure from the middle or from the edge.
    func ring(_ stated: StatedLength) -> Drawing? {
        let rule = "at a stated distance from \(kind)"
        if let outline, !outline.polygons.isEmpty {
            if stated.isNautical, let drawing = offCoast(stated) { return drawing }
            let geos = GEOSContext()
            guard
                let around = try? geos.buffer(outline.polygons, radius: stated.length + stated.tolerance),
                let inside = try? geos.buffer(outline.polygons, radius: .metres(max(1, stated.least))),
                let area = try? geos.difference(around, inside),
                let best = Shape(area).nearest(to: centre)?.position
            else { return nil }
            return Drawing(
                coordinate: best, uncertainty: farthest(area, from: best), area: Shape(area), rule: rule)
        }
        let outer = stated.length + stated.tolerance + extent
        let inner = Length.metres(max(0, stated.least - slack.metres - extent.metres / 2))
        return ring(inner, outer, rule)
    }

    /// As far as one gets in a time: an honest annulus between a slow way and a fast one.
    func travel(hours: Double, _ way: TravelMode, _ point: CompassPoint? = nil) -> Drawing? {
        let (inner, outer) = (
            Length.kilometres(hours * way.slowest), Length.kilometres(hours * way.fastest) + extent
        )
        let rule =
            "\(way.words) away from \(kind), at \(Int(way.slowest)) to \(Int(way.fastest)) km in an hour as the crow flies"
        guard let point else { return ring(inner, outer, rule) }
        return sector(
            best: (inner + outer) * 0.5, inner: inner.metres, outer: outer, point, aside: extent * 0.5, rule)
    }

    private func ring(_ inner: Length, _ outer: Length, _ rule: String) -> Drawing? {
        guard
            let area = inner.metres > 0
                ? try? Sector(centre: centre, inner: inner, outer: outer).shape()
                : try? Disc(centre: centre, radius: outer).shape()
        else { return nil }
        return Drawing(coordinate: centre, uncertainty: outer, area: area, rule: rule)
    }

    /// At a distance in a direction: a sector of a ring.
    ///
    /// Who measures from the middle of a place may be as far off as half of it is large. Seafarers measure from the shore, so
    /// that the truth lies up to the place's extent farther out; what they name is charted to a kilometre.
    func sector(_ stated: StatedLength, _ point: CompassPoint) -> Drawing? {
        if stated.isNautical || anchor.isArea, let drawing = seaward(stated, point) { return drawing }
        let rule = "at a stated distance and direction from \(kind)"
        let own = anchor.extent
        let (least, most) = (stated.least, stated.length + stated.tolerance)
        guard stated.isNautical else {
            return sector(
                best: stated.length, inner: least - slack.metres - own.metres * 0.5,
                outer: most + slack + own * 0.5,
                point, aside: slack + own * 0.5, rule)
        }
        return sector(
            best: stated.length + own * 0.5, inner: least - Self.charted.metres,
            outer: most + Self.charted + own, point,
            aside: Self.charted * 0.5, rule)
    }

    /// In a direction, at no stated distance, which may be none: the sector begins behind the middle, since neither the
    /// place is a point nor its point exact.
    func direction(_ point: CompassPoint) -> Drawing? {
        let back = slack + anchor.extent * 0.25
        let best = Geodesic.destination(
            from: centre, azimuth: point.azimuth, distance: extent + Self.bareDirection * 0.5)
        let apex = Geodesic.destination(from: centre, azimuth: point.azimuth + 180, distance: back)
        guard
            let polygons = try? Sector(
                centre: apex, outer: back + extent + Self.bareDirection, bearing: point.azimuth,
                halfWidth: point.spokenHalfWidth
            ).polygons()
        else { return nil }
        return Drawing(
            coordinate: best, uncertainty: farthest(polygons, from: best), area: Shape(polygons),
            rule: "in a stated direction from \(kind)")
    }

    private func sector(
        best: Length, inner: Double, outer: Length, _ point: CompassPoint, aside: Length, _ rule: String
    ) -> Drawing? {
        let middle = Geodesic.destination(from: centre, azimuth: point.azimuth, distance: best)
        let sideways = asin(min(1, aside.metres / max(1, best.metres))) * 180 / .pi
        let halfWidth = min(180, point.spokenHalfWidth + sideways)
        guard
            let polygons = try? Sector(
                centre: centre, inner: .metres(max(0, inner)), outer: outer, bearing: point.azimuth,
                halfWidth: halfWidth
            ).polygons()
        else { return nil }
        return Drawing(
            coordinate: middle, uncertainty: farthest(polygons, from: middle), area: Shape(polygons),
            rule: rule)
    }

    // MARK: At sea

    /// Off the coast, at a stated distance or at none.
    func offshore(_ stated: StatedLength?, _ point: CompassPoint?) -> Drawing? {
        let rule = "off \(kind)"
        if let stated, let point { return sector(stated, point) }
        if let drawing = offCoast(stated) { return drawing }
        if let stated { return ring(stated) }
        return disc(extent + Self.offshore, rule)
    }

    // MARK: Between two

    /// The stretch between two anchors: a corridor around the geodesic; roads wind a quarter of their length aside.
    func between(_ other: Anchor, _ rule: String) -> Drawing? {
        let line = Geodesic.inverse(from: centre, to: other.coordinate)
        guard line.distance.metres > 1, line.distance < .kilometres(1500) else { return nil }
        let middle = Geodesic.destination(
            from: centre, azimuth: line.initialAzimuth, distance: line.distance * 0.5)
        let halfWidth = Length.metres(
            max(line.distance.metres * 0.25, extent.metres, other.extent.metres + slack.metres))
        guard
            let polygons = try? GEOSContext().corridor(
                from: centre, to: other.coordinate, halfWidth: halfWidth)
        else { return nil }
        return Drawing(
            coordinate: middle, uncertainty: farthest(polygons, from: middle), area: Shape(polygons),
            rule: rule)
    }

    /// Where two anchors meet, a confluence, a junction or a border: what lies near both of them; nil where nothing does.
    func meeting(_ other: DrawingBoard, _ rule: String) -> Drawing? {
        let reach = Self.border
        do {
            let geos = GEOSContext()
            let both = try geos.intersection(around(reach, geos), other.around(reach, geos))
            let middle = Geodesic.inverse(from: centre, to: other.centre)
            let guess = Geodesic.destination(
                from: centre, azimuth: middle.initialAzimuth, distance: middle.distance * 0.5)
            guard !both.isEmpty, let best = Shape(both).nearest(to: guess)?.position else { return nil }
            return Drawing(
                coordinate: best, uncertainty: farthest(both, from: best), area: Shape(both), rule: rule)
        } catch {
            return nil
        }
    }

    private func around(_ reach: Length, _ geos: borrowing GEOSContext) throws(GeometryError) -> [Polygon] {
        guard let outline, !outline.polygons.isEmpty else {
            return try Disc(centre: centre, radius: extent + reach).polygons()
        }
        return try geos.buffer(outline.polygons, radius: reach)
    }

    // MARK: Helpers

    func disc(_ radius: Length, _ rule: String) -> Drawing? {
        guard let area = try? Disc(centre: centre, radius: radius).shape() else { return nil }
        return Drawing(coordinate: centre, uncertainty: radius, area: area, rule: rule)
    }

    /// How far "near" reaches.
    private var nearness: Length {
        switch anchor {
        case .landmark, .coordinate: return Self.nearLandmark
        case .unknownLandmark: return .metres(0)
        case .place(let place):
            switch place.featureClass {
            case .spot: return Self.nearLandmark
            case .settlement: return Self.nearSettlement
            default: return Self.nearArea
            }
        }
    }

    func farthest(_ polygons: [Polygon], from point: Coordinate) -> Length {
        let metres = polygons.lazy.flatMap(\.exterior.coordinates).map {
            Geodesic.distance(from: point, to: $0).metres
        }.max()
        return .metres(metres ?? 0)
    }
}

extension CompassPoint {
    /// How far to either side a word for a direction reaches as people use it, degrees: that of the compass rose for the
    /// eight winds, and half as much again for the finer points, which nobody reads off so exactly.
    var spokenHalfWidth: Double { halfWidth < 22.5 ? halfWidth * 1.5 : halfWidth }
}

/// How people say they travel, with kilometres an hour as the crow flies.
enum TravelMode: String, CaseIterable {
    case drive, walk, boat, flight, unknown

    /// For rules: "a drive".
    var words: String {
        switch self {
        case .drive: "a drive"
        case .walk: "a walk"
        case .boat: "a boat trip"
        case .flight: "a flight"
        case .unknown: "a journey"
        }
    }

    /// On bad tracks and in traffic.
    var slowest: Double {
        switch self {
        case .drive: 15
        case .walk: 2
        case .boat: 8
        case .flight: 150
        case .unknown: 3
        }
    }

    /// On good roads.
    var fastest: Double {
        switch self {
        case .drive: 80
        case .walk: 5
        case .boat: 45
        case .flight: 800
        case .unknown: 80
        }
    }
}
