import Gazetteer
public import Geometry

/// Answers many queries: keeps what they share. Use one a thread.
public struct GeocodingSession {
    let geocoder: Geocoder
    let bias: GeocodingBias
    private let limit: Int
    private let isExact: Bool
    private var areas: [String: Area] = [:]
    /// What was answered to queries that had to be taken apart: tables name the same places over and over.
    private var known: [String: [GeocodingAnswer]] = [:]
    /// Memory must not grow with the input.
    private static let most = 10_000

    /// A session that gives at most `limit` answers a query; `isExact` leaves out what is named but in part or spelled
    /// otherwise (`QueryMatch.part`, `.spelling`).
    public init(
        _ geocoder: Geocoder, bias: GeocodingBias = GeocodingBias(), limit: Int = 10, isExact: Bool = false
    ) {
        self.isExact = isExact
        self.geocoder = geocoder
        self.bias = bias
        self.limit = limit
    }

    var world: WorldGazetteer { geocoder.world }

    /// The places a query may stand for, best first; empty when nothing matches.
    ///
    /// - Throws: `GeometryError` when the query is a position that lies outside the globe, or a grid reference
    ///   that is ambiguous.
    public mutating func answers(_ query: String) throws(GeometryError) -> [GeocodingAnswer] {
        guard limit > 0 else { return [] }
        let name = PlainName(query)
        if let name {
            let found = named(name.key)
            if !found.isEmpty { return found }
        }
        if let answers = known[query] { return answers }
        if name == nil, let written = try WrittenPosition(parsing: query) {
            let coordinate = written.coordinate
            let uncertainty = written.uncertainty
            return [
                GeocodingAnswer(
                    subject: .position(coordinate, uncertainty: uncertainty), score: 1,
                    notes: [
                        "a position (\(written.notation.rawValue)); the uncertainty is half a unit of its last digit"
                    ])
            ]
        }
        let answers = search(PlaceQuery(query).readings)
        if known.count >= Self.most { known.removeAll() }
        known[query] = answers
        return answers
    }

    private mutating func search(_ readings: [PlaceQuery.Reading]) -> [GeocodingAnswer] {
        for (match, guesses) in Self.order where !isExact || (match != .part && match != .spelling) {
            for reading in readings where guesses == nil || reading.isGuess == guesses {
                var found = match == .exact ? landmarkAnswers(reading) : []
                found += placeAnswers(reading, match, limit + found.count)
                if found.isEmpty, match == .exact { found = unknownLandmark(reading, limit) }
                if !found.isEmpty { return distinct(found, limit) }
            }
        }
        return []
    }

    /// The ways to take the words, in their order, and whether for readings that are guesses: a name with another spelling
    /// is likelier than a name and an area that only happen to stand in the words.
    private static let order: [(QueryMatch, guesses: Bool?)] = [
        (.exact, false), (.kind, false), (.written, false), (.exact, true), (.kind, true), (.written, true),
        (.part, nil),
        (.spelling, nil),
    ]

    /// What bears a name as it stands: the whole query, without areas.
    private func named(_ key: FoldedKey) -> [GeocodingAnswer] {
        let landmarks = landmarkAnswers(key)
        var ranking = PlaceRanking(geocoder, bias: bias, limit: limit + landmarks.count)
        ranking.add(world.lookup(key: key).matches)
        let places = ranking.ranked.map { answer($0, .exact) }
        return landmarks.isEmpty ? places : distinct(landmarks + places, limit)
    }

    /// The better score first, landmarks and more important places first among equals; nothing twice.
    private func distinct(_ answers: [GeocodingAnswer], _ limit: Int) -> [GeocodingAnswer] {
        var distinct: [GeocodingAnswer] = []
        let order = answers.indices.sorted {
            answers[$0].score != answers[$1].score ? answers[$0].score > answers[$1].score : $0 < $1
        }
        for index in order where distinct.count < limit {
            if !distinct.contains(where: { isSame($0.subject, answers[index].subject) }) {
                distinct.append(answers[index])
            }
        }
        return distinct
    }

    // MARK: Places

    func answer(_ ranked: PlaceRanking.Ranked, _ match: QueryMatch, notes: [String] = []) -> GeocodingAnswer {
        var notes = notes
        if !bias.countries.isEmpty, bias.isPreferred(ranked.row, world) {
            notes.append("lies in the preferred country")
        }
        return GeocodingAnswer(
            subject: .place(ranked.row), match: match, score: ranked.score, nameKind: ranked.kind,
            holder: ranked.holder, notes: notes)
    }

    /// The places of a reading whose words are taken in one way.
    mutating func placeAnswers(
        _ reading: PlaceQuery.Reading, _ match: QueryMatch, _ limit: Int
    ) -> [GeocodingAnswer] {
        var ranking = PlaceRanking(geocoder, bias: bias, limit: limit)
        ranking.areas = reading.containers.map { area($0) }
        let variants = NameVariants(reading.name)
        guard ranking.areas.allSatisfy({ !$0.rows.isEmpty }) else {
            return match == .spelling ? misspelledArea(reading, variants, &ranking) : []
        }
        guard match == .spelling else {
            for variant in variants.keys(match) {
                ranking.add(world.lookup(key: variant.key).matches, kinds: variant.kinds)
            }
            return ranking.ranked.map { answer($0, match, notes: Self.notes(match, reading.name)) }
        }
        if !ranking.areas.isEmpty {
            // Old divisions, regions, other borders: one area that holds the place, as a rule its country, is enough.
            ranking.isLoose = true
            for variant in variants.keys(.exact) { ranking.add(world.lookup(key: variant.key).matches) }
            if !ranking.ranked.isEmpty {
                return ranking.ranked.map {
                    answer(
                        $0, .part,
                        notes: ["does not lie in all of \(reading.containers.joined(separator: ", "))"])
                }
            }
            ranking.isLoose = false
        }
        return misspelledName(reading, variants, &ranking)
    }

