/// What people write under "kind", in GeoNames' terms.
enum PlaceKindWords {
    /// GeoNames' class letter and code: "PPL", "P.PPL" and "village" are all `PPPL`; `?` for words unknown to us.
    static func feature(_ kind: String) -> String {
        let letters = kind.filter { $0 != "." }
        if let first = letters.utf8.first, letters.utf8.allSatisfy({ 0x41...0x5A ~= $0 || 0x30...0x39 ~= $0 })
        {
            if kind.dropFirst().first == ".", FeatureClass(rawValue: first) != nil, letters.utf8.count <= 12 {
                return letters
            }
            if let known = codes[kind] { return known }
        }
        return words[kind.lowercased()] ?? "?"
    }

    /// Codes without their class.
    private static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for feature in Set(words.values) { codes[String(feature.dropFirst())] = feature }
        return codes
    }()

    private static let words = [
        "country": "APCLI", "state": "AADM1", "province": "AADM1", "district": "AADM2", "county": "AADM2",
        "municipality": "AADM3", "commune": "AADM4", "capital": "PPPLC", "provincial capital": "PPPLA",
        "city": "PPPL",
        "town": "PPPL", "village": "PPPL", "hamlet": "PPPL", "settlement": "PPPL", "neighbourhood": "PPPLX",
        "neighborhood": "PPPLX", "suburb": "PPPLX", "quarter": "PPPLX", "region": "LRGN", "area": "LAREA",
        "park": "LPRK",
        "airport": "SAIRP", "airfield": "SAIRF", "airbase": "SAIRB", "air base": "SAIRB", "base": "LMILB",
        "military base": "LMILB", "camp": "SCMP", "refugee camp": "SCMPRF", "idp camp": "SCMPRF",
        "checkpoint": "SCKPT",
        "port": "LPRT", "harbour": "HHBR", "embassy": "SDIPL", "consulate": "SDIPL", "ministry": "SADMF",
        "power plant": "SPS", "dam": "SDAM", "bridge": "SBDG", "prison": "SPRN", "police station": "SPP",
        "hospital": "SHSP", "school": "SSCH", "university": "SUNIV", "mosque": "SMSQE", "church": "SCH",
        "temple": "STMPL", "market": "SMKT", "hotel": "SHTL", "palace": "SPAL", "mine": "SMN",
        "oil field": "LOILF",
        "border crossing": "SPSTB", "railway station": "SRSTN", "stadium": "SSTDM", "square": "SSQR",
        "building": "SBLDG",
        "river": "HSTM", "lake": "HLK", "sea": "HSEA", "strait": "HSTRT", "gulf": "HGULF", "bay": "HBAY",
        "mountain": "TMT", "pass": "TPASS", "valley": "TVAL", "island": "TISL", "desert": "TDSRT",
        "forest": "VFRST",
        "road": "RRD", "highway": "RRD",
    ]
}
