internal import Gazetteer
internal import Geocoding
internal import Geometry

/// What the words of a place column are, besides a name.
enum PlaceWording {
    /// A name, as far as its words tell.
    case name
    /// A division by its kind: "Kandahar province", "district of Gao".
    case division(PlaceKind)
    /// A name with a capital point of the compass, which may be the name's own: "North Kivu", "Northern Aleppo".
    case turnedName
    /// A place told by others: "20 km north of Gao", "between Gao and Ansongo", "southern Gaza".
    case phrase

    init(_ text: String) {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-") }
        var isTurned = false
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1].lowercased() : ""
            let lower = word.lowercased()
            if Self.relations.contains(lower) && !(index > 0 && word.first?.isUppercase == true)
                || Self.isDistance(lower, next)
            {
                self = .phrase
                return
            }
            guard word.count > 3, CompassPoint(parsing: lower) != nil else { continue }
            if word.first?.isLowercase == true || next == "of" || next == "from" {
                self = .phrase
                return
            }
            isTurned = true
        }
        let first = words.first?.lowercased() ?? ""
        let last = words.last?.lowercased() ?? ""
        if words.count > 1, let kind = Self.divisions[last] ?? Self.divisions[first] {
            self = .division(kind)
        } else {
            self = isTurned && words.count > 1 ? .turnedName : .name
        }
    }

    /// "30 km", "30km"
    private static func isDistance(_ word: String, _ next: String) -> Bool {
        guard let digit = word.lastIndex(where: \.isNumber), word.first?.isNumber == true else {
            return false
        }
        let unit = word[word.index(after: digit)...]
        return units.contains(unit.isEmpty ? next : String(unit))
    }

    private static let units: Set<String> = [
        "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles", "mi", "nm", "nmi",
        "m", "metres", "meters", "nautical",
    ]
    /// Words of the grammar that no name has.
    private static let relations: Set<String> = [
        "near", "nearby", "between", "outside", "off", "around", "along", "toward", "towards", "opposite",
        "beside", "close", "adjacent", "vicinity", "outskirts", "suburbs", "surrounding", "downtown",
        "central", "road", "highway", "border", "coast", "offshore", "within",
    ]
    private static let divisions: [String: PlaceKind] = [
        "province": .admin1, "region": .admin1, "oblast": .admin1, "governorate": .admin1, "state": .admin1,
        "prefecture": .admin1, "territory": .admin1, "department": .admin1, "wilayat": .admin1,
        "district": .admin2, "county": .admin2, "raion": .admin2, "rayon": .admin2, "cercle": .admin2,
        "municipality": .admin2, "tehsil": .admin2, "subdistrict": .admin2, "zone": .admin2, "lga": .admin2,
        "division": .admin2, "agency": .admin2, "regency": .admin2, "commune": .admin2,
    ]
}

extension IncidentPlacer {
    /// What the words of a place say that are more than a name; nil for a name, and for what cannot be read.
    mutating func worded(
        _ place: String, _ names: PlaceNames, _ units: Units, _ precision: LocationPrecision?
    ) -> ImportedPosition? {
        switch PlaceWording(place) {
        case .name: return nil
        case .phrase, .turnedName:
            return phrased(place, names, units, precision)
        case .division(let level):
            // A code says better what the point of a row stands for: as a rule the town.
            guard precision == nil else { return nil }
            return division(place, level, units) ?? phrased(place, names, units, precision)
        }
    }

    private mutating func division(_ name: String, _ level: PlaceKind, _ found: Units) -> ImportedPosition? {
        let holder = found.admin1.flatMap { isHolder($0) ? $0 : nil }
        guard
            let unit = units.unit(
                name, in: found.country, within: level == .admin2 ? holder : nil, level: level)
        else { return nil }
        switch world.summary(unit)?.kind {
        case .admin1: return position(unit, reach(unit, atLeast: PlacingDefaults.admin1), .admin1Name)
        case .admin2: return position(unit, reach(unit, atLeast: PlacingDefaults.admin2), .admin2Name)
        default: return nil
        }
    }

    private mutating func phrased(
        _ place: String, _ names: PlaceNames, _ units: Units, _ precision: LocationPrecision?
    ) -> ImportedPosition? {
        let holders = [names.admin2, names.admin1, names.country].compactMap(\.self)
        guard var found = phrases.phrase(place, within: holders), says(found, more: units) else { return nil }
        if precision == .area { found.uncertainty = max(found.uncertainty, PlacingDefaults.namedArea) }
        return found
    }

    /// Whether what was read lies in the divisions that the row names, and is finer than they are.
    func says(_ found: ImportedPosition, more units: Units) -> Bool {
        guard let unit = units.admin2 ?? units.seat ?? units.admin1 ?? units.country else { return true }
        let reach =
            unit == units.seat ? PlacingDefaults.admin2 : reach(unit, atLeast: PlacingDefaults.admin2)
        guard found.uncertainty < reach else { return false }
        let distance = Geodesic.distance(from: found.coordinate, to: world.coordinate(of: unit)).metres
        return distance < reach + 30_000
    }
}
