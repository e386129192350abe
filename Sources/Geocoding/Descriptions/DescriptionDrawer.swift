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
    let resolver: ClauseResolver
    let outlines: Outlines
    /// Whether the description has no capitals, so that any of its words was taken for a name.
    let isLowerCase: Bool

    private var world: WorldGazetteer { geocoder.world }
    private var clauses: [NamedClause] { resolver.clauses }

    /// What a place must score that is named in lower case.
    private static let leastInLowerCase = 0.45
    /// No more readings are told.
    private static let most = 3
    /// Readings less likely than this are not told.
    private static let least = 0.05
    /// How far gazetteers differ on where a small place is.
    private static let slack = Length.kilometres(2)
    /// How far from a town lies what bears its name: its airfield, its mine.
    private static let site = Length.kilometres(4)
    /// How far a district reaches around the town that it has its name from.
    private static let unit = Length.kilometres(25)

    /// The readings, with what is to be said besides.
    func described(_ notes: [String]) -> DescribedPlace {
        var notes = notes
        var choices = Array(resolver.choices().prefix(8))
        // Most English words are villages somewhere.
        if isLowerCase, let first = choices.first, first.score < Self.leastInLowerCase { choices = [] }
        let unknown = clauses.filter { $0.places.isEmpty }
        guard let best = choices.first else {
            let names = unknown.map { "\u{2018}\($0.words)\u{2019}" }
            notes.append(
                names.isEmpty ? "no place is named" : "unknown: no table has \(names.joined(separator: ", "))"
            )
            return DescribedPlace(readings: [], notes: notes)
        }
        for clause in unknown {
            notes.append("no table knows \u{2018}\(clause.words)\u{2019}")
        }
        var weights = choices.map { exp(($0.score - best.score) * 6) }
        let sum = weights.reduce(0, +)
        for index in weights.indices { weights[index] /= sum }
        var readings: [DescribedPlace.Reading] = []
        for (choice, weight) in zip(choices, weights) where weight >= Self.least && readings.count < Self.most
        {
            readings += self.readings(choice, weight)
        }
        if readings.isEmpty { notes.append("\(title(best.place)) alone would say too little") }
        readings.sort { $0.probability > $1.probability }
        return DescribedPlace(readings: Array(readings.prefix(Self.most)), notes: notes)
    }

    private func readings(_ choice: ClauseResolver.Choice, _ weight: Double) -> [DescribedPlace.Reading] {
        let named = clauses[choice.clause]
        let anchor = anchor(choice.place)
        var board = self.board(choice.place)
        if standsForUnit(choice) { board.slack = Self.unit }
        if named.isSite, choice.place.kind.isSettlement { board.slack = board.slack + Self.site }
        if named.isBeginning { return unknown(named, choice, board, weight) }
        if let finer = finer(than: choice) { return unknown(finer, choice, board, weight) }
        if let several = several(choice, board) {
            return [reading(several, named, choice.place, weight, nil)]
        }
        let relation = named.clause.relation
        if let border = border(beside: choice, board) {
            return [reading(border, named, choice.place, weight, relation)]
        }
        if let pair = pair(choice, relation, board) {
            return [reading(pair, named, choice.place, weight, relation)]
        }
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
            if relation.relation != .inside {
                return [reading(drawing, named, choice.place, weight, relation)]
            }
        }
        let drawing: Drawing?
        switch named.part {
        case .direction(let point): drawing = board.part(point)
        case .centre: drawing = board.downtown()
        case .edge: drawing = board.edge()
        case .around: drawing = board.near()
        case .coast: drawing = board.offshore(nil, nil)
        case .border: drawing = board.near()
        case nil: drawing = board.inside()
        }
        return drawing.map { [reading($0, named, choice.place, weight, relation)] } ?? []
    }

    /// The area that holds a name which no table knows. Nothing is drawn for "5 km off X, Indonesia" if X is unknown: a wrong
    /// anchor is worse than none; nor the whole country.
    private func unknown(
        _ finer: NamedClause, _ choice: ClauseResolver.Choice, _ board: DrawingBoard, _ weight: Double
    ) -> [DescribedPlace.Reading] {
        let isFar = finer.clause.relation?.stated != nil || finer.clause.relation?.travel != nil
        guard isFar ? choice.place.level == 1 : choice.place.level < 3 else { return [] }
        let named = clauses[choice.clause]
        let drawing: Drawing?
        if let relation = named.clause.relation, relation.relation != .inside {
            drawing = board.drawing(relation)
        } else {
            drawing = board.unknownPart(finer.words)
        }
        return drawing.map { [reading($0, named, choice.place, weight, named.clause.relation)] } ?? []
    }

    /// What is finer than the anchor by its place in the phrase, looks like a name, and is in no table there.
    private func finer(than choice: ClauseResolver.Choice) -> NamedClause? {
        let order = resolver.order(choice.clause)
        return clauses.indices.first { index in
            guard index != choice.clause, !clauses[index].isContext, resolver.order(index) < order else {
                return false
            }
            // "Egrikaran/Igri Karan" are two names of one place.
            if index + 1 == choice.clause, clauses[choice.clause].clause.link == .and { return false }
            return resolver.choices(of: index).first?.isSupported != true
        }.map { clauses[$0] }
    }

    // MARK: Two and more

    /// "between A and B", "the A – B road", "along the border of A and B".
    private func pair(
        _ choice: ClauseResolver.Choice, _ relation: Relation?, _ board: DrawingBoard
    ) -> Drawing? {
        guard let index = partner(of: choice, relation), let other = resolver.choices(of: index).first?.place
        else { return nil }
        let words = [choice.place, other].map { title($0) }.joined(separator: " and ")
        switch relation?.relation {
        case .meeting: return board.meeting(self.board(other), "where \(words) meet")
        case _ where clauses[index].isBorder:
            return board.meeting(self.board(other), "along the border of \(words)")
        case .between: return board.between(anchor(other), "between \(words)")
        default:
            guard clauses[index].clause.link == .dash, other.level == choice.place.level else { return nil }
            return board.between(anchor(other), "between \(words)")
        }
    }

    /// The clause of the other end.
    private func partner(of choice: ClauseResolver.Choice, _ relation: Relation?) -> Int? {
        let next = choice.clause + 1
        guard next < clauses.count, [.and, .dash].contains(clauses[next].clause.link),
            !clauses[next].places.isEmpty
        else { return nil }
        return next
    }

    /// "on the border with Russia in the Donetsk region", "near the Pakistan border in Khost".
    private func border(beside choice: ClauseResolver.Choice, _ board: DrawingBoard) -> Drawing? {
        let isOwn = clauses[choice.clause].isBorder
        guard choice.place.level > 0,
            isOwn || [nil, .inside].contains(clauses[choice.clause].clause.relation?.relation)
        else { return nil }
        for index in clauses.indices where index != choice.clause && !clauses[index].isContext {
            guard isOwn || clauses[index].isBorder, partner(of: choice, nil) != index || isOwn,
                let other = resolver.choices(of: index).first?.place, other.level > 0
            else { continue }
            let words = "\(title(choice.place)) and \(title(other))"
            if let drawing = board.meeting(self.board(other), "along the border of \(words)") {
                return drawing
            }
        }
        return nil
    }

    /// "Kandahar, Helmand and Zabul": places of one level, none of which holds another.
    private func several(_ choice: ClauseResolver.Choice, _ board: DrawingBoard) -> Drawing? {
        let relation = clauses[choice.clause].clause.relation
        guard [nil, .inside, .near].contains(relation?.relation) else { return nil }
        var places = [choice.place]
        var index = choice.clause + 1
        var hasAnd = false
        while index < clauses.count, let place = listed(index, beside: places) {
            if clauses[index].clause.link == .and { hasAnd = true }
            places.append(place)
            index += 1
        }
        guard places.count > 1, hasAnd || places.count > 2 else { return nil }
        var areas: [Polygon] = []
        for place in places {
            let own = self.board(place)
            let drawing = relation.flatMap { own.drawing($0) } ?? own.inside()
            areas += drawing?.area.polygons ?? []
        }
        guard let union = try? GEOSContext().union(areas),
            let middle = Shape(union).nearest(to: places[0].coordinate)
        else { return nil }
        let reach =
            union.flatMap(\.exterior.coordinates).map {
                Geodesic.distance(from: middle.position, to: $0).metres
            }.max() ?? 0
        return Drawing(
            coordinate: middle.position, uncertainty: .metres(reach), area: Shape(union),
            rule:
                "\(relation?.relation == .near ? "near" : "in") one of \(places.map { title($0) }.joined(separator: ", "))"
        )
    }

    /// The place of a clause that goes on with a list: of the same level, and holding none of those before it.
    private func listed(_ index: Int, beside places: [NamedPlace]) -> NamedPlace? {
        let clause = clauses[index].clause
        guard clause.link == .comma || clause.link == .and, clause.relation == nil else { return nil }
        let level = places[0].level
        for choice in resolver.choices(of: index) where choice.place.level == level {
            guard let row = choice.place.row else { return nil }
            let rows = places.compactMap(\.row)
            return rows.contains { $0 == row || world.isWithin($0, row) } ? nil : choice.place
        }
        return nil
    }

    // MARK: Anchors

    private func board(_ place: NamedPlace) -> DrawingBoard {
        var board = DrawingBoard(anchor: anchor(place))
        board.slack = slack(place)
        guard let row = place.row else { return board }
        board.outline = outlines.outline(row)
        guard let country = world.country(of: row) else { return board }
        if let outline = board.outline, !outline.coast.isEmpty {
            board.land = outlines.outline(country)?.polygons ?? []
        }
        return board
    }

    private func anchor(_ place: NamedPlace) -> Anchor {
        switch place.subject {
        case .place(let row): .place(world.place(row))
        case .landmark(let landmark): .landmark(landmark)
        case .unknownLandmark(let name, let row): .unknownLandmark(name, within: world.place(row))
        case .position(let coordinate, let uncertainty): .coordinate(coordinate, uncertainty: uncertainty)
        }
    }

    /// Whether a town stands for the district that bears its name and that the gazetteer lacks.
    private func standsForUnit(_ choice: ClauseResolver.Choice) -> Bool {
        let clause = clauses[choice.clause]
        guard choice.place.match == .part || choice.place.match == .spelling, choice.place.kind.isSettlement,
            let last = clause.words.split(separator: " ").last
        else { return false }
        return NameVariants.kinds(FoldedKey(last).description[...]).map {
            $0.holds(.admin2) && !$0.holds(.settlement)
        } ?? false
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
            location: Location(
                drawing, place: title, anchor: anchor, phrase: text.line(in: span), span: span),
            probability: weight, relation: relation?.relation, line: relation?.rule.pattern.source,
            anchor: title,
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
        case .travel: relation.travel.flatMap { travel(hours: $0.hours, $0.mode, relation.compass) }
        case .distanceAndDirection:
            relation.stated.flatMap { stated in relation.compass.flatMap { sector(stated, $0) } }
        case .direction: relation.compass.flatMap(direction)
        }
    }
}

extension Location {
    /// What was drawn, with its words.
    init(_ drawing: Drawing, place: String, anchor: Anchor, phrase: String, span: TextSpan) {
        self.init(
            place: place, country: anchor.countryCode, geonameID: anchor.geonameID,
            coordinate: drawing.coordinate,
            radius: drawing.radius, uncertainty: drawing.uncertainty, area: drawing.area,
            extent: drawing.extent,
            rule: drawing.rule, phrase: phrase, phraseSpan: span)
    }
}
