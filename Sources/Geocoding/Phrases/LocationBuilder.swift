import Gazetteer
import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Makes a location of an anchor and what the text says about it. Every width that no text states is a figure of this file.
struct LocationBuilder {
    let text: RunningText
    let world: WorldGazetteer
    /// Whether the phrases to build are a dateline.
    var isDateline = false

    /// How far "near" reaches beyond the anchor's own extent.
    private static let nearLandmark = Length.kilometres(1.5)
    private static let nearSettlement = Length.kilometres(5)
    private static let nearArea = Length.kilometres(20)
    /// How far "off the coast" reaches.
    private static let offshore = Length.kilometres(50)
    /// How far the way to a place that no table knows may reach.
    private static let unknownEnd = Length.kilometres(40)
    /// How far a bare "north of" reaches, from the anchor's edge.
    private static let bareDirection = Length.kilometres(25)

    func located(_ mention: PlaceMention, _ relation: Relation?) -> LocatedPhrase? {
        let anchor = mention.anchor
        let last =
            mention.container.map { max($0.upperBound, mention.tokens.upperBound) }
            ?? mention.tokens.upperBound
        let first = min(mention.tokens.lowerBound, mention.container?.lowerBound ?? mention.tokens.lowerBound)
        let tokens = min(relation?.tokens.lowerBound ?? first, first)..<last
        let kind = anchor.kindDescription
        let stated = relation.flatMap(Self.distance)
        let made: Made?
        switch relation?.relation {
        case nil, .inside: made = disc(anchor, anchor.extent, "in \(kind)")
        case .aimed: made = disc(anchor, anchor.extent + nearness(anchor) * 0.5, "aimed at \(kind)")
        case .within:
            made = stated.map { within(anchor, $0.length, "within a stated distance of \(kind)") } ?? nil
        case .near: made = disc(anchor, anchor.extent + nearness(anchor), "near \(kind)")
        case .edge: made = disc(anchor, anchor.extent * 1.5 + .kilometres(1), "on the outskirts of \(kind)")
        case .offshore: made = disc(anchor, anchor.extent + Self.offshore, "off \(kind)")
        case .distance:
            made =
                stated.map { ring(anchor, $0.length, $0.tolerance, "at a stated distance from \(kind)") }
                ?? nil
        case .distanceAndDirection:
            made = stated.flatMap {
                sector(
                    anchor, $0.length, $0.tolerance, relation?.compass,
                    "at a stated distance and direction from \(kind)")
            }
        case .direction:
            let middle = anchor.extent + Self.bareDirection * 0.5
            made = sector(anchor, middle, middle, relation?.compass, "in a stated direction from \(kind)")
        case .between: made = nil
        }
        guard let made else { return nil }
        return phrase(made, anchor, title(of: mention), tokens, relation?.relation)
    }

    /// "25 km from X on the Y road": the stated distance along the geodesic towards Y; roads wind.
    func towards(_ a: PlaceMention, _ b: PlaceMention, _ relation: Relation) -> LocatedPhrase? {
        guard let (length, tolerance) = Self.distance(relation) else { return nil }
        let line = Geodesic.inverse(from: a.anchor.coordinate, to: b.anchor.coordinate)
        guard line.distance.metres > 1, length <= line.distance * 1.5 else { return nil }
        let point = Geodesic.destination(
            from: a.anchor.coordinate, azimuth: line.initialAzimuth, distance: length)
        let uncertainty = tolerance + a.anchor.extent + length * 0.5
        guard let area = try? Disc(centre: point, radius: uncertainty).shape() else { return nil }
        let made = Made(
            coordinate: point, radius: nil, uncertainty: uncertainty, area: area, extent: .uncertainty,
            rule: "at a stated distance from \(a.anchor.kindDescription), on the way to \(title(of: b))")
        return phrase(
            made, a.anchor, title(of: a), relation.tokens.lowerBound..<b.tokens.upperBound, .distance)
    }

    /// Between a known anchor and a name that no table knows: the known one stands for both, with a wide berth.
    func between(_ a: PlaceMention, unknown: Range<Int>, from start: Int) -> LocatedPhrase? {
        let name = text.line(in: text.span(of: unknown))
        let rule = "between two places, as no table knows where \(name) lies: around the other"
        guard let made = disc(a.anchor, a.anchor.extent + Self.unknownEnd, rule) else { return nil }
        return phrase(
            made, a.anchor, "between \(title(of: a)) and \(name)", start..<unknown.upperBound, .between)
    }

