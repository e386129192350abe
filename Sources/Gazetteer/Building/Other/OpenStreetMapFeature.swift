/// One feature of OpenStreetMap, as far as an index needs it (https://wiki.openstreetmap.org/wiki/Map_features).
struct OpenStreetMapFeature {
    /// Why a feature is left out.
    struct Problem: Error {
        let category: String
        let field: String
        let reason: String
    }

    private var identifier = ""
    private var tags: [String: String] = [:]
    private var names: [(String, StagedKind)] = []
    private var outline = Outline()

    /// What the feature is, for people.
    var label: String { "\(identifier) \(tags["name"] ?? "")" }

    /// Reads a feature. Tags are properties, or in `tags` of these, or in ogr2ogr's `other_tags`.
    mutating func read(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) {
        var feature = self
        try scanner.object { (key, value) throws(JSONScanner.Failure) in
            switch key {
            case "id": feature.identifier = try value.text() ?? ""
            case "properties": try feature.properties(&value, isOutermost: true)
            case "geometry": try feature.outline.readGeometry(&value)
            default: try value.skip()
            }
        }
        self = feature
    }

    private mutating func properties(_ scanner: inout JSONScanner, isOutermost: Bool) throws(JSONScanner
        .Failure)
    {
        guard try scanner.kind() == .object else { return try scanner.skip() }
        var feature = self
        try scanner.object { (key, value) throws(JSONScanner.Failure) in
            if key == "tags", isOutermost { return try feature.properties(&value, isOutermost: false) }
            guard let text = try value.text() else { return }
            switch key {
            case "@id": feature.identifier = text
            case "id", "osm_id": if feature.identifier.isEmpty { feature.identifier = text }
            case "osm_way_id": feature.identifier = "way/" + text
            case "other_tags": for (key, value) in Self.otherTags(text) { feature.tags[key] = value }
            default: feature.tags[key] = text
            }
        }
        self = feature
    }

    /// GDAL's `"key"=>"value","key"=>"value"`; a backslash escapes.
    static func otherTags(_ text: String) -> [(String, String)] {
        var parts: [String] = []
        var current: String?
        var isEscaped = false
        for character in text {
            if isEscaped {
                current?.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                if let whole = current { parts.append(whole) }
                current = current == nil ? "" : nil
            } else {
                current?.append(character)
            }
        }
        return stride(from: 0, to: parts.count - 1, by: 2).map { (parts[$0], parts[$0 + 1]) }
    }

    /// The place, or why it is none.
    func draft() -> Result<PlaceDraft, Problem> {
        guard let name = tags["name"] ?? tags["name:en"] ?? tags["int_name"], !name.isEmpty else {
            return .failure(Problem(category: "features without a name", field: "name", reason: "is missing"))
        }
        guard let feature = OpenStreetMapTags.feature(tags) else {
            return .failure(
                Problem(
                    category: "features that are no places", field: "place, boundary, natural, amenity …",
                    reason: "no tag says what it is"))
        }
        var draft = PlaceDraft()
        guard draft.setPosition(latitude: outline.centre?.y, longitude: outline.centre?.x) else {
            return .failure(
                Problem(
                    category: "features without a position", field: "geometry",
                    reason: "is missing or off the globe"))
        }
        draft.key =
            "osm/" + (identifier.isEmpty ? "\(name)/\(draft.latitude)/\(draft.longitude)" : identifier)
        draft.name = name
        draft.feature = feature
        draft.population = UInt32(clamping: tags["population"].flatMap(Self.wholeNumber) ?? 0)
        let codes = ["ISO3166-1:alpha2", "ISO3166-1", "addr:country", "is_in:country_code", "country_code"]
        for code in codes where draft.country == 0 {
            draft.country = tags[code].flatMap { GazetteerBuilder.countryNumber(Array($0.utf8).span) } ?? 0
        }
        if draft.country == 0, let code = tags["ISO3166-2"]?.prefix(2) {
            draft.country = GazetteerBuilder.countryNumber(Array(code.utf8).span) ?? 0
        }
        draft.geonameID = (tags["gns:id"] == nil ? tags["geonames:id"] ?? tags["ref:geonames"] : nil).flatMap
        { UInt32($0) }
        draft.names = OpenStreetMapTags.names(tags)
        draft.setExtent(outline.box)
        return .success(draft)
    }

    /// "12,500", "12 500" and "12500" are one number; "about a hundred" is none.
    private static func wholeNumber(_ text: String) -> Int? {
        let digits = text.filter { !$0.isWhitespace && $0 != "," && $0 != "'" }
        return Int(digits).flatMap { $0 >= 0 ? $0 : nil }
    }
}
