import Gazetteer

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How likely a bearer of a name is meant when nothing but the name is known, in units of a power of ten of people.
enum NamePrior {
    static func score(_ place: PlaceSummary, _ kind: NameKind) -> Double {
        log10(Double(place.population) + 10) + bonus(place.kind) - penalty(kind)
    }

    private static func bonus(_ kind: PlaceKind) -> Double {
        switch kind {
        case .country: 2.5
        case .region: 1.5
        case .capital: 1.8
        case .seat: 1
        case .admin1: 0.8
        case .settlement: 0.5
        case .admin2, .quarter: 0
        case .water: 2
        case .land: 1
        case .lowerUnit: -0.5
        case .spot: -0.5
        }
    }

    private static func penalty(_ kind: NameKind) -> Double {
        switch kind {
        case .primary, .ascii, .preferred: 0
        case .short, .abbreviation: 0.1
        case .alternate: 1
        case .colloquial, .historic: 1.2
        case .demonym: 0.5
        case .code: 2.5
        }
    }
}
