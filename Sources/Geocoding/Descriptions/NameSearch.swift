import Gazetteer
import Geometry

/// Looks for the places that the words of a clause may name.
struct NameSearch {
    let geocoder: Geocoder
    let tokens: [Token]
    /// Whether the whole phrase has no capitals, so that any word may be a name.
    let isLowerCase: Bool

    private var world: WorldGazetteer { geocoder.world }

    /// So many namesakes are weighed; those within the named areas are added.
    private static let most = 40
    /// No name has more words.
    private static let longest = 10

    /// The clause with what its words may name, as they are written in the gazetteer or nearly so; nil when no word of
    /// them looks like a name.
    func named(_ clause: Clause, isExact: Bool, areas: [PlaceRow]) -> NamedClause? {
        let spans = spans(clause.words)
        guard let first = spans.first else { return nil }
        let tiers: [QueryMatch] = isExact ? [.exact, .kind, .written, .part] : [.spelling]
        for tier in tiers {
            for span in isExact ? spans : Array(spans.suffix(1)) {
                var part: NamedClause.Part?
                var rest = span
                var places: [NamedPlace] = []
                if tier == .part, let shorter = withoutPart(span) {
                    (part, rest) = (shorter.part, shorter.rest)
                    places = find(rest, .exact, clause.kinds, areas)
                    if places.isEmpty { places = find(rest, .kind, clause.kinds, areas) }
                }
                if places.isEmpty {
                    (part, rest) = (nil, span)
                    places = find(span, tier, clause.kinds, areas)
                }
                if !places.isEmpty {
                    return NamedClause(clause: clause, name: rest, words: words(rest), places: places, part: part)
                }
            }
        }
        return NamedClause(clause: clause, name: first, words: words(first), places: [])
    }

    func words(_ span: Range<Int>) -> String {
        var text = ""
        for (offset, token) in tokens[span].enumerated() {
            if offset > 0, !token.isGlued { text += " " }
            text += token.text
        }
        return text
    }

    // MARK: Which words

    /// The stretches of a clause that may be a name, the longest first: all of it, without what is in lower case at its
    /// ends, the capitalised runs within.
    private func spans(_ words: Range<Int>) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        func add(_ span: Range<Int>) {
            if !span.isEmpty, span.count <= Self.longest * 2, !spans.contains(span),
                tokens[span].contains(where: { isNameLike($0) })
            {
                spans.append(span)
            }
        }
        var whole = words
        while let first = whole.first, isArticle(tokens[first]) || tokens[first].kind == .mark {
            whole = (first + 1)..<whole.upperBound
        }
        while let last = whole.last, tokens[last].kind == .mark { whole = whole.lowerBound..<last }
        guard whole.contains(where: { isNameLike(tokens[$0]) }) else { return [] }
        add(whole)
        // "sermon town": the word for the kind stays; "Palanwala area" loses its own.
        var run = whole
        while let first = run.first, !isNameLike(tokens[first]) { run = (first + 1)..<run.upperBound }
        add(run)
        while let last = run.last, !isNameLike(tokens[last]) { run = run.lowerBound..<last }
        add(run)
        var start: Int?
        for index in run {
            if isNameLike(tokens[index]) {
                if start == nil { start = index }
            } else if tokens[index].kind == .word && !tokens[index].isGlued, let begun = start {
                add(begun..<index)
                start = nil
            }
        }
        if let start { add(start..<run.upperBound) }
        return spans
    }

    private func isArticle(_ token: Token) -> Bool { ClauseCutter.articles.contains(token.lower) }

    private func isNameLike(_ token: Token) -> Bool {
        guard token.kind == .word else { return false }
        return token.isCapitalised || isLowerCase && !ToponymWords.functionWords.contains(token.lower)
    }

    // MARK: What they name

    private func find(
        _ span: Range<Int>, _ tier: QueryMatch, _ kinds: PlaceWords.Kinds?, _ areas: [PlaceRow]
    ) -> [NamedPlace] {
        let name = words(span)
        var found = tier == .exact ? landmarks(name) : []
        let variants = NameVariants(name)
        if tier == .spelling {
            for variant in variants.keys(.spelling) where variant.key.utf8.count >= 5 {
                for similar in world.similar(to: variant.key) {
                    add(similar.matches, variant.kinds, kinds, tier, similar.cost, areas, &found)
                }
            }
            let least = found.map(\.cost).min()
            return found.filter { $0.cost <= (least ?? 0) + 1 }
        }
        for variant in variants.keys(tier) {
            add(world.lookup(key: variant.key).matches, variant.kinds, kinds, tier, 0, areas, &found)
        }
        return found
    }

    private func landmarks(_ name: String) -> [NamedPlace] {
        geocoder.landmarks.lookup(name).map {
            NamedPlace(
                subject: .landmark($0), coordinate: $0.coordinate, kind: .spot, prior: 0.5, match: .exact)
        }
    }

    private func add(
        _ matches: [NameMatch], _ kinds: PlaceWords.Kinds?, _ asked: PlaceWords.Kinds?, _ tier: QueryMatch, _ cost: Int,
        _ areas: [PlaceRow], _ found: inout [NamedPlace]
    ) {
        var count = 0
        for match in matches {
            guard match.kind != .demonym, match.kind != .code || tier == .exact && isCode(match.row),
                let summary = world.summary(match.row)
            else { continue }
            if let kinds, !kinds.holds(summary.kind) { continue }
            if let asked, !asked.holds(summary.kind) { continue }
            if found.contains(where: { $0.row == match.row }) { continue }
            count += 1
            guard count <= Self.most || areas.contains(where: { world.isWithin(match.row, $0) }) else { continue }
            let prior = PlacePrior.score(
                population: summary.population, bonus: geocoder.bonus[match.row], match.kind)
            found.append(
                NamedPlace(
                    subject: .place(match.row), coordinate: world.coordinate(of: match.row), kind: summary.kind,
                    prior: prior, match: tier, cost: cost))
        }
    }

    /// The letters of a code are words in many languages: only those of countries and divisions.
    private func isCode(_ row: PlaceRow) -> Bool {
        let kind = world.summary(row)?.kind
        return kind == .country || kind == .admin1
    }

    /// "northern Helmand", "downtown Aleppo", "Mariupol town outskirts".
    private func withoutPart(_ span: Range<Int>) -> (part: NamedClause.Part, rest: Range<Int>)? {
        guard span.count > 1, let first = span.first, let last = span.last else { return nil }
        let word = tokens[first].lower
        if Self.centres.contains(word) { return (.centre, (first + 1)..<span.upperBound) }
        if let point = CompassPoint(parsing: word), word.count > 3 {
            return (.direction(point), (first + 1)..<span.upperBound)
        }
        if Self.edges.contains(tokens[last].lower) { return (.edge, span.lowerBound..<last) }
        if Self.surroundings.contains(tokens[last].lower) { return (.around, span.lowerBound..<last) }
        return nil
    }

    private static let centres: Set<String> = ["downtown", "central", "inner"]
    private static let edges: Set<String> = ["outskirts", "suburbs", "suburb", "fringes"]
    private static let surroundings: Set<String> = [
        "countryside", "surroundings", "vicinity", "hinterland", "area", "rural", "axis", "front",
    ]
}
