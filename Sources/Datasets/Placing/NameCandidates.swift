internal import Gazetteer
internal import Geocoding

/// The places of a country that the words of a column may stand for.
struct NameCandidates {
    /// A place, and how far its name is from the words: 0 as they stand.
    struct Candidate: Hashable {
        let row: PlaceRow
        let tier: Int
    }

    private let world: WorldGazetteer
    private var session: GeocodingSession
    /// Nearly a name is too little without a country, and takes long.
    private var exact: GeocodingSession
    private var known: [Key: [Candidate]] = [:]

    private struct Key: Hashable {
        let words: String
        let country: PlaceRow?
    }

    init(_ geocoder: Geocoder) {
        world = geocoder.world
        session = GeocodingSession(geocoder, limit: 40)
        exact = GeocodingSession(geocoder, limit: 40, isExact: true)
    }

    /// By any of the ways to read the words; those of the first way that finds some, and of the ones as near.
    mutating func candidates(_ words: String, in country: PlaceRow?) -> [Candidate] {
        let key = Key(words: words, country: country)
        if let known = known[key] { return known }
        var found: [Candidate] = []
        for (tier, names) in Self.names(words).enumerated() {
            for name in names {
                for match in world.lookup(name) where match.kind != .code && match.kind != .demonym {
                    guard country == nil || world.country(of: match.row) == country,
                        world.summary(match.row).map({ $0.kind != .country && $0.kind != .region }) ?? false,
                        !found.contains(where: { $0.row == match.row })
                    else { continue }
                    found.append(Candidate(row: match.row, tier: tier))
                }
            }
        }
        if known.count > 100_000 { known.removeAll() }
        known[key] = found
        return found
    }

    /// What bears a name anywhere in the world, the likeliest first, as `geocode` ranks it.
    mutating func bearers(_ words: String) -> [GeocodingAnswer] { (try? exact.answers(words)) ?? [] }

    /// By a name that is nearly the one asked for.
    mutating func similar(_ words: String, in country: PlaceRow) -> [Candidate] {
        let key = Key(words: "~" + words, country: country)
        if let known = known[key] { return known }
        var found: [Candidate] = []
        for name in Self.names(words).reversed().flatMap(\.self) where name.count > 3 && found.isEmpty {
            let plain = String(name.map { ",;()-".contains($0) ? " " : $0 })
            let answers = (try? session.answers(plain + ", " + world.name(of: country))) ?? []
            for answer in answers {
                guard case .place(let row) = answer.subject, world.country(of: row) == country,
                    answer.match != .part,
                    world.summary(row).map({ $0.kind != .country && $0.kind != .region }) ?? false
                else { continue }
                found.append(Candidate(row: row, tier: 9))
            }
        }
        if known.count > 100_000 { known.removeAll() }
        known[key] = found
        return found
    }

    /// The names that words may stand for, in tiers: as they stand, without a word for a kind, without what is in brackets,
    /// the parts of a list.
    static func names(_ words: String) -> [[String]] {
        var tiers: [[String]] = [[words]]
        let bare = bare(words)
        tiers.append([bare])
        var others: [String] = []
        if let open = words.firstIndex(of: "(") {
            others.append(withoutKind(String(words[words.index(after: open)...].prefix { $0 != ")" })))
        }
        for mark in ["/", " or ", " - ", ",", ";", " and "] where bare.contains(mark) {
            others += bare.split(separator: mark).map { withoutKind(String($0).trimmingSpace) }
        }
        if !others.isEmpty { tiers.append(others) }
        return tiers
    }

    /// A name without its word for a kind and without what is in brackets.
    static func bare(_ words: String) -> String {
        withoutKind(String(words.prefix { $0 != "(" }).trimmingSpace)
    }

    /// Whether a word makes the name in front of it a division's.
    static func isDivision(_ word: String) -> Bool { divisions.contains(word) }

    private static let divisions: Set<String> = [
        "district", "region", "oblast", "obl", "raion", "rayon", "province", "governorate", "state", "county",
        "department", "prefecture", "territory", "zone", "municipality", "commune", "subdistrict", "tehsil",
        "division",
        "agency", "countryside", "road", "highway",
    ]

    /// "Rami village", "village of Rami", "near Rami": Rami.
    private static func withoutKind(_ words: String) -> String {
        var parts = words.split(separator: " ")
        while parts.count > 1, let last = parts.last, kinds.contains(last.lowercased()) { parts.removeLast() }
        while parts.count > 1, let first = parts.first,
            kinds.contains(first.lowercased()) || leading.contains(first.lowercased())
        {
            parts.removeFirst()
        }
        return parts.joined(separator: " ")
    }

    private static let kinds: Set<String> = [
        "village", "town", "city", "township", "hamlet", "settlement", "locality", "location", "area",
        "region",
        "district", "municipality", "commune", "sector", "neighbourhood", "neighborhood", "quarter", "suburb",
        "camp", "airport", "base", "checkpoint", "border", "junction", "crossing", "bridge", "market", "mine",
        "port",
        "hill", "hills", "mountain", "mountains", "valley", "forest", "river", "lake", "island", "road",
        "highway",
        "subdistrict", "sub-district", "county", "province", "state", "governorate", "oblast", "raion",
        "rayon",
        "department", "prefecture", "territory", "agency", "division", "zone", "refugee", "international",
        "military",
        "national", "park", "capital", "lga", "cercle", "regency", "constituency", "barangay", "markaz",
        "mintaqat", "thesil",
        "tehsil", "mandal", "block", "ward", "parish",
    ]
    private static let leading: Set<String> = [
        "of", "the", "near", "in", "at", "around", "outside", "close", "to", "northern", "southern",
        "eastern",
        "western", "central", "north", "south", "east", "west", "outskirts",
    ]
}
