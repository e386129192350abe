import Gazetteer

/// Words that stand beside a name and say what kind of place it is, or which part of it is meant.
enum PlaceWords {
    /// What a word such as "County" says of the place that it belongs to.
    struct Kinds: OptionSet {
        let rawValue: UInt16
        init(rawValue: UInt16) { self.rawValue = rawValue }
        init(_ kinds: PlaceKind...) { self.init(rawValue: kinds.reduce(0) { $0 | 1 << UInt16($1.rawValue) }) }
        func holds(_ kind: PlaceKind) -> Bool { rawValue & 1 << UInt16(kind.rawValue) != 0 }
    }

    /// The kinds that a word stands for, by its key.
    static func kinds(_ key: [UInt8]) -> Kinds? { table[String(decoding: key, as: UTF8.self)] }

    /// Whether a word in front of a name only picks a part of the place: "northern", "greater".
    static func isPart(_ key: [UInt8]) -> Bool { parts.contains(String(decoding: key, as: UTF8.self)) }

    /// The word that an abbreviation in a name stands for, as keys: "st" is "saint".
    static func expansion(_ key: [UInt8]) -> [UInt8]? {
        expansions[String(decoding: key, as: UTF8.self)].map { Array($0.utf8) }
    }

    private static let town = Kinds(.settlement, .capital, .seat, .quarter, .lowerUnit)
    private static let unit = Kinds(.admin1, .admin2, .lowerUnit)
    private static let site = Kinds(.spot, .land)

    private static let table: [String: Kinds] = {
        var table: [String: Kinds] = [:]
        func add(_ words: String, _ kinds: Kinds) {
            for word in words.split(separator: " ") { table[String(word)] = kinds }
        }
        add("county counties parish parishes borough co", Kinds(.admin2, .lowerUnit))
        add("state states", Kinds(.admin1, .country))
        add("province governorate prefecture oblast region krai voivodeship department emirate canton", unit)
        add("district municipality township twp commune raion wilayat division territory", unit)
        add("city town village hamlet", town)
        add("river lake bay sea ocean gulf strait creek channel sound basin", Kinds(.water))
        add(
            "island islands mountains mountain mount hill hills valley desert peninsula forest park",
            Kinds(.land, .lowerUnit, .region))
        add("airport base station port", Kinds(.spot))
        add("republic kingdom federation", Kinds(.country))
        return table
    }()

    private static let parts: Set<String> = [
        "the", "greater", "metro", "metropolitan", "downtown", "midtown", "central", "inner", "upper",
        "lower", "mid",
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast",
        "northwest",
        "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "old",
        "mainland",
        "rural", "suburban", "nearby", "outer", "far", "coastal", "occupied", "modern", "ancient",
    ]

    private static let expansions: [String: String] = [
        "st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "saint": "st", "fort": "ft",
        "mount": "mt",
        "pt": "point", "n": "north", "s": "south", "e": "east", "w": "west", "twp": "township",
        "co": "county",
    ]
}
