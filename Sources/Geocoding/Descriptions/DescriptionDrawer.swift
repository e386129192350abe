import Gazetteer
import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Draws what the clauses of a description say, once it is known what their names may stand for.
struct DescriptionDrawer {
    let geocoder: Geocoder
    let text: RunningText
    let clauses: [NamedClause]
    let holders: [[PlaceRow]]
    let bias: GeocodingBias

    private var world: WorldGazetteer { geocoder.world }
    private var resolver: ClauseResolver {
        ClauseResolver(world: world, clauses: clauses, holders: holders, bias: bias)
    }

    /// No more readings are told.
    private static let most = 3
    /// Readings less likely than this are not told.
    private static let least = 0.05
    /// How far gazetteers differ on where a small place is.
    private static let slack = Length.kilometres(2)

    /// The readings, with what is to be said besides.
    func described(_ notes: [String]) -> DescribedPlace {
        var notes = notes
        let resolver = resolver
        let choices = Array(resolver.choices().prefix(8))
        let unknown = clauses.filter { $0.places.isEmpty }
        guard let best = choices.first else {
            let names = unknown.map { "\u{2018}\($0.words)\u{2019}" }
            notes.append(
                names.isEmpty ? "no place is named" : "unknown: no table has \(names.joined(separator: ", "))")
            return DescribedPlace(readings: [], notes: notes)
        }
        for clause in unknown {
            notes.append("no table knows \u{2018}\(clause.words)\u{2019}")
        }
        var weights = choices.map { exp(($0.score - best.score) * 6) }
        let sum = weights.reduce(0, +)
        for index in weights.indices { weights[index] /= sum }
        var readings: [DescribedPlace.Reading] = []
        for (choice, weight) in zip(choices, weights) where weight >= Self.least && readings.count < Self.most {
            readings += self.readings(choice, weight)
        }
        readings.sort { $0.probability > $1.probability }
        return DescribedPlace(readings: Array(readings.prefix(Self.most)), notes: notes)
    }

    private func readings(_ choice: ClauseResolver.Choice, _ weight: Double) -> [DescribedPlace.Reading] {
        let named = clauses[choice.clause]
        let anchor = anchor(choice.place)
        var board = DrawingBoard(anchor: anchor)
        board.slack = slack(choice.place)
        if let several = several(choice, board) { return [reading(several, named, choice.place, weight, nil)] }
        let relation = named.clause.relation ?? inverted(choice.clause)
        if let pair = pair(choice, relation, board) { return [reading(pair, named, choice.place, weight, relation)] }
        if let relation, let drawing = board.drawing(relation) {
            // "southwest of Damascus" is outside it or, of a large place, a part of it.
            if relation.relation == .direction, anchor.extent > .kilometres(5), let point = relation.compass,
                let part = board.part(point)
            {
                return [
                    reading(drawing, named, choice.place, weight * 0.6, relation),
                    reading(part, named, choice.place, weight * 0.4, relation),
                ]
            }
            if relation.relation != .inside { return [reading(drawing, named, choice.place, weight, relation)] }
        }
        let drawing: Drawing?
        switch named.part {
        case .direction(let point): drawing = board.part(point)
        case .centre: drawing = board.downtown()
        case .edge: drawing = board.edge()
        case .around: drawing = board.near()
        case nil: drawing = finer(than: choice).map { board.unknownPart($0) } ?? board.inside()
        }
        return drawing.map { [reading($0, named, choice.place, weight, relation)] } ?? []
    }

    /// What stands before the anchor, looks like a name and is in no table.
    private func finer(than choice: ClauseResolver.Choice) -> String? {
        clauses[..<choice.clause].first { $0.places.isEmpty }?.words
    }

    /// "Qala i Naw (20 kilometres north of)": the relation stands behind its anchor.
    private func inverted(_ index: Int) -> Relation? { nil }

    // MARK: Two and more

    /// "between A and B", "the A – B road", "along the border of A and B".
    private func pair(
        _ choice: ClauseResolver.Choice, _ relation: Relation?, _ board: DrawingBoard
    ) -> Drawing? {
        let next = choice.clause + 1
        guard next < clauses.count, [.and, .dash].contains(clauses[next].clause.link),
            let other = ClauseResolver(
                world: world, clauses: clauses, holders: holders, bias: bias
            ).choices(of: next).first?.place
        else { return nil }
        let second = anchor(other)
        let words = [choice.place, other].map { title($0) }.joined(separator: " and ")
        switch relation?.relation {
        case .between: return board.between(second, "between \(words)")
        case .border: return board.meeting(second, "along the border of \(words)")
        case .meeting: return board.meeting(second, "where \(words) meet")
        default:
            guard clauses[next].clause.link == .dash, other.level == choice.place.level else { return nil }
            return board.between(second, "between \(words)")
        }
    }

