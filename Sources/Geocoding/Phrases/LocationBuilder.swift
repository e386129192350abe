import Gazetteer
import Geometry

/// Makes a location of an anchor and what the text says about it. How it is drawn is
/// `DrawingBoard`'s to say.
struct LocationBuilder {
    let text: RunningText
    let world: WorldGazetteer
    /// Whether the phrases to build are a dateline.
    var isDateline = false

    /// How far the way to a place that no table knows may reach.
    private static let unknownEnd = Length.kilometres(40)
    func located(_ mention: PlaceMention, _ relation: Relation?) -> LocatedPhrase? {
        let anchor = mention.anchor
        let last =
            mention.container.map { max($0.upperBound, mention.tokens.upperBound) }
            ?? mention.tokens.upperBound
        let first = min(mention.tokens.lowerBound, mention.container?.lowerBound ?? mention.tokens.lowerBound)
        let tokens = min(relation?.tokens.lowerBound ?? first, first)..<last
        let board = DrawingBoard(anchor: anchor)
        guard relation?.relation != .between else { return nil }
        if mention.isPosition {
            let drawing = relation.map { board.drawing($0) } ?? board.inside("at a position as written")
            return drawing.map {
                phrase(
                    $0, anchor, text.line(in: text.span(of: name(before: mention) ?? mention.tokens)), tokens,
                    relation?.relation ?? .inside)
            }
        }
        let drawing = relation.map { board.drawing($0) } ?? board.inside()
        guard let drawing else { return nil }
        let runnerUp = mention.runnerUp.map { row in
            let place = world.place(row)
            return Location.Namesake(title: world.title(of: place), coordinate: place.coordinate)
        }
        return phrase(drawing, anchor, title(of: mention), tokens, relation?.relation, runnerUp)
    }

    /// "25 km from X on the Y road": the stated distance along the geodesic towards Y; roads wind.
    func towards(_ a: PlaceMention, _ b: PlaceMention, _ relation: Relation) -> LocatedPhrase? {
        guard let stated = relation.stated else { return nil }
        let (length, tolerance) = (stated.length, stated.tolerance)
        let line = Geodesic.inverse(from: a.anchor.coordinate, to: b.anchor.coordinate)
        guard line.distance.metres > 1, length <= line.distance * 1.5 else { return nil }
        let point = Geodesic.destination(
            from: a.anchor.coordinate, azimuth: line.initialAzimuth, distance: length)
        let uncertainty = tolerance + a.anchor.extent + length * 0.5
        guard let area = try? Disc(centre: point, radius: uncertainty).shape() else { return nil }
        let made = Drawing(
            coordinate: point, uncertainty: uncertainty, area: area,
            rule: "at a stated distance from \(a.anchor.kindDescription), on the way to \(title(of: b))")
        return phrase(
            made, a.anchor, title(of: a), relation.tokens.lowerBound..<b.tokens.upperBound, .distance)
    }

    /// Between a known anchor and a name that no table knows: the known one stands for both, with a wide berth.
    func between(_ a: PlaceMention, unknown: Range<Int>, from start: Int) -> LocatedPhrase? {
        let name = text.line(in: text.span(of: unknown))
        let rule = "between two places, as no table knows where \(name) lies: around the other"
        guard let made = DrawingBoard(anchor: a.anchor).disc(a.anchor.extent + Self.unknownEnd, rule) else {
            return nil
        }
        return phrase(
            made, a.anchor, "between \(title(of: a)) and \(name)", start..<unknown.upperBound, .between)
    }

    /// The stretch between two anchors: the middle of the geodesic, as uncertain as half of it.
    func between(_ a: PlaceMention, _ b: PlaceMention, from start: Int) -> LocatedPhrase? {
        let rule = "between two places: the middle of the way, as uncertain as half of it"
        guard let made = DrawingBoard(anchor: a.anchor).between(b.anchor, rule) else { return nil }
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

    /// The name that a position in brackets explains: "Nevelske (48.05, 37.55)".
    private func name(before position: PlaceMention) -> Range<Int>? {
        let end = position.tokens.lowerBound - 1
        guard end > 0, text.tokens[end].text == "(" else { return nil }
        var start = end
        while start > max(0, end - 6) {
            let token = text.tokens[start - 1]
            let isJoint = token.isGlued && ToponymWords.hyphens.contains(token.text)
            guard isJoint || token.isCapitalised && !ToponymWords.functionWords.contains(token.lower) else {
                break
            }
            start -= 1
        }
        return start < end ? start..<end : nil
    }

    /// The country whose outline holds a position; nil at sea.
    private func country(around position: Coordinate) -> String? {
        guard let found = world.location(of: position), !found.isAtSea, found.neighbour == nil else {
            return nil
        }
        return world.place(found.area).countryCode
    }

    private func phrase(
        _ made: Drawing, _ anchor: Anchor, _ title: String, _ tokens: Range<Int>,
        _ relation: SpatialRelation?, _ runnerUp: Location.Namesake? = nil
    ) -> LocatedPhrase {
        let span = text.span(of: tokens)
        var location = Location(
            place: title, country: anchor.countryCode ?? country(around: made.coordinate),
            geonameID: anchor.geonameID,
            coordinate: made.coordinate, radius: made.radius,
            uncertainty: made.uncertainty, area: made.area, extent: made.extent, rule: made.rule,
            phrase: text.text(in: span), phraseSpan: span)
        location.runnerUp = runnerUp
        return LocatedPhrase(
            location: location, tokens: tokens, anchor: anchor, relation: relation, isDateline: isDateline)
    }
}
