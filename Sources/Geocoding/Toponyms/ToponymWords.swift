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
        "commerce", "college", "law", "hall", "council", "northwest", "northeast", "southwest", "southeast",
        "commissioner", "superintendent", "academy", "institute", "library", "museum", "chamber", "office",
        "camps", "dam", "lake", "commonwealth", "world", "summit", "metro", "homeland", "white", "black",
        "company", "corporation", "association", "federation",
    ]

    /// Words that carry no name: at the start of a sentence they are capitalised like one.
    static let functionWords: Set<String> = [
        "the", "a", "an", "he", "she", "it", "they", "we", "you", "his", "her", "its", "their", "our", "my",
        "this", "that", "these", "those", "there", "here", "in", "on", "at", "by", "to", "from", "for",
        "with", "of", "as", "and", "or", "but", "not", "no", "if", "so", "when", "while", "where", "who",
        "which", "after", "before", "during", "since", "until", "about", "among", "between", "most", "many",
        "some", "all", "both", "one", "two", "three", "four", "five", "near", "outside", "inside", "across",
        "around", "over", "under", "against", "toward", "towards", "through", "into", "what", "why", "how",
        "will", "would", "did", "does", "do", "is", "are", "was", "were", "has", "have", "had", "can",
        "could", "may", "should", "says", "said", "see", "than", "then", "now", "ago", "up", "down", "out",
    ]

    /// Articles that a hyphen ties to a name: "al-Rawdah", "ez-Zor".
    static let articles: Set<String> = [
        "al", "el", "ad", "ar", "as", "ash", "at", "ath", "az", "an", "ed", "er", "es", "ez", "ul", "ud",
    ]

    static let hyphens: Set<String> = ["-", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}", "/"]

    /// Countries of two letters that running text writes so; every other pair of capitals is something else.
    static let countryInitials: Set<String> = ["us", "uk"]

    /// What a hyphen hangs on a name to make it a property of something else: "Marshall Islands-flagged".
    static let participles: Set<String> = [
        "flagged", "based", "backed", "led", "born", "style", "made", "owned", "registered", "trained",
        "funded", "supplied", "sponsored", "aligned", "linked", "operated", "brokered", "mediated",
    ]

    /// Nouns before a name that describe it and are no first names: "Mount Sinjar".
    static let natural: Set<String> = ["mount", "mt", "jabal", "jebel", "fort", "camp", "port", "greater"]

    /// What cities have parts of: a name with such a word lies within or beside the city named with it.
    static let partsOfCities: Set<String> = [
        "neighbourhood", "neighborhood", "quarter", "suburb", "borough", "ward", "area", "market",
    ]

    /// Lines between two places.
    static let ways: Set<String> = [
        "axis", "road", "highway", "route", "corridor", "motorway", "track", "railway", "roads", "expressway",
    ]

    static let placePrepositions: Set<String> = [
        "in", "at", "near", "from", "to", "outside", "around", "towards", "toward", "between", "through",
        "across", "into", "inside", "via", "within", "off",
        "along", "beyond", "throughout", "over",
    ]

    static let verbsOfPlace: Set<String> = [
        "left", "reached", "entered", "visited", "leaving", "reaching", "entering", "visiting", "hit",
        "struck", "attacked", "bombed", "shelled", "bombarded", "pounded", "raided", "stormed", "overran",
        "rocked", "shook", "seized", "captured",
    ]

    static let verbsOfSpeech: Set<String> = [
        "said", "says", "told", "added", "asked", "wrote", "noted", "explained", "testified", "thinks",
        "believes", "recalled", "insisted", "argued",
    ]

    static let kinds: Set<String> = [
        "city", "town", "village", "province", "district", "region", "governorate", "state", "county",
        "municipality", "department", "capital", "oblast",
        "prefecture", "subdistrict", "sub-district", "township", "settlement", "hamlet", "camp", "island",
        "islands", "peninsula", "valley", "suburb",
        "neighbourhood", "neighborhood", "area", "commune", "raion", "canton", "woreda", "zone", "territory",
        "sector", "enclave", "division", "borough",
        "quarter", "port", "locality", "strip", "ward", "parish", "emirate", "republic", "kingdom",
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