    /// "Kandahar, Helmand and Zabul": places of one level, none of which holds another.
    private func several(_ choice: ClauseResolver.Choice, _ board: DrawingBoard) -> Drawing? {
        guard clauses[choice.clause].clause.relation.map({ $0.relation == .inside }) ?? true else { return nil }
        var places = [choice.place]
        var index = choice.clause + 1
        var hasAnd = false
        while index < clauses.count, [.comma, .and].contains(clauses[index].clause.link),
            clauses[index].clause.relation == nil,
            let place = resolver.choices(of: index).first(where: { $0.place.level == choice.place.level })?.place,
            let row = place.row, !places.contains(where: { $0.row.map { world.isWithin($0, row) || $0 == row } ?? false })
        {
            hasAnd = hasAnd || clauses[index].clause.link == .and
            places.append(place)
            index += 1
        }
        guard places.count > 1, hasAnd || places.count > 2 else { return nil }
        var areas: [Polygon] = []
        for place in places {
            var own = DrawingBoard(anchor: anchor(place))
            own.slack = slack(place)
            if let drawing = own.inside() { areas += drawing.area.polygons }
        }
        guard let union = try? GEOSContext().union(areas), let middle = Shape(union).nearest(to: places[0].coordinate)
        else { return nil }
        let reach = union.flatMap(\.exterior.coordinates).map {
            Geodesic.distance(from: middle.position, to: $0).metres
        }.max() ?? 0
        return Drawing(
            coordinate: middle.position, uncertainty: .metres(reach), area: Shape(union),
            rule: "in one of \(places.map { title($0) }.joined(separator: ", "))")
    }

    // MARK: Anchors

    private func anchor(_ place: NamedPlace) -> Anchor {
        switch place.subject {
        case .place(let row): .place(world.place(row))
        case .landmark(let landmark): .landmark(landmark)
        case .unknownLandmark(let name, let row): .unknownLandmark(name, within: world.place(row))
        case .position(let coordinate, let uncertainty): .coordinate(coordinate, uncertainty: uncertainty)
        }
    }

    private func slack(_ place: NamedPlace) -> Length {
        switch place.subject {
        case .place: place.level == 0 ? Self.slack : .metres(0)
        default: .metres(0)
        }
    }

    private func title(_ place: NamedPlace) -> String {
        switch anchor(place) {
        case .place(let place): world.title(of: place)
        case let anchor: world.title(of: anchor)
        }
    }

    private func reading(
        _ drawing: Drawing, _ named: NamedClause, _ place: NamedPlace, _ weight: Double, _ relation: Relation?
    ) -> DescribedPlace.Reading {
        let start = named.clause.relation.map { text.tokens[$0.tokens.lowerBound].span.start }
        let name = text.span(of: named.name)
        let span = TextSpan(start: min(start ?? name.start, name.start), end: name.end)
        let anchor = anchor(place)
        let title = title(place)
        var reason = "\u{2018}\(named.words)\u{2019}: \(place.match.rawValue)"
        if case .landmark(let landmark) = place.subject { reason += ", source: \(landmark.source)" }
        return DescribedPlace.Reading(
            location: Location(drawing, place: title, anchor: anchor, phrase: text.line(in: span), span: span),
            probability: weight, relation: relation?.relation, line: relation?.rule.pattern.source, anchor: title,
            reason: reason)
    }
}

extension DrawingBoard {
    /// What a relation to the one anchor says; nil when it says too little to draw.
    func drawing(_ relation: Relation) -> Drawing? {
        switch relation.relation {
        case .inside: inside()
        case .aimed: aimed()
        case .within: relation.stated.flatMap(within)
        case .near, .border, .meeting, .between: near()
        case .edge: edge()
        case .centre: downtown()
        case .part: relation.compass.flatMap(part)
        case .offshore: offshore(relation.stated, relation.compass)
        case .distance: relation.stated.flatMap(ring)
        case .travel: relation.travel.flatMap { travel(hours: $0.hours, $0.mode) }
        case .distanceAndDirection: relation.stated.flatMap { stated in relation.compass.flatMap { sector(stated, $0) } }
        case .direction: relation.compass.flatMap(direction)
        }
    }
}

extension Location {
    /// What was drawn, with its words.
    init(_ drawing: Drawing, place: String, anchor: Anchor, phrase: String, span: TextSpan) {
        self.init(
            place: place, country: anchor.countryCode, geonameID: anchor.geonameID, coordinate: drawing.coordinate,
            radius: drawing.radius, uncertainty: drawing.uncertainty, area: drawing.area, extent: drawing.extent,
            rule: drawing.rule, phrase: phrase, phraseSpan: span)
    }
}
