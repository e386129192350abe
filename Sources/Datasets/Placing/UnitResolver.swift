internal import Gazetteer
internal import Geocoding
internal import Geometry

/// Finds the country and the divisions that rows name; tables name the same ones over and over.
struct UnitResolver {
    private let world: WorldGazetteer
    private var session: GeocodingSession
    private var countries: [String: PlaceRow?] = [:]
    private var units: [Key: PlaceRow?] = [:]

    private struct Key: Hashable {
        let name: String
        let country: PlaceRow?
        let holder: PlaceRow?
        let level: PlaceKind
    }

    init(_ geocoder: Geocoder) {
        world = geocoder.world
        session = GeocodingSession(geocoder, limit: 40)
    }

    /// The country of a name or a code: "Syria", "SYR", "DR Congo (Zaire)", "Macedonia, FYR".
    mutating func country(_ name: String) -> PlaceRow? {
        if let known = countries[name] { return known }
        let found = Self.variants(name).compactMap { find($0) }.first
        countries[name] = .some(found)
        return found
    }

    private func find(_ name: String) -> PlaceRow? {
        if name.utf8.count == 2, let country = world.country(code: name) { return country }
        return world.lookup(name).lazy.map(\.row).first { world.summary($0)?.kind == .country }
    }

    /// As it is written, then without what stands in brackets, what stands there, and with an "and" for a hyphen.
    private static func variants(_ name: String) -> [String] {
        var variants = [name]
        if let open = name.firstIndex(of: "(") {
            variants.append(String(name[..<open]).trimmingSpace)
            variants.append(String(name[name.index(after: open)...].prefix { $0 != ")" }))
        }
        if let comma = name.firstIndex(of: ",") { variants.append(String(name[..<comma])) }
        if name.contains("-") { variants.append(name.split(separator: "-").joined(separator: " and ")) }
        for prefix in ["Kingdom of ", "Republic of ", "Government of ", "The "] {
            for variant in variants where variant.hasPrefix(prefix) {
                variants.append(String(variant.dropFirst(prefix.count)))
            }
        }
        return variants
    }

    /// A division of a country by its name: "Idlib governorate", "Donetsk Oblast", "Ariha district".
    ///
    /// - Parameter holder: The division that must hold it, where one is known.
    mutating func unit(_ name: String, in country: PlaceRow?, within holder: PlaceRow?, level: PlaceKind)
        -> PlaceRow?
    {
        let key = Key(name: name, country: country, holder: holder, level: level)
        if let known = units[key] { return known }
        let found = search(name, country, holder, level)
        if units.count > 100_000 { units.removeAll() }
        units[key] = .some(found)
        return found
    }

    private mutating func search(
        _ name: String, _ country: PlaceRow?, _ holder: PlaceRow?, _ level: PlaceKind
    ) -> PlaceRow? {
        let rows = names(name, in: country)
        func isDivision(_ row: PlaceRow) -> Bool {
            switch world.summary(row)?.kind {
            // The index may have a level above: the provinces of the Philippines are its second level.
            case .admin1, .admin2, .lowerUnit: true
            case .region, .land: level == .admin1
            default: false
            }
        }
        let divisions = rows.filter(isDivision)
        let isRight = { (row: PlaceRow) in self.world.summary(row)?.kind == level }
        if let holder {
            let held = divisions.filter { world.isWithin($0, holder) && $0 != holder }
            return held.first(where: isRight) ?? held.first
        }
        return divisions.first(where: isRight) ?? divisions.first
    }

    /// Whether both names have the same points of the compass: "North Western" is no misspelling of "North Eastern".
    private static func agrees(_ a: String, _ b: String) -> Bool {
        func points(_ name: String) -> [String] {
            let words = FoldedKey(name).description.split(separator: " ")
            return words.compactMap { word in
                ["north", "south", "east", "west", "upper", "lower"].first { word.hasPrefix($0) }
            }
        }
        return points(a) == points(b)
    }

    /// The places of a country that a name may stand for, the best first.
    mutating func names(_ name: String, in country: PlaceRow?) -> [PlaceRow] {
        let plain = String(name.map { ",;()".contains($0) ? " " : $0 })
        let query = country.map { plain + ", " + world.name(of: $0) } ?? plain
        guard let answers = try? session.answers(query) else { return [] }
        return answers.compactMap { answer in
            guard case .place(let row) = answer.subject,
                answer.match != .spelling && answer.match != .part
                    || Self.agrees(name, world.name(of: row))
            else { return nil }
            return country == nil || world.country(of: row) == country ? row : nil
        }
    }
}
