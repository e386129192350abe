import Gazetteer

/// Kinds of site that a city has one of, or few: naming the kind names the site, once the city is known.
enum LandmarkKinds {
    /// Heads in lower case.
    private static let heads: Set<String> = [
        "palace", "parliament", "embassy", "consulate", "airport", "ministry", "cathedral", "stadium",
        "university", "palaces",
        "courthouse", "citadel", "fortress", "headquarters", "zone", "prison", "jail", "port", "museum",
        "zoo", "court", "villa",
        "square", "mosque", "market", "hospital", "hotel", "bridge", "camp", "crossing", "station",
        "barracks", "dam", "theatre",
        "bazaar", "compound", "base", "checkpoint", "quarter", "neighbourhood", "neighborhood", "roundabout",
    ]

    /// Whether a name ends in a word for a kind of site.
    static func isLandmark(_ name: String) -> Bool {
        name.lowercased().split(whereSeparator: \.isWhitespace).last.map { heads.contains(String($0)) }
            ?? false
    }

    /// Kinds of which a city has but one, so that "the palace" of a report needs no name.
    static let unique: [[String]] = [
        ["presidential", "palace"], ["presidential", "compound"], ["parliament", "building"], ["parliament"],
        ["green", "zone"], ["international", "airport"],
        ["us", "embassy"], ["u.s.", "embassy"], ["american", "embassy"], ["national", "stadium"],
        ["supreme", "court"], ["state", "house"],
        ["royal", "palace"], ["republican", "palace"], ["presidency"], ["airport"],
    ]
}
