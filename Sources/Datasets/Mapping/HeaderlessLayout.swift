/// Columns of datasets that are published without a header, and what tells their rows.
struct HeaderlessLayout: Sendable {
    /// The name of the dataset.
    let dataset: String
    let columns: [String]
    /// What the texts of some columns look like; an empty one passes only for `number`.
    let checks: [(column: String, looks: Look)]

    enum Look: Sendable {
        /// So many digits; any number of them for 0.
        case digits(Int)
        /// A decimal number or nothing.
        case number
        /// Begins with a day as 2020-12-01.
        case day

        func fits(_ text: String) -> Bool {
            let bytes = text.utf8
            switch self {
            case .digits(let count):
                return !bytes.isEmpty && (count == 0 || bytes.count == count)
                    && bytes.allSatisfy { 0x30...0x39 ~= $0 }
            case .number: return text.isEmpty || Double(text) != nil
            case .day:
                return bytes.count >= 10
                    && zip(bytes, "0000-00-00".utf8).allSatisfy { $1 == 0x30 ? 0x30...0x39 ~= $0 : $0 == $1 }
            }
        }
    }

    init(_ dataset: String, _ checks: [(column: String, looks: Look)], _ columns: String) {
        self.dataset = dataset
        self.checks = checks
        self.columns = columns.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// The layout of a first row that is no header; nil when it may be one.
    static func of(_ row: [String]) -> HeaderlessLayout? {
        all.first { layout in
            row.count == layout.columns.count
                && layout.checks.allSatisfy { check in
                    layout.columns.firstIndex(of: check.column).map { check.looks.fits(row[$0]) } ?? false
                }
        }
    }

    static let all: [HeaderlessLayout] = [
        HeaderlessLayout(
            "ucdp",
            [("id", .number), ("where_prec", .number), ("latitude", .number), ("date_start", .day)],
            """
            id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
            dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
            number_of_sources source_article source_office source_date source_headline source_original where_prec
            where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id
            region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best
            high low gwnoa gwnob
            """),
        HeaderlessLayout(
            "gtd",
            [("eventid", .digits(12)), ("iyear", .digits(4)), ("imonth", .digits(0)), ("iday", .digits(0))],
            """
            eventid iyear imonth iday approxdate extended resolution country country_txt region region_txt provstate
            city latitude longitude specificity vicinity location summary crit1 crit2 crit3 doubtterr alternative
            alternative_txt multiple success suicide attacktype1 attacktype1_txt attacktype2 attacktype2_txt attacktype3
            attacktype3_txt targtype1 targtype1_txt targsubtype1 targsubtype1_txt corp1 target1 natlty1 natlty1_txt
            targtype2 targtype2_txt targsubtype2 targsubtype2_txt corp2 target2 natlty2 natlty2_txt targtype3
            targtype3_txt targsubtype3 targsubtype3_txt corp3 target3 natlty3 natlty3_txt gname gsubname gname2 gsubname2
            gname3 gsubname3 motive guncertain1 guncertain2 guncertain3 individual nperps nperpcap claimed claimmode
            claimmode_txt claim2 claimmode2 claimmode2_txt claim3 claimmode3 claimmode3_txt compclaim weaptype1
            weaptype1_txt weapsubtype1 weapsubtype1_txt weaptype2 weaptype2_txt weapsubtype2 weapsubtype2_txt weaptype3
            weaptype3_txt weapsubtype3 weapsubtype3_txt weaptype4 weaptype4_txt weapsubtype4 weapsubtype4_txt weapdetail
            nkill nkillus nkillter nwound nwoundus nwoundte property propextent propextent_txt propvalue propcomment
            ishostkid nhostkid nhostkidus nhours ndays divert kidhijcountry ransom ransomamt ransomamtus ransompaid
            ransompaidus ransomnote hostkidoutcome hostkidoutcome_txt nreleased addnotes scite1 scite2 scite3 dbsource
            INT_LOG INT_IDEO INT_MISC INT_ANY related
            """),
        HeaderlessLayout(
            "gdelt", [("GlobalEventID", .digits(0)), ("SQLDATE", .digits(8)), ("DATEADDED", .digits(14))],
            """
            GlobalEventID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode
            Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code
            Actor1Type3Code Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode
            Actor2Religion1Code Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode
            EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone
            Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat
            Actor1Geo_Long Actor1Geo_FeatureID Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code
            Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName
            ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID
            DATEADDED SOURCEURL
            """),
    ]
}
