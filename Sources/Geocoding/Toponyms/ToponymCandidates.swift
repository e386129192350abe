import Gazetteer
import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One thing that a name may stand for, with all that the choice asks of it.
struct ToponymCandidate {
    let row: PlaceRow
    let place: Place
    let kind: NameKind
    /// The country it lies in or is.
    let country: PlaceRow?
    /// How likely it is meant when nothing but the name is known.
    let prior: Double
    /// Whether a settlement of the same name lies in it: "Idlib" the governorate and the city.
    var hasSeat = false

    var isCountry: Bool { place.featureCode.hasPrefix("PCL") }
    var isDivision: Bool { place.featureCode.hasPrefix("ADM") }
    var isSettlement: Bool { place.featureClass == .settlement }
    /// Whether it is known by another name than this one, and is no large city.
    var isObscure: Bool { !kind.isUsual && !isCountry && !(isSettlement && place.population >= 200_000) }
}

/// What the names of a text may stand for: every name is looked at once, however often it stands there.
struct ToponymCandidates {
    /// By the number of the name.
    private(set) var names: [[ToponymCandidate]] = []
    /// The number of each span's name.
    private(set) var nameOfSpan: [Int] = []

    /// Postings come most important first; the tail of a very common name cannot win.
    private static let most = 200

    init(_ spans: [ToponymSpan], world: WorldGazetteer) {
        var numbers: [FoldedKey: Int] = [:]
        for span in spans {
            if let number = numbers[span.key] {
                nameOfSpan.append(number)
                continue
            }
            numbers[span.key] = names.count
            nameOfSpan.append(names.count)
            names.append(Self.candidates(span, world))
        }
    }

    subscript(span: Int) -> [ToponymCandidate] { names[nameOfSpan[span]] }

    private static func candidates(_ span: ToponymSpan, _ world: WorldGazetteer) -> [ToponymCandidate] {
        var result = span.matches.prefix(most).map { match in
            let place = world.place(match.row)
            return ToponymCandidate(
                row: match.row, place: place, kind: match.kind, country: world.country(of: match.row),
                prior: log10(Double(place.population) + 10) + 6
                    * PlacePrior.kindBonus(place.featureClass, place.featureCode)
                    - rarity(match.kind, place))
        }
        let settlements = result.filter(\.isSettlement)
        for index in result.indices where result[index].place.featureCode.hasPrefix("ADM") {
            let area = result[index].row
            result[index].hasSeat = settlements.contains { world.isWithin($0.row, area) }
        }
        return result
    }

    /// What a name loses for not being the usual one. Alternate names are often mechanical transliterations.
    private static func rarity(_ kind: NameKind, _ place: Place) -> Double {
        switch kind {
        case .primary, .ascii, .preferred: 0
        case .short, .abbreviation: 0.1
        case .alternate: place.featureClass == .settlement && place.population >= 500_000 ? 0.3 : 1.5
        case .colloquial, .historic: 1.2
        case .code, .demonym: 2
        }
    }
}
