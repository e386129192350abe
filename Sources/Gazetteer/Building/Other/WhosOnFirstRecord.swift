/// One record of Who's On First, as far as an index needs it.
struct WhosOnFirstRecord {
    /// A property that cannot be used.
    struct Problem: Error {
        let field: String
        let reason: String
    }

    private(set) var identifier: Int?
    private(set) var name = ""
    private(set) var isAlternate = false
    private(set) var isDeprecated = false
    private(set) var isSuperseded = false
    private var placetype = ""
    private var label: (latitude: Double?, longitude: Double?) = (nil, nil)
    private var centroid: (latitude: Double?, longitude: Double?) = (nil, nil)
    private var population: Double?
    private var country = ""
    private var box: [Double] = []
    private var isCurrent = true
    private var isEnded = false
    private var region: Int?
    private var county: Int?
    private var geonameID: Int?
    private var geonamesCode: String?
    private var names: [(String, StagedKind)] = []

    /// Reads a feature.
    mutating func read(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) {
        var record = self
        try scanner.object { (key, value) throws(JSONScanner.Failure) in
            guard key == "properties" else { return try value.skip() }
            try value.object { (key, value) throws(JSONScanner.Failure) in try record.property(key, &value) }
        }
        self = record
    }

    private mutating func property(_ key: String, _ value: inout JSONScanner) throws(JSONScanner.Failure) {
        if key.hasPrefix("name:") { return try languageName(key, &value) }
        switch key {
        case "wof:id": identifier = try value.text().flatMap { Int($0) }
        case "wof:name": name = try value.text() ?? ""
        case "wof:placetype": placetype = try value.text() ?? ""
        case "geom:latitude": centroid.latitude = try value.number()
        case "geom:longitude": centroid.longitude = try value.number()
        case "lbl:latitude": label.latitude = try value.number()
        case "lbl:longitude": label.longitude = try value.number()
        case "wof:population": population = try value.number()
        // GeoNames' figure stands in where the repository has none of its own.
        case "gn:population": if let number = try value.number(), population == nil { population = number }
        case "iso:country": country = try value.text() ?? ""
        case "gn:feature_code": geonamesCode = try value.text()
        case "geom:bbox": box = try value.text()?.split(separator: ",").compactMap { Double($0) } ?? []
        case "mz:is_current": isCurrent = try value.text() != "0"
        case "edtf:deprecated": isDeprecated = Self.isDate(try value.text())
        case "edtf:cessation": isEnded = Self.isDate(try value.text())
        case "src:alt_label": isAlternate = try value.text()?.isEmpty == false
        case "wof:superseded_by": isSuperseded = try !value.texts().isEmpty
        case "wof:hierarchy": try hierarchy(&value)
        case "wof:concordances": try concordances(&value)
        default: try value.skip()
        }
    }

    /// EDTF's words for "unknown" and "open" are no dates.
    private static func isDate(_ text: String?) -> Bool {
        guard let text else { return false }
        return !["", "u", "uuuu", "..", "open", "unknown"].contains(text)
    }

    /// "name:fas_x_preferred": a language and how the place bears the name in it.
    private mutating func languageName(_ key: String, _ value: inout JSONScanner) throws(JSONScanner.Failure)
    {
        let kind: StagedKind? =
            switch key.split(separator: "_x_").last {
            case "preferred": .preferred
            case "variant": .alternate
            case "colloquial": .colloquial
            case "historical": .historic
            case "abbreviation": .abbreviation
            case "code": .code
            default: nil
            }
        guard let kind else { return try value.skip() }
        for text in try value.texts() { names.append((text, kind)) }
    }

    private mutating func hierarchy(_ value: inout JSONScanner) throws(JSONScanner.Failure) {
        var levels: [String: Int] = [:]
        try value.array { (branch) throws(JSONScanner.Failure) in
            try branch.object { (key, value) throws(JSONScanner.Failure) in
                // A disputed place has several branches: the first is the one that maps show.
                if let number = try value.text().flatMap({ Int($0) }), number > 0, levels[key] == nil {
                    levels[key] = number
                }
            }
        }
        (region, county) = (levels["region_id"], levels["county_id"])
    }

    private mutating func concordances(_ value: inout JSONScanner) throws(JSONScanner.Failure) {
        guard try value.kind() == .object else { return try value.skip() }
        var (geonameID, codes) = (geonameID, names)
        try value.object { (key, value) throws(JSONScanner.Failure) in
            guard let text = try value.text(), !text.isEmpty else { return }
            switch key {
            case "gn:id": geonameID = Int(text)
            case "iata:code", "icao:code", "faa:code", "iso:code": codes.append((text, .code))
            default: break
            }
        }
        (self.geonameID, names) = (geonameID, codes)
    }

    /// The place, or what is wrong with it.
    func draft() -> Result<PlaceDraft, Problem> {
        guard let identifier, let number = UInt32(exactly: identifier) else {
            return .failure(
                Problem(field: "wof:id", reason: "is missing, or is no number from 0 to 4294967295"))
        }
        guard !name.isEmpty || !names.isEmpty else {
            return .failure(Problem(field: "wof:name", reason: "is empty"))
        }
        // The label's point lies inside the place, where the middle of an outline may not.
        let point = label.latitude != nil && label.longitude != nil ? label : centroid
        var draft = PlaceDraft()
        draft.identifier = number
        draft.name = name.isEmpty ? names[0].0 : name
        guard draft.setPosition(latitude: point.latitude, longitude: point.longitude) else {
            return .failure(Problem(field: "geom:latitude, geom:longitude", reason: "are no position"))
        }
        draft.population = UInt32(clamping: Int(max(0, min(population ?? 0, 1e15))))
        draft.feature = feature
        draft.country = GazetteerBuilder.countryNumber(Array(country.utf8).span) ?? 0
        if placetype != "region" { draft.admin1 = unit(region) }
        if placetype != "county" { draft.admin2 = unit(county) }
        draft.geonameID = geonameID.flatMap { UInt32(exactly: $0) }
        draft.names = names.map { (text: $0.0, kind: $0.1) }
        draft.setExtent(box)
        return .success(draft)
    }

    private func unit(_ identifier: Int?) -> UInt32? { identifier.flatMap { UInt32(exactly: $0) } }

    /// GeoNames' class and code: by the kind of place, and for settlements as GeoNames says where it is known.
    private var feature: String {
        let base = Self.features[placetype] ?? "?"
        if base == "PPPL", let code = geonamesCode, code.hasPrefix("PPL"), code.utf8.count <= 11 {
            return "P" + code
        }
        // What is no more keeps its name, and is no unit that others lie in.
        return !isCurrent || isEnded ? Self.former[base] ?? base : base
    }

    /// https://github.com/whosonfirst/whosonfirst-placetypes
    private static let features = [
        "continent": "LCONT", "ocean": "HOCN", "marinearea": "HSEA", "empire": "APCL", "country": "APCLI",
        "dependency": "APCLD", "disputed": "ATERR", "macroregion": "LRGN", "region": "AADM1",
        "macrocounty": "AADMD",
        "county": "AADM2", "localadmin": "AADM3", "locality": "PPPL", "borough": "PPPLX",
        "macrohood": "PPPLX",
        "neighbourhood": "PPPLX", "microhood": "PPPLX", "campus": "SFCL", "venue": "SBLDG",
        "postalcode": "LAREA",
        "metroarea": "LAREA", "timezone": "LTMZ",
    ]
    private static let former = [
        "AADM1": "AADM1H", "AADM2": "AADM2H", "AADM3": "AADM3H", "PPPL": "PPPLH", "APCLI": "APCLH",
    ]
}
