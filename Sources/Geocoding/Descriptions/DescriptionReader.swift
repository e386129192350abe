import Gazetteer
import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads descriptions of places: "around 157 nm SSE of Accra, Ghana", "on the road between Ghazni and Kabul", "Chaman-e
/// Hozori, in Kabul's first police district", "MGRS 42SWD 16391 20239". Use one a thread: it keeps what descriptions share.
public struct DescriptionReader {
    let geocoder: Geocoder
    private let bias: GeocodingBias
    private let outlines: Outlines
    private var areas: [String: [PlaceRow]] = [:]
    private var known: [Question: DescribedPlace] = [:]

    private struct Question: Hashable {
        let text: String
        let holders: [String]
        let context: String?
    }

    /// Memory must not grow with the input.
    private static let most = 10_000
    /// A description has no more code points; what follows is not looked at.
    private static let longest = 4_000

    /// A reader over a geocoder's tables.
    public init(_ geocoder: Geocoder, bias: GeocodingBias = GeocodingBias()) {
        self.geocoder = geocoder
        outlines = Outlines(geocoder.world)
        self.bias = bias
    }

    private var world: WorldGazetteer { geocoder.world }

    /// Reads a description.
    ///
    /// - Parameter holders: areas that are known to hold the place, from the columns of a table or what was said before
    ///   ("Donetsk oblast", "Ukraine"); those that no table knows are ignored.
    /// - Parameter context: what was said before: the place named last in it is "the city" and "there".
    public mutating func read(
        _ text: String, within holders: [String] = [], context: String? = nil
    ) -> DescribedPlace {
        let question = Question(text: text, holders: holders, context: context)
        if let answer = known[question] { return answer }
        let before = context.map { ReferredPlaces($0, geocoder) }
        let answer = answer(text, holders.map { area($0) }.filter { !$0.isEmpty }, before)
        if known.count >= Self.most { known.removeAll() }
        known[question] = answer
        return answer
    }

    private func answer(
        _ text: String, _ holders: [[PlaceRow]], _ before: ReferredPlaces?
    ) -> DescribedPlace {
        var notes: [String] = []
        var scalars = text.unicodeScalars.prefix(Self.longest + 1)
        if scalars.count > Self.longest {
            scalars = scalars.prefix(Self.longest)
            notes.append("only the first \(Self.longest) characters were read")
        }
        let text = RunningText(String(String.UnicodeScalarView(scalars)))
        if let position = written(text, &notes) { return position }
        let cutter = ClauseCutter(text: text)
        let (clauses, isCut) = cutter.clauses()
        if isCut { notes.append("only the first \(ClauseCutter.most) clauses were read") }
        var named = named(clauses, text, holders)
        if let before {
            if !named.contains(where: { !$0.places.isEmpty }) { named += before.referred(in: clauses, text) }
            named += before.clauses
        }
        return DescriptionDrawer(
            geocoder: geocoder, text: text,
            resolver: ClauseResolver(world: world, clauses: named, holders: holders, bias: bias),
            outlines: outlines,
            isLowerCase: !text.tokens.contains { $0.kind == .word && $0.isCapitalised }
        ).described(notes)
    }

    // MARK: Names

    private func named(_ clauses: [Clause], _ text: RunningText, _ holders: [[PlaceRow]]) -> [NamedClause] {
        let search = NameSearch(
            geocoder: geocoder, tokens: text.tokens,
            isLowerCase: !text.tokens.contains { $0.kind == .word && $0.isCapitalised })
        let clauses = clauses.reduce(into: [Clause]()) { list, clause in
            // "Jammu and Kashmir", "Gulf of Aden"
            if [.and, .kind, .of].contains(clause.link), clause.relation == nil, let last = list.last,
                search.isOneName(last, clause)
            {
                list[list.count - 1].words = last.words.lowerBound..<clause.words.upperBound
            } else {
                list.append(clause)
            }
        }
        var named = clauses.compactMap { search.named($0, isExact: true, areas: holders.flatMap { $0 }) }
        named = clauses.compactMap { clause in
            named.first { $0.clause.words == clause.words } ?? search.site(clause, in: named)
        }
        // "Tripoli's southern suburbs"
        for clause in clauses where clause.link == .owner {
            guard !named.contains(where: { $0.clause.words == clause.words }),
                let owner = named.lastIndex(where: { $0.clause.words.upperBound <= clause.words.lowerBound })
            else { continue }
            named[owner].part = search.part(
                beside: clause.words.lowerBound..<clause.words.lowerBound, in: clause.words)
        }
        // Namesakes by the hundred: those within the areas that the other clauses name come too.
        let areas = named.flatMap { clause in
            clause.places.filter { $0.level > 0 }.prefix(4).compactMap(\.row)
        }
        for index in named.indices where named[index].places.count >= 40 {
            named[index] = search.named(named[index].clause, isExact: true, areas: areas) ?? named[index]
        }
        // Other spellings only for what nothing else says: where the finest name is known, the rest is a matter of areas.
        for index in named.indices where named[index].places.isEmpty {
            if let near = search.named(named[index].clause, isExact: false, areas: []), !near.places.isEmpty {
                named[index] = near
            } else if let begun = search.beginning(named[index], areas: areas) {
                named[index] = begun
            }
        }
        for index in named.indices where !named[index].places.isEmpty {
            named[index].isSite = search.tellsOfSite(named[index])
        }
        return named
    }