    private static func notes(_ match: QueryMatch, _ name: String) -> [String] {
        switch match {
        case .exact, .spelling: []
        case .kind: ["of the kind that \u{2018}\(name)\u{2019} says"]
        case .written: ["\u{2018}\(name)\u{2019} written out"]
        case .part: ["stands for \u{2018}\(name)\u{2019}, which the index has not"]
        }
    }

    // MARK: Other spellings

    private func misspelledName(
        _ reading: PlaceQuery.Reading, _ variants: NameVariants, _ ranking: inout PlaceRanking
    ) -> [GeocodingAnswer] {
        for variant in variants.keys(.spelling) {
            for similar in world.similar(to: variant.key) {
                for match in similar.matches {
                    guard let weight = spellingWeight(match) else { continue }
                    ranking.add(
                        [match], kinds: variant.kinds, factor: weight * spellingFactor(similar.cost))
                }
            }
            if !ranking.ranked.isEmpty { break }
        }
        return ranking.ranked.map {
            answer(
                $0, .spelling,
                notes: ["no place is written \u{2018}\(reading.name)\u{2019}: this one nearly is"])
        }
    }

    /// What is left of a name's weight when it is spelled otherwise: 0.6 for one wrong letter, 0.8 for another way to write
    /// a sound. Measured on names with one edit each: with less taken off big places win over the nearer name.
    private func spellingFactor(_ cost: Int) -> Double {
        1 - 0.4 * Double(cost) / Double(SimilarName.edit)
    }

    /// What a name counts that is only nearly the one asked for; nil for none.
    private func spellingWeight(_ match: NameMatch) -> Double? {
        let isUsual = match.kind == .primary || match.kind == .ascii || match.kind == .short
        switch match.kind {
        case .code, .abbreviation, .demonym: return nil
        // A hundred languages have a name each for a country: one of them is near to anything.
        case _ where world.summary(match.row).map { $0.kind == .country || $0.kind == .region } ?? true:
            return isUsual ? 1 : nil
        default: return isUsual ? 1 : 0.9
        }
    }

    /// The name is as it should be, and one of its areas is not.
    private mutating func misspelledArea(
        _ reading: PlaceQuery.Reading, _ variants: NameVariants, _ ranking: inout PlaceRanking
    ) -> [GeocodingAnswer] {
        var notes: [String] = []
        for (index, name) in reading.containers.enumerated() where ranking.areas[index].rows.isEmpty {
            let similar = NameVariants(name).keys(.spelling).flatMap { world.similar(to: $0.key) }
            let least = similar.map(\.cost).min()
            ranking.areas[index].rows = similar.filter { $0.cost == least }.flatMap { $0.matches.map(\.row) }
            notes.append("no area is written \u{2018}\(name)\u{2019}: one nearly is")
        }
        guard ranking.areas.allSatisfy({ !$0.rows.isEmpty }) else { return [] }
        for variant in variants.keys(.exact) + variants.keys(.kind) {
            ranking.add(world.lookup(key: variant.key).matches, kinds: variant.kinds)
        }
        return ranking.ranked.map { answer($0, .spelling, notes: notes) }
    }

    /// The places that an area's name may stand for.
    private mutating func area(_ name: String) -> Area {
        if let known = areas[name] { return known }
        var area = Area()
        for match in [QueryMatch.exact, .kind, .written] where area.rows.isEmpty {
            for variant in NameVariants(name).keys(match) {
                for found in world.lookup(key: variant.key).matches where !area.rows.contains(found.row) {
                    let kind = world.summary(found.row)?.kind ?? .spot
                    // The letters of a code are words in many languages: only those of countries and divisions.
                    guard found.kind != .code || kind == .country || kind == .admin1, found.kind != .demonym
                    else {
                        continue
                    }
                    if variant.kinds?.holds(kind) ?? true { area.rows.append(found.row) }
                }
            }
        }
        if areas.count >= Self.most { areas.removeAll() }
        areas[name] = area
        return area
    }
}

/// A query that is nothing but a name: no number, no mark that parts a name from an area. Most lines of most
/// tables are; they are looked up without being taken apart.
struct PlainName {
    let key: FoldedKey

    init?(_ query: String) {
        var previous: UInt8 = 0x20
        for byte in query.utf8 {
            switch byte {
            case 0x30...0x39, 0x3A...0x40, 0x28, 0x29, 0x2B, 0x2C: return nil
            case 0x2D where previous == 0x20: return nil
            // Letters of Latin, Greek and Cyrillic script alone have no such marks among them.
            case 0xC2, 0xD8...: return nil
            default: previous = byte
            }
        }
        key = FoldedKey(query)
        if key.isEmpty { return nil }
    }
}