    /// The stretch between two anchors: the middle of the geodesic, as uncertain as half of it.
    func between(_ a: PlaceMention, _ b: PlaceMention, from start: Int) -> LocatedPhrase? {
        let line = Geodesic.inverse(from: a.anchor.coordinate, to: b.anchor.coordinate)
        guard line.distance.metres > 1, line.distance < .kilometres(1500) else { return nil }
        let middle = Geodesic.destination(
            from: a.anchor.coordinate, azimuth: line.initialAzimuth, distance: line.distance * 0.5)
        // Roads wind: a quarter of the distance to either side, and never less than the places' own extent.
        let width = Length.metres(
            max(line.distance.metres * 0.25, a.anchor.extent.metres, b.anchor.extent.metres))
        let uncertainty = Length.metres(hypot(line.distance.metres / 2, width.metres))
        guard let area = try? Disc(centre: middle, radius: uncertainty).shape() else { return nil }
        let made = Made(
            coordinate: middle, radius: nil, uncertainty: uncertainty, area: area, extent: .uncertainty,
            rule: "between two places: the middle of the way, as uncertain as half of it")
        let last = b.container.map { max($0.upperBound, b.tokens.upperBound) } ?? b.tokens.upperBound
        return phrase(
            made, a.anchor, "between \(title(of: a)) and \(title(of: b))",
            min(start, a.tokens.lowerBound)..<last, .between)
    }

    /// A gazetteer place by its name there, a landmark by the words of the text, which may not be those of its table.
    private func title(of mention: PlaceMention) -> String {
        guard case .landmark(let landmark) = mention.anchor else { return world.title(of: mention.anchor) }
        let words = text.line(in: text.span(of: NounPhrase.withoutDeterminer(text.tokens, mention.tokens)))
        return landmark.city.isEmpty ? words : "\(words), \(landmark.city)"
    }

    // MARK: Geometry

    private struct Made {
        let coordinate: Coordinate
        let radius: Length?
        let uncertainty: Length
        let area: Shape
        let extent: Location.Extent
        let rule: String
    }

    private func disc(_ anchor: Anchor, _ radius: Length, _ rule: String) -> Made? {
        guard let area = try? Disc(centre: anchor.coordinate, radius: radius).shape() else { return nil }
        return Made(
            coordinate: anchor.coordinate, radius: nil, uncertainty: radius, area: area, extent: .uncertainty,
            rule: rule)
    }

    private func within(_ anchor: Anchor, _ radius: Length, _ rule: String) -> Made? {
        guard let area = try? Disc(centre: anchor.coordinate, radius: radius).shape() else { return nil }
        return Made(
            coordinate: anchor.coordinate, radius: radius, uncertainty: radius + anchor.extent, area: area,
            extent: .stated, rule: rule)
    }

    /// "5 km from X": anywhere on a ring.
    private func ring(_ anchor: Anchor, _ distance: Length, _ tolerance: Length, _ rule: String) -> Made? {
        let uncertainty = distance + tolerance + anchor.extent
        guard let area = try? Disc(centre: anchor.coordinate, radius: uncertainty).shape() else { return nil }
        return Made(
            coordinate: anchor.coordinate, radius: nil, uncertainty: uncertainty, area: area,
            extent: .uncertainty, rule: rule)
    }

    private func sector(
        _ anchor: Anchor, _ distance: Length, _ tolerance: Length, _ compass: String?, _ rule: String
    ) -> Made? {
        guard let compass, let point = CompassPoint(parsing: compass) else { return nil }
        let centre = Geodesic.destination(from: anchor.coordinate, azimuth: point.azimuth, distance: distance)
        let slack = tolerance + anchor.extent
        let inner = Length.metres(max(0, distance.metres - slack.metres))
        // The farthest corner of the sector from its middle point.
        let lateral = (distance.metres + slack.metres) * sin(point.halfWidth * .pi / 180)
        let uncertainty = Length.metres(hypot(lateral, slack.metres))
        guard
            let area = try? Sector(
                centre: anchor.coordinate, inner: inner, outer: distance + slack, bearing: point.azimuth,
                halfWidth: point.halfWidth
            ).shape()
        else { return nil }
        return Made(
            coordinate: centre, radius: nil, uncertainty: uncertainty, area: area, extent: .uncertainty,
            rule: rule)
    }

    private func nearness(_ anchor: Anchor) -> Length {
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

    /// The stated distance, and how far a rounded number may be off: half of its last non-zero digit, more when it says "about".
    private static func distance(_ relation: Relation) -> (length: Length, tolerance: Length)? {
        guard let quantity = relation.distance, let unit = relation.unit else { return nil }
        var step = 1.0
        while step < 1e6, (quantity.value / (step * 10)).rounded() * step * 10 == quantity.value {
            step *= 10
        }
        if quantity.value != quantity.value.rounded() { step = 0.1 }
        let factor = quantity.bound == .exact ? 0.5 : 1.0
        let tolerance = min(step * factor, quantity.value * 0.5)
        return (.metres(quantity.value * unit), .metres(tolerance * unit))
    }

    private func phrase(
        _ made: Made, _ anchor: Anchor, _ title: String, _ tokens: Range<Int>, _ relation: SpatialRelation?
    ) -> LocatedPhrase {
        let span = text.span(of: tokens)
        let location = Location(
            place: title, country: anchor.countryCode, geonameID: anchor.geonameID,
            coordinate: made.coordinate, radius: made.radius,
            uncertainty: made.uncertainty, area: made.area, extent: made.extent, rule: made.rule,
            phrase: text.text(in: span), phraseSpan: span)
        return LocatedPhrase(
            location: location, tokens: tokens, anchor: anchor, relation: relation, isDateline: isDateline)
    }
}
