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
        for (spans, tiers) in Self.order(spans, isExact) {
            for span in spans {
                for tier in tiers {
                    let kinds =
                        clause.kinds ?? (span == clause.words ? nil : kinds(beside: span, in: clause.words))
                    // "the Somali coast", "the Turkish border"
                    let takesDemonyms =
                        span.upperBound < clause.words.upperBound
                        && (Self.coasts.contains(tokens[span.upperBound].lower)
                            || Self.borders.contains(tokens[span.upperBound].lower))
                    var places = find(span, tier, kinds, areas, takesDemonyms: takesDemonyms)
                    guard !places.isEmpty else { continue }
                    // "Slovyansk" was once a name of Nikopol; most who write so mean Sloviansk.
                    if tier == .exact, places.allSatisfy(\.isOld) {
                        places += find(span, .spelling, kinds, areas).filter { $0.cost <= 1 }
                    }
                    return NamedClause(
                        clause: clause, name: span, words: words(span), places: places,
                        part: part(beside: span, in: clause.words))
                }
            }
        }
        return NamedClause(clause: clause, name: first, words: words(first), places: [])
    }

    /// All words as they stand before some of them, and only then names that are not quite those of the words.
    private static func order(_ spans: [Range<Int>], _ isExact: Bool) -> [([Range<Int>], [QueryMatch])] {
        guard let first = spans.first, let last = spans.last else { return [] }
        return isExact
            ? [(spans, [.exact, .kind, .written]), (spans, [.part])]
            : [(first == last ? [first] : [first, last], [.spelling])]
    }

    /// The places of the first words of a name that is in no table: "Donetsk People's Republic". They stand for something
    /// there.
    func beginning(_ clause: NamedClause, areas: [PlaceRow]) -> NamedClause? {
        var span = clause.name
        while span.count > 1 {
            span.removeLast()
            guard let last = span.last, tokens[last].kind == .word,
                !tokens[span.upperBound].isGlued || tokens[span.upperBound].isPossessive,
                !Self.isGeneric(tokens[last].lower)
            else {
                continue
            }
            let places = find(span, .exact, nil, areas).filter { $0.kind.isSettlement || $0.level > 0 }
            guard !places.isEmpty else { continue }
            return NamedClause(
                clause: clause.clause, name: span, words: words(span), places: places, isBeginning: true)
        }
        return nil
    }

    /// The kinds that a word next to a name asks for: "Siberia village" is none of the taiga.
    private func kinds(beside name: Range<Int>, in words: Range<Int>) -> PlaceWords.Kinds? {
        for index in [name.upperBound, name.lowerBound - 1] where words.contains(index) {
            if Self.quarters.contains(tokens[index].lower) { return PlaceWords.Kinds(.quarter) }
            if let kinds = PlaceWords.kinds(Array(tokens[index].lower.utf8)) { return kinds }
        }
        return nil
    }

    private static let quarters: Set<String> = [
        "neighbourhood", "neighborhood", "quarter", "mohalla", "barrio", "colonia",
    ]

    /// "the old terminal of Donetsk airport": whether the words tell of something at the place that they name.
    func tellsOfSite(_ named: NamedClause) -> Bool {
        named.clause.words.contains { index in
            let token = tokens[index]
            return !named.name.contains(index) && token.kind == .word && !isArticle(token)
                && token.text.count > 3
                && PlaceWords.kinds(Array(token.lower.utf8)) == nil
                && CompassPoint(parsing: token.lower) == nil
        }
    }

    /// Whether all words from one clause to the next are one name: "Jammu and Kashmir".
    func isOneName(_ first: Clause, _ second: Clause) -> Bool {
        let all = first.words.lowerBound..<second.words.upperBound
        return all.count <= Self.longest
            && world.lookup(words(all)).contains { $0.kind != .code && $0.kind != .demonym }
    }

    /// "the presidential palace" of a city that another clause names: the landmark of that kind, or one that no table knows,
    /// which the city stands for. Nil when the words are none for a site.
    func site(_ clause: Clause, in named: [NamedClause]) -> NamedClause? {
        var span = clause.words
        while let first = span.first, isArticle(tokens[first]) { span = (first + 1)..<span.upperBound }
        let name = words(span)
        guard !span.isEmpty, span.count <= Self.longest, LandmarkKinds.isLandmark(name) else { return nil }
        let towns = named.flatMap(\.places).filter { $0.kind.isSettlement }
        var places: [NamedPlace] = []
        for town in towns {
            guard let row = town.row else { continue }
            let city = world.name(of: row)
            let exact = geocoder.landmarks.lookup(name, city: city)
            let found = exact.isEmpty ? geocoder.landmarks.lookup(kind: name, city: city) : exact
            let near = found.filter {
                Geodesic.distance(from: $0.coordinate, to: town.coordinate) < .kilometres(50)
            }
            places += near.map {
                NamedPlace(
                    subject: .landmark($0), coordinate: $0.coordinate, kind: .spot, prior: town.prior,
                    match: .exact)
            }
        }
        if places.isEmpty {
            places = towns.compactMap { town in
                town.row.map {
                    NamedPlace(
                        subject: .unknownLandmark(name, within: $0), coordinate: town.coordinate, kind: .spot,
                        prior: town.prior, match: town.match, cost: town.cost)
                }
            }
        }
        return places.isEmpty ? nil : NamedClause(clause: clause, name: span, words: name, places: places)
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
                tokens[span].contains(where: { isNameLike($0) && !Self.isGeneric($0.lower) })
            {
                spans.append(span)
            }
        }
        var whole = words
        while let first = whole.first, isArticle(tokens[first]) || tokens[first].kind == .mark {
            whole = (first + 1)..<whole.upperBound
        }
        while let last = whole.last, tokens[last].kind == .mark { whole = whole.lowerBound..<last }
        guard whole.contains(where: { isNameLike(tokens[$0]) && !Self.isGeneric(tokens[$0].lower) }) else {
            return []
        }
        add(whole)
        // "sermon town": the word for the kind stays; "Palanwala area" loses its own.
        var run = whole
        while let first = run.first, !isNameLike(tokens[first]) { run = (first + 1)..<run.upperBound }
        add(run)
        // "Northern Helmand" begins a phrase as a name does.
        let unturned = run.drop {
            CompassPoint(parsing: tokens[$0].lower) != nil || Self.centres.contains(tokens[$0].lower)
        }
        while let last = run.last, !isNameLike(tokens[last]) { run = run.lowerBound..<last }
        add(run)
        if unturned.startIndex < run.upperBound { add(unturned.startIndex..<run.upperBound) }
        // "Bayelsa Coast"
        if let last = run.last, run.count > 1, Self.isPartWord(tokens[last].lower) {
            add(run.lowerBound..<last)
        }
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

    /// Whether a word is a name only together with others.
    private static func isGeneric(_ word: String) -> Bool {
        PlaceWords.kinds(Array(word.utf8)) != nil || ToponymWords.common.contains(word)
            || ToponymWords.never.contains(word) || ToponymWords.functionWords.contains(word)
    }

    private func isArticle(_ token: Token) -> Bool { ClauseCutter.articles.contains(token.lower) }

    private func isNameLike(_ token: Token) -> Bool {
        guard token.kind == .word else { return false }
        return token.isCapitalised || isLowerCase && !ToponymWords.functionWords.contains(token.lower)
    }

    // MARK: What they name

    private func find(
        _ span: Range<Int>, _ tier: QueryMatch, _ kinds: PlaceWords.Kinds?, _ areas: [PlaceRow],
        takesDemonyms: Bool = false
    ) -> [NamedPlace] {
        let name = words(span)
        var found = tier == .exact ? landmarks(name) : []
        let variants = NameVariants(name)
        if tier == .spelling {
            var keys = variants.keys(.spelling)
            keys.append(NameVariants.Variant(key: FoldedKey("al " + name)))
            keys += variants.ofTowns
            for variant in keys where variant.key.utf8.count >= 5 {
                for similar in world.similar(to: variant.key) {
                    add(similar.matches, variant.kinds, kinds, tier, similar.cost, areas, &found)
                }
            }
            let least = found.map(\.cost).min()
            return found.filter { $0.cost <= (least ?? 0) + 1 }
        }
        if tier == .part { found = units(variants) }
        for variant in variants.keys(tier) where found.isEmpty || tier != .part {
            add(
                world.lookup(key: variant.key).matches, variant.kinds, kinds, tier, 0, areas, &found,
                takesDemonyms: takesDemonyms)
        }
        return found
    }

    /// "Lugansk region", where the gazetteer knows only the town so: the division that the town is the seat of.
    private func units(_ variants: NameVariants) -> [NamedPlace] {
        var rows: [PlaceRow] = []
        for variant in variants.keys(.kind) {
            guard let kinds = variant.kinds, kinds.holds(.admin1) || kinds.holds(.admin2) else { continue }
            for match in world.lookup(key: variant.key).matches.prefix(Self.most) where match.kind != .demonym
            {
                guard let town = world.summary(match.row), town.kind == .seat || town.kind == .capital else {
                    continue
                }
                if kinds.holds(.admin1), let unit = town.admin1, !rows.contains(unit) { rows.append(unit) }
            }
        }
        return rows.compactMap { row in
            world.summary(row).map {
                NamedPlace(
                    subject: .place(row), coordinate: world.coordinate(of: row), kind: $0.kind,
                    prior: PlacePrior.score(
                        population: $0.population, bonus: geocoder.bonus[row], .alternate),
                    match: .part)
            }
        }
    }

    private func landmarks(_ name: String) -> [NamedPlace] {
        geocoder.landmarks.lookup(name).map {
            NamedPlace(
                subject: .landmark($0), coordinate: $0.coordinate, kind: .spot, prior: 0.5, match: .exact)
        }
    }

    private func add(
        _ matches: [NameMatch], _ kinds: PlaceWords.Kinds?, _ asked: PlaceWords.Kinds?, _ tier: QueryMatch,
        _ cost: Int,
        _ areas: [PlaceRow], _ found: inout [NamedPlace], takesDemonyms: Bool = false
    ) {
        var count = 0
        for match in matches {
            // The letters of a code are words in many languages.
            guard match.kind != .demonym || takesDemonyms, match.kind != .code,
                let summary = world.summary(match.row)
            else { continue }
            // A hundred languages have a name each for a country: one of them is near to anything.
            if tier == .spelling, summary.kind == .country || summary.kind == .region,
                cost > 1 || match.kind != .primary && match.kind != .ascii
            {
                continue
            }
            if let kinds, !kinds.holds(summary.kind) { continue }
            if let asked, !asked.holds(summary.kind) { continue }
            if found.contains(where: { $0.row == match.row }) { continue }
            count += 1
            guard count <= Self.most || areas.contains(where: { world.isWithin(match.row, $0) }) else {
                continue
            }
            // Who adds places of his own means them.
            let prior =
                world.isOwn(match.row)
                ? 1
                : PlacePrior.score(
                    population: summary.population, bonus: geocoder.bonus[match.row], match.kind)
            found.append(
                NamedPlace(
                    subject: .place(match.row), coordinate: world.coordinate(of: match.row),
                    kind: summary.kind,
                    prior: prior, match: tier, cost: cost, isOld: match.kind == .historic))
        }
    }

    /// "northern Helmand", "downtown Aleppo", "Mariupol town outskirts", "Donetsk's west": what stands beside a name and
    /// belongs to it.
    private func part(beside name: Range<Int>, in words: Range<Int>) -> NamedClause.Part? {
        for index in words where !name.contains(index) {
            let word = tokens[index].lower
            if Self.centres.contains(word) { return .centre }
            if word.count > 3, let point = CompassPoint(parsing: word) { return .direction(point) }
            if Self.edges.contains(word) { return .edge }
            if Self.coasts.contains(word) { return .coast }
            if Self.borders.contains(word) { return .border }
            if Self.surroundings.contains(word) { return .around }
        }
        return nil
    }

    private static func isPartWord(_ word: String) -> Bool {
        edges.contains(word) || coasts.contains(word) || borders.contains(word) || surroundings.contains(word)
    }

    private static let centres: Set<String> = ["downtown", "central", "inner"]
    private static let edges: Set<String> = ["outskirts", "suburbs", "suburb", "fringes"]
    private static let coasts: Set<String> = [
        "coast", "coasts", "coastline", "shore", "shores", "offshore", "waters",
    ]
    private static let borders: Set<String> = ["border", "borders", "frontier", "borderlands"]
    private static let surroundings: Set<String> = [
        "countryside", "surroundings", "vicinity", "hinterland", "area", "rural", "axis", "front",
    ]
}