    /// The places that an area's name may stand for.
    private mutating func area(_ name: String) -> [PlaceRow] {
        if let known = areas[name] { return known }
        var rows: [PlaceRow] = []
        if name.utf8.count == 2, let country = world.country(code: name) { rows = [country] }
        for match in [QueryMatch.exact, .kind, .written] where rows.isEmpty {
            for variant in NameVariants(name).keys(match) {
                for found in world.lookup(key: variant.key).matches.prefix(40) {
                    guard found.kind != .demonym, let kind = world.summary(found.row)?.kind,
                        variant.kinds?.holds(kind) ?? true, !rows.contains(found.row)
                    else { continue }
                    rows.append(found.row)
                }
            }
        }
        if areas.count >= Self.most { areas.removeAll() }
        areas[name] = rows
        return rows
    }

    // MARK: Positions

    /// The positions that a text writes out, in its order, each with what the grammar reads in front of it: "10 nm north of
    /// position 01-09N 103-26E". What has the form of a position and is none is left out.
    public func positions(in text: String) -> [DescribedPlace.Reading] {
        var found = CoordinateFinder.findings(in: text).compactMap { finding in
            (try? finding.outcome.get()).map { (position: $0, span: finding.span) }
        }
        // A text that is nothing else needs less to be one.
        if found.isEmpty, text.utf8.count < 80, let whole = try? WrittenPosition(parsing: text) {
            found = [(whole, 0..<text.unicodeScalars.count)]
        }
        guard !found.isEmpty else { return [] }
        let running = RunningText(text)
        return found.compactMap { reading($0.position, $0.span, running) }
    }

    /// The position that the words give, where they give one and put nothing at a distance from it.
    private func written(_ text: RunningText, _ notes: inout [String]) -> DescribedPlace? {
        let whole = text.text(in: TextSpan(start: 0, end: text.scalars.count))
        for finding in CoordinateFinder.findings(in: whole) {
            switch finding.outcome {
            case .failure(let error): notes.append("\(error)")
            case .success(let position):
                guard let reading = reading(position, finding.span, text) else { continue }
                return DescribedPlace(readings: [reading], notes: notes)
            }
        }
        return nil
    }

    private func reading(_ position: WrittenPosition, _ place: Range<Int>, _ text: RunningText)
        -> DescribedPlace.Reading?
    {
        let span = TextSpan(start: place.lowerBound, end: place.upperBound)
        let relation = relation(before: span, text)
        let anchor = Anchor.coordinate(position.coordinate, uncertainty: position.uncertainty)
        let board = DrawingBoard(anchor: anchor)
        guard let drawing = relation.flatMap({ board.drawing($0) }) ?? board.inside("a position as written")
        else { return nil }
        let start = relation.map { text.tokens[$0.tokens.lowerBound].span.start } ?? span.start
        let all = TextSpan(start: start, end: span.end)
        let location = Location(
            drawing, place: position.coordinate.description, anchor: anchor,
            phrase: text.line(in: all), span: all)
        return DescribedPlace.Reading(
            location: location, probability: 1, relation: relation?.relation,
            line: relation?.rule.pattern.source, anchor: position.coordinate.description,
            reason: "\(position.notation.rawValue); the uncertainty is half a unit of its last digit")
    }

    /// "5 km north of 34.5, 69.2": what the grammar reads right before a position.
    private func relation(before span: TextSpan, _ text: RunningText) -> Relation? {
        guard var end = text.tokens.firstIndex(where: { $0.span.start >= span.start }) else { return nil }
        // "near position", "around posn:"
        while end > 0, Self.announcements.contains(text.tokens[end - 1].lower) { end -= 1 }
        for start in max(0, end - 16)..<max(0, end) {
            if let relation = Relation(text.tokens, at: start, in: start..<end, reachesEnd: true) {
                return relation
            }
        }
        return nil
    }

    private static let announcements: Set<String> = [
        "position", "positions", "posn", "pos", "coordinates", "coordinate", "grid", "point", "the", "a", ":",
        ".",
    ]
}
