import Gazetteer

/// The names looked up so far, each once: texts repeat themselves and each other.
struct NameCatalog {
    /// What the gazetteer says of a name.
    struct Entry {
        /// The places that bear it, the most important first; cut where no more could ever be chosen.
        let matches: [NameMatch]
        /// Whether longer names start with it and a space.
        let continues: Bool
        /// What the name most likely is, as one small number for the tagger; 0 when it is no name.
        let sort: UInt8
    }

    let world: WorldGazetteer
    private(set) var entries: [Entry] = []
    private var numbers = HashTable()

    /// Postings come most important first; the tail of a very common name cannot win.
    private static let most = 160

    init(_ world: WorldGazetteer) {
        self.world = world
        _ = number(of: [UInt8]().span)
    }

    /// The number of a name by the bytes of its key; the same for the same key as long as this catalogue lives.
    mutating func number(of key: Span<UInt8>) -> Int {
        let hash = Hashing.hash(key)
        if let known = numbers[hash] { return known }
        let lookup = world.lookup(key: key)
        let matches = Array(lookup.matches.prefix(Self.most))
        entries.append(Entry(matches: matches, continues: lookup.continues, sort: sort(matches)))
        numbers[hash] = entries.count - 1
        return entries.count - 1
    }

    /// Kind of the likeliest bearer, its size and how it bears the name: 1 + kind × 16 + size × 4 + way.
    private func sort(_ matches: [NameMatch]) -> UInt8 {
        var best = 0.0
        var sort: UInt8 = 0
        for match in matches.prefix(24) {
            guard let place = world.summary(match.row) else { continue }
            let score = NamePrior.score(place, match.kind)
            if sort == 0 || score > best {
                best = score
                sort = 1 + place.kind.rawValue * 16 + Self.size(place) * 4 + Self.way(match.kind)
            }
        }
        return sort
    }

    private static func size(_ place: PlaceSummary) -> UInt8 {
        switch place.population {
        case 1_000_000...: 3
        case 100_000...: 2
        case 5_000...: 1
        default: 0
        }
    }

    private static func way(_ kind: NameKind) -> UInt8 {
        switch kind {
        case .primary, .ascii, .preferred, .short: 0
        case .alternate, .colloquial, .historic: 1
        case .abbreviation, .code: 2
        case .demonym: 3
        }
    }
}
