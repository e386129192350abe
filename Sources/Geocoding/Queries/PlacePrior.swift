import Gazetteer

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How likely a place is meant when nothing but its name is known.
enum PlacePrior {
    /// 0–1: the importance of the place, lowered when the name is not its usual one.
    static func score(population: Int, bonus: Double, _ kind: NameKind) -> Double {
        min(1, (crowd(population) + bonus) * nameFactor(kind))
    }

    /// What no place with so many people, or fewer, is above.
    static func bound(population: Int) -> Double { min(1, crowd(population) + 0.35) }

    private static func crowd(_ population: Int) -> Double {
        0.65 * min(1, log10(Double(population) + 10) / 9)
    }

    /// What the kind of a place adds to its population.
    static func kindBonus(_ featureClass: FeatureClass, _ code: String) -> Double {
        switch code {
        case "PCLI", "PCLD", "PCLF", "PCLS", "PCLIX", "CONT", "TERR": 0.35
        case "PPLC": 0.3
        case "PPLA": 0.2
        // Nobody counts its people; a hamlet of the same name is hardly meant.
        case "RGN": 0.2
        case "ADM1": 0.12
        case "PPLA2", "PPLA3": 0.15
        case "PPLX": 0.05
        case "ADM2": 0.02
        default: featureClass == .settlement ? 0.1 : 0
        }
    }

    /// A name in the official place counts in full, a code hardly.
    static func nameFactor(_ kind: NameKind) -> Double {
        switch kind {
        case .primary, .ascii, .preferred: 1
        case .short: 0.98
        // Some language or other calls Jaipur "Jayapura": who is called so himself comes first.
        case .alternate, .colloquial, .abbreviation: 0.85
        case .historic: 0.75
        case .demonym: 0.6
        case .code: 0.45
        }
    }
}

/// Feature codes in words; the codes are GeoNames'.
enum FeatureCodes {
    static func describe(_ featureClass: FeatureClass, _ code: String) -> String {
        words[code] ?? byClass[featureClass] ?? "a place"
    }

    private static let words: [String: String] = [
        "PCLI": "a country", "PCLD": "a dependent territory", "PCLS": "a semi-independent territory",
        "TERR": "a territory",
        "CONT": "a continent", "RGN": "a region", "ADM1": "a first-level division",
        "ADM2": "a second-level division",
        "ADM3": "a third-level division", "PPLC": "a capital", "PPLA": "the seat of a first-level division",
        "PPLA2": "the seat of a second-level division", "PPLX": "a part of a town", "AIRP": "an airport",
        "PPL": "a town or village",
    ]

    private static let byClass: [FeatureClass: String] = [
        .settlement: "a town or village", .administrative: "an administrative area", .water: "a water body",
        .spot: "a site",
    ]
}

extension NameKind {
    /// For people: "a name in use", "a code".
    var words: String {
        switch self {
        case .primary, .ascii: "the name"
        case .preferred: "a preferred name"
        case .short: "a short name"
        case .alternate: "an alternate name"
        case .colloquial: "a colloquial name"
        case .historic: "a historic name"
        case .abbreviation: "an abbreviation"
        case .code: "a code"
        case .demonym: "the people"
        }
    }
}
