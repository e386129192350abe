/// Word lists that tell places from other names.
enum ToponymWords {
    /// Capitalised words that start no place name.
    static let never: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
        "march", "april", "june", "july",
        "august", "september", "october", "november", "december", "mr", "mrs", "ms", "dr", "gen", "col", "i",
    ]

    /// Words that are names of small places somewhere, and hardly ever meant so.
    static let common: Set<String> = [
        "the", "a", "an", "he", "she", "it", "they", "we", "you", "his", "her", "its", "their", "our", "my",
        "this", "that", "these", "those", "there", "here",
        "in", "on", "at", "by", "to", "from", "for", "with", "of", "as", "and", "or", "but", "not", "no",
        "if", "so", "when", "while", "where", "who", "which",
        "after", "before", "during", "since", "until", "about", "among", "between", "most", "many", "some",
        "all", "both", "one", "two", "three", "four", "five",
        "police", "army", "military", "government", "president", "minister", "general", "officials", "state",
        "states", "national", "international", "security",
        "forces", "people", "local", "media", "news", "reuters", "press", "agency", "today", "yesterday",
        "several", "another", "other", "new", "also", "earlier",
        "later", "meanwhile", "however", "although", "despite", "according", "witnesses", "residents", "eid",
        "ramadan", "islamic", "muslim", "christian", "allah",
        "taliban", "isis", "al", "el", "abu", "ali", "ahmed", "mohamed", "mohammed", "muhammad", "hassan",
        "hussein", "ibrahim", "mustafa", "kamel", "omar",
        "union", "council", "committee", "party", "front", "group", "united", "north", "south", "east",
        "west", "central", "northern", "southern", "eastern",
        "western", "church", "mosque", "market", "school", "hospital", "university", "court", "prison",
        "bank", "road", "street", "river", "bridge", "airport",
        "center", "centre", "house", "palace", "square", "camp", "base", "district", "province", "city",
        "town", "village", "capital", "region", "mobile",
        "photo", "share", "read", "more", "reporter", "staff", "updated", "published", "issued", "attempts",
        "responsibility", "reference", "green", "zone",
        "responding", "along", "early", "late", "man", "woman", "children", "men", "women", "best", "deal",
        "goes", "post", "times", "star", "sun", "guardian",
        "justice", "health", "interior", "defence", "defense", "foreign", "affairs", "human", "rights",
        "watch", "nations", "joint", "operation", "command",
        "brigade", "battalion", "division", "regiment", "unit", "mission", "programme", "program", "project",
        "network", "resistance", "liberation", "democratic",
        "republic", "republican", "congress", "senate", "parliament", "authority", "service", "services",
        "company", "corporation", "association", "federation",
    ]

    static let placePrepositions: Set<String> = [
        "in", "at", "near", "from", "to", "outside", "around", "towards", "toward", "between", "through",
        "across", "into", "inside", "via", "within", "off",
        "along", "beyond", "throughout", "over",
    ]

    static let verbsOfPlace: Set<String> = [
        "left", "reached", "entered", "visited", "leaving", "reaching", "entering", "visiting", "hit",
        "struck",
    ]

    static let kinds: Set<String> = [
        "city", "town", "village", "province", "district", "region", "governorate", "state", "county",
        "municipality", "department", "capital", "oblast",
        "prefecture", "subdistrict", "sub-district", "township", "settlement", "hamlet", "camp", "island",
        "islands", "peninsula", "valley", "suburb",
        "neighbourhood", "neighborhood", "area", "commune", "raion", "canton", "woreda", "zone", "territory",
        "sector", "enclave", "division", "borough",
        "quarter", "port", "locality", "strip",
    ]

    static let directions: Set<String> = [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
        "northeastern", "northwestern", "southeastern",
        "southwestern", "north-eastern", "north-western", "south-eastern", "south-western", "downtown",
        "greater", "upper", "lower", "nearby", "neighbouring", "neighboring",
    ]

    static let titles: Set<String> = [
        "mr", "mrs", "ms", "dr", "president", "minister", "general", "gen", "colonel", "col", "major", "maj",
        "captain", "capt", "lieutenant", "lt", "sergeant",
        "sgt", "spokesman", "spokeswoman", "spokesperson", "sheikh", "imam", "mullah", "king", "queen",
        "prince", "judge", "senator", "governor", "mayor", "chief",
        "commander", "inspector", "sir", "pope", "bishop", "pastor", "father", "brother", "sister", "haji",
        "maulana", "ayatollah", "by", "named", "called",
    ]

    /// "Afghan", "Somali", "Syrian": an adjective before a name, not a first name.
    static func demonymEnding(_ word: String) -> Bool {
        ["an", "ian", "ese", "ish", "i", "ch"].contains { word.hasSuffix($0) } && word.count > 4
    }
}
