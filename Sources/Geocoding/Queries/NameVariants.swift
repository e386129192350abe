import Gazetteer

/// The keys under which the gazetteer may have what a name means.
struct NameVariants {
    /// A key to look up.
    struct Variant {
        let key: FoldedKey
        /// Only places of these kinds are meant; nil for any.
        var kinds: PlaceWords.Kinds?
    }

    private let words: [Substring]
    private let key: FoldedKey

    init(_ name: String) {
        key = FoldedKey(name)
        words = key.description.split(separator: " ")
    }

    /// The keys of a tier, the likeliest first. `.spelling` has those to which a similar one is sought.
    func keys(_ match: QueryMatch) -> [Variant] {
        switch match {
        case .exact: [Variant(key: key)]
        case .kind: withoutKind(words)
        case .written: written
        // The index may lack the division and have its town: "Azaz District".
        case .part: withoutPart + withoutKind(words).map { Variant(key: $0.key) }
        case .spelling:
            [Variant(key: key)] + withoutKind(words) + withoutArticle.map { Variant(key: Self.key($0)) }
        }
    }

    private static func key(_ words: some Sequence<Substring>) -> FoldedKey {
        FoldedKey(words.joined(separator: " "))
    }

    // MARK: Kinds

    /// "Donetsk Oblast", "Province of Idlib", "Cercle de Mopti".
    private func withoutKind(_ words: [Substring]) -> [Variant] {
        guard words.count > 1 else { return [] }
        var variants: [Variant] = []
        if let kinds = Self.kinds(words[words.count - 1]) {
            variants.append(Variant(key: Self.key(words.dropLast()), kinds: kinds))
        }
        if let kinds = Self.kinds(words[0]) {
            let rest = words.dropFirst()
            let isLinked = rest.count > 1 && ["of", "de", "du", "da", "do", "d"].contains(rest[1])
            variants.append(Variant(key: Self.key(isLinked ? rest.dropFirst() : rest), kinds: kinds))
        }
        return variants
    }

    /// What a word for a unit says of the place that it belongs to.
    static func kinds(_ word: Substring) -> PlaceWords.Kinds? {
        foreign[String(word)] ?? PlaceWords.kinds(Array(word.utf8))
    }

    /// Words for units that reports and tables take over from the country's language.
    private static let foreign: [String: PlaceWords.Kinds] = {
        let unit = PlaceWords.Kinds(.admin1, .admin2, .lowerUnit)
        let words =
            "wilaya wilayah wilayat muhafazah muhafazat muhafaza mohafazat ostan shahrestan viloyat raion rayon rajon kray "
            + "okrug departement departamento provincia provincie estado distrito municipio municipality cercle arrondissement "
            + "woreda upazila zila tehsil taluk kabupaten judet zupanija powiat il ilce governate gov prov dist distr dept dep obl reg subdistrict"
        return Dictionary(words.split(separator: " ").map { (String($0), unit) }) { first, _ in first }
    }()

    /// The towns that districts of Slavic countries have their adjectives from, as far as endings tell: "Amvrosievsky
    /// district" is Amvrosiivka's. None of them but similar ones are to be looked up.
    var ofTowns: [Variant] {
        guard words.count == 2, let kinds = Self.kinds(words[1]), kinds.holds(.admin2),
            let ending = Self.adjectives.first(where: {
                words[0].hasSuffix($0) && words[0].count > $0.count + 3
            })
        else { return [] }
        let stem = words[0].dropLast(ending.count)
        return [stem + "ka", stem + "sk", stem + "e", stem + "a", stem].map {
            Variant(key: Self.key([$0]), kinds: PlaceWords.Kinds(.settlement, .seat))
        }
    }

    private static let adjectives = ["skyy", "skyi", "skiy", "skii", "skij", "sky", "ski"]

    // MARK: Ways of writing

    private var written: [Variant] {
        var found: [Variant] = []
        func add(_ words: [Substring]) {
            found.append(Variant(key: Self.key(words)))
            found += withoutKind(words)
        }
        for index in words.indices where words.count > 1 {
            for other in Self.expansions(words[index]) {
                var one = words
                one[index] = other[...]
                add(one)
            }
        }
        // "E. St. Louis": all of them.
        let expanded = words.map { Self.expansions($0).first.map { $0[...] } ?? $0 }
        if expanded != words { add(expanded) }
        for other in withoutArticle { add(other) }
        for other in countryside { add(other) }
        if words.count == 1 || found.isEmpty, let first = words.first, !Self.articles.contains(first) {
            add(["al"] + words)
        }
        return found
    }

    /// What an abbreviation may stand for: those of the geoparser, and those of tables in other languages.
    private static func expansions(_ word: Substring) -> [String] {
        let known = PlaceWords.expansion(Array(word.utf8)).map { [String(decoding: $0, as: UTF8.self)] } ?? []
        return known + (abbreviations[word] ?? [])
    }

    private static let abbreviations: [Substring: [String]] = [
        "c": ["central"], "n": ["northern", "norte", "nord"], "s": ["southern", "sur", "sud"],
        "e": ["eastern", "este", "est"], "w": ["western"], "o": ["oeste", "ouest"],
        "gt": ["great", "greater"],
    ]

    /// Without an Arabic article in front of a word or as a word: "El Hasakah", "Deir ez-Zor" as "deir al zor".
    private var withoutArticle: [[Substring]] {
        guard let place = words.firstIndex(where: { Self.articles.contains($0) }), words.count > 1 else {
            return []
        }
        var without = words
        without.remove(at: place)
        var other = words
        other[place] = "al"
        return [other, without].filter { $0 != words }
    }

    private static let articles: Set<Substring> = [
        "al", "el", "ad", "ar", "as", "at", "az", "an", "ash", "adh", "ath", "ed", "er", "es", "et", "ez",
        "en", "esh",
        "ul", "ud",
    ]

    /// "Rural Damascus", "Damascus countryside" and "Rif Dimashq" are one governorate: what an index has of one it may
    /// lack of another.
    private var countryside: [[Substring]] {
        let kind = words.suffix(words.last.flatMap(Self.kinds) == nil ? 0 : 1)
        let name = words.dropLast(kind.count)
        guard name.count > 1, let first = name.first, let last = name.last else { return [] }
        let place =
            Self.rural.contains(first) ? name.dropFirst() : Self.rural.contains(last) ? name.dropLast() : nil
        guard let place else { return [] }
        return [place + ["countryside"], ["rural"] + place, ["rif"] + place].filter { $0 != Array(name) }
            .map { $0 + kind }
    }

    private static let rural: Set<Substring> = ["rural", "countryside", "rif", "reef"]

    // MARK: Parts

    /// "northern Aleppo", "Homs countryside".
    private var withoutPart: [Variant] {
        var rest = words[...]
        while rest.count > 1, let first = rest.first,
            PlaceWords.isPart(Array(first.utf8)) || Self.around.contains(first)
        {
            rest = rest.dropFirst()
            if rest.count > 1, rest.first == "of" { rest = rest.dropFirst() }
        }
        while rest.count > 1, let last = rest.last, Self.around.contains(last) { rest = rest.dropLast() }
        guard rest.count < words.count else { return [] }
        return [Variant(key: Self.key(rest))] + withoutKind(Array(rest))
    }

    private static let around: Set<Substring> = [
        "countryside", "outskirts", "suburb", "suburbs", "area", "surroundings", "region", "rural",
        "vicinity", "hinterland", "rif", "reef",
    ]
}
