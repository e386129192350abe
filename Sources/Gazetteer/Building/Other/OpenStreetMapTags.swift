/// What OpenStreetMap's tags say in GeoNames' terms.
enum OpenStreetMapTags {
    /// GeoNames' class letter and code; nil when no tag says what the feature is.
    static func feature(_ tags: [String: String]) -> String? {
        // A boundary is the unit itself, also where it carries the tag of the town that it is named after.
        if tags["boundary"] == "administrative", let level = tags["admin_level"].flatMap({ Int($0) }) {
            return level <= 2
                ? "APCLI" : level <= 4 ? "AADM1" : level <= 6 ? "AADM2" : level <= 8 ? "AADM3" : "AADM4"
        }
        if let place = tags["place"], let code = places[place] {
            if code == "PPPL", let capital = tags["capital"] {
                return [
                    "yes": "PPPLC", "2": "PPPLC", "3": "PPPLA", "4": "PPPLA", "5": "PPPLA2", "6": "PPPLA2",
                ][capital] ?? code
            }
            return code
        }
        for (key, codes) in others {
            if let value = tags[key] { return codes[value] ?? codes["*"] }
        }
        return nil
    }

    private static let places = [
        "continent": "LCONT", "country": "APCLI", "state": "AADM1", "province": "AADM1", "region": "LRGN",
        "district": "AADM2", "county": "AADM2", "municipality": "AADM3", "city": "PPPL", "town": "PPPL",
        "village": "PPPL", "hamlet": "PPPL", "isolated_dwelling": "PPPL", "farm": "SFRM", "borough": "PPPLX",
        "suburb": "PPPLX", "quarter": "PPPLX", "neighbourhood": "PPPLX", "city_block": "PPPLX",
        "locality": "LLCTY",
        "island": "TISL", "islet": "TISL", "archipelago": "TISLS", "sea": "HSEA", "ocean": "HOCN",
        "square": "SSQR",
    ]

    /// Keys in the order of what they say about a feature; `*` is any other value.
    private static let others: [(String, [String: String])] = [
        ("aeroway", ["aerodrome": "SAIRP", "helipad": "SAIRH", "terminal": "SAIRP"]),
        (
            "military",
            ["airfield": "SAIRB", "base": "LMILB", "barracks": "LMILB", "checkpoint": "SCKPT", "*": "LMILB"]
        ),
        (
            "natural",
            [
                "peak": "TMT", "volcano": "TVLC", "hill": "THLL", "ridge": "TRDGE", "saddle": "TPASS",
                "valley": "TVAL",
                "cape": "TCAPE", "peninsula": "TPEN", "bay": "HBAY", "strait": "HSTRT", "water": "HLK",
                "spring": "HSPNG",
                "wood": "VFRST", "desert": "TDSRT", "glacier": "HGLCR", "beach": "TBCH",
                "cave_entrance": "SCAVE",
                "island": "TISL", "mountain_range": "TMTS", "cliff": "TCLF", "wetland": "HWTLD",
            ]
        ),
        ("mountain_pass", ["*": "TPASS"]),
        (
            "waterway",
            ["river": "HSTM", "stream": "HSTM", "canal": "HCNL", "dam": "SDAM", "waterfall": "HFLLS"]
        ),
        (
            "amenity",
            [
                "place_of_worship": "SRLG", "school": "SSCH", "university": "SUNIV", "college": "SSCHC",
                "hospital": "SHSP", "clinic": "SHSPC", "police": "SPP", "prison": "SPRN",
                "courthouse": "SCTHSE",
                "townhall": "SADMF", "marketplace": "SMKT", "embassy": "SDIPL", "bus_station": "SBUSTN",
                "theatre": "STHTR", "refugee_site": "SCMPRF", "border_control": "SPSTB",
                "ferry_terminal": "SFY",
            ]
        ),
        ("office", ["diplomatic": "SDIPL", "government": "SADMF"]),
        ("diplomatic", ["*": "SDIPL"]),
        (
            "building",
            ["mosque": "SMSQE", "church": "SCH", "temple": "STMPL", "palace": "SPAL", "hotel": "SHTL"]
        ),
        ("tourism", ["hotel": "SHTL", "museum": "SMUS", "attraction": "SBLDG"]),
        (
            "historic",
            ["castle": "SCSTL", "fort": "SFT", "ruins": "SRUIN", "monument": "SMNMT", "palace": "SPAL"]
        ),
        ("leisure", ["park": "LPRK", "nature_reserve": "LRESN", "stadium": "SSTDM"]),
        ("landuse", ["military": "LMILB", "industrial": "LINDS", "forest": "VFRST", "reservoir": "HRSV"]),
        ("power", ["plant": "SPS", "substation": "SPSE"]),
        ("railway", ["station": "SRSTN", "halt": "SRSTP"]),
        ("bridge", ["*": "SBDG"]), ("man_made", ["bridge": "SBDG", "mine": "SMN", "lighthouse": "SLTHSE"]),
        ("harbour", ["*": "LPRT"]), ("industrial", ["port": "LPRT"]), ("route", ["mountain_pass": "TPASS"]),
    ]

    /// Names beside `name`, and how the feature bears them; several in one tag are parted by semicolons.
    static func names(_ tags: [String: String]) -> [(text: String, kind: StagedKind)] {
        var names: [(text: String, kind: StagedKind)] = []
        for (key, value) in tags.sorted(by: { $0.key < $1.key }) {
            let parts = key.split(separator: ":", maxSplits: 1)
            let kind: StagedKind? =
                switch parts.first {
                case "name": parts.count == 2 ? .preferred : nil
                case "int_name", "official_name", "nat_name", "reg_name": .preferred
                case "short_name": .short
                case "alt_name", "loc_name": .alternate
                case "nickname": .colloquial
                case "old_name", "was": .historic
                case "iata", "icao", "ISO3166-1", "ISO3166-2": .code
                default: nil
                }
            guard let kind, parts.first != "was" || parts.last == "name" else { continue }
            for text in value.split(separator: ";") {
                let trimmed = text.drop { $0 == " " }
                if !trimmed.isEmpty { names.append((text: String(trimmed), kind: kind)) }
            }
        }
        return names
    }
}
