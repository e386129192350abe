internal import Incidents

/// The datasets that are known, as their codebooks describe them.
extension DatasetMapping {
    /// UCDP GED codebook 23.1: `where_prec` 2 lies within about 25 km of the point, 5 is an area or a line, 7 at sea.
    static let ucdp = DatasetMapping(
        "ucdp", "UCDP Georeferenced Event Dataset", signature: "relid where_prec type_of_violence date_prec",
        precision: [
            "1": .exact, "2": .near, "3": .admin2, "4": .admin1, "5": .area, "6": .country, "7": .sea,
        ],
        dates: [
            "1": .asGiven(nil), "2": .asGiven(.range), "3": .asGiven(.week), "4": .asGiven(.month),
            "5": .asGiven(.year),
        ],
        words: [
            .type: ["1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence"]
        ],
        [
            (.id, "id"), (.dateStart, "date_start"), (.dateEnd, "date_end"), (.dateCode, "date_prec"),
            (.country, "country"), (.admin1, "adm_1"), (.admin2, "adm_2"), (.place, "where_coordinates"),
            (.description, "where_description"), (.latitude, "latitude"), (.longitude, "longitude"),
            (.precisionCode, "where_prec"), (.type, "type_of_violence"), (.subType, "conflict_name"),
            (.actor1, "side_a"), (.actor2, "side_b"), (.fatalities, "best"), (.fatalitiesLow, "low"),
            (.fatalitiesHigh, "high"), (.source, "source_original|source_office"),
            (.notes, "source_headline"),
        ])

    /// ACLED codebook 2023 and the layout before it: `time_precision` 2 is the middle of a week.
    static let acled = DatasetMapping(
        "acled", "Armed Conflict Location & Event Data",
        signature: "event_id_cnty event_date event_type geo_precision",
        precision: ["1": .exact, "2": .near, "3": .admin1],
        dates: ["1": .asGiven(nil), "2": .week, "3": .month],
        [
            (.id, "event_id_cnty"), (.date, "event_date"), (.dateCode, "time_precision"),
            (.country, "country"), (.admin1, "admin1"), (.admin2, "admin2"), (.place, "location"),
            (.latitude, "latitude"), (.longitude, "longitude"), (.precisionCode, "geo_precision"),
            (.type, "event_type"), (.subType, "sub_event_type"), (.actor1, "actor1"), (.actor2, "actor2"),
            (.fatalities, "fatalities"), (.source, "source"), (.notes, "notes"),
        ])

    /// GTD codebook 2021: `specificity` 1 is the place itself, or near it where `vicinity` is 1; 2 and 3 the
    /// middle of the smallest division known.
    static let gtd = DatasetMapping(
        "gtd", "Global Terrorism Database", signature: "eventid iyear imonth iday specificity",
        missing: ["Unknown", "unknown", "-9", "-99"],
        precision: ["1": .exact, "2": .admin2, "3": .admin2, "4": .admin1, "5": .unknown],
        [
            (.id, "eventid"), (.year, "iyear"), (.month, "imonth"), (.day, "iday"),
            (.country, "country_txt"), (.admin1, "provstate"), (.place, "city"),
            (.description, "location"), (.latitude, "latitude"), (.longitude, "longitude"),
            (.precisionCode, "specificity"), (.vicinity, "vicinity"),
            (.type, "attacktype1_txt"), (.subType, "weaptype1_txt"),
            (.actor1, "gname"), (.actor2, "target1|targtype1_txt"), (.fatalities, "nkill"),
            (.source, "scite1|dbsource"), (.notes, "summary"),
        ])

    /// GDELT event codebook 2.0: `ActionGeo_Type` 1 country, 2 and 5 first-level divisions, 3 and 4 towns;
    /// 2 and 3 those of the United States.
    static let gdelt = DatasetMapping(
        "gdelt", "GDELT 2.0 events", signature: "GlobalEventID SQLDATE ActionGeo_Type ActionGeo_Lat",
        precision: ["0": .unknown, "1": .country, "2": .admin1, "3": .exact, "4": .exact, "5": .admin1],
        given: [.exact: "4", .admin1: "5"],
        words: [
            .type: [
                "01": "make public statement", "02": "appeal", "03": "express intent to cooperate",
                "04": "consult", "05": "engage in diplomatic cooperation",
                "06": "engage in material cooperation", "07": "provide aid", "08": "yield",
                "09": "investigate", "10": "demand", "11": "disapprove", "12": "reject", "13": "threaten",
                "14": "protest", "15": "exhibit force posture", "16": "reduce relations", "17": "coerce",
                "18": "assault", "19": "fight", "20": "use unconventional mass violence",
            ]
        ],
        [
            (.id, "GlobalEventID"), (.date, "SQLDATE"), (.place, "ActionGeo_FullName"),
            (.latitude, "ActionGeo_Lat"), (.longitude, "ActionGeo_Long"),
            (.precisionCode, "ActionGeo_Type"), (.type, "EventRootCode"), (.subType, "EventCode"),
            (.actor1, "Actor1Name|Actor1Code"), (.actor2, "Actor2Name|Actor2Code"),
            (.source, "SOURCEURL"),
        ])

    /// Anti-shipping Activity Messages of the National Geospatial-Intelligence Agency, as its service gives them.
    static let asam = DatasetMapping(
        "asam", "NGA Anti-shipping Activity Messages", signature: "reference navArea subreg hostility",
        isAtSea: true,
        [
            (.id, "reference"), (.date, "date"), (.latitude, "latitude"), (.longitude, "longitude"),
            (.position, "position"), (.type, "hostility"), (.actor2, "victim"), (.notes, "description"),
        ])

    /// Reports of the IMB Piracy Reporting Centre, as collected by Benden et al. (2021).
    static let imb = DatasetMapping(
        "imb", "IMB piracy reports",
        signature: "attack_type location_description nearest_country vessel_name",
        missing: ["NA"], isAtSea: true,
        [
            (.date, "date"), (.country, "nearest_country"), (.description, "location_description"),
            (.latitude, "latitude"), (.longitude, "longitude"), (.type, "attack_type"),
            (.subType, "vessel_status"), (.actor2, "vessel_name"), (.source, "data_source"),
            (.notes, "attack_description"),
        ])

    /// Any table: the names that people give their columns, and those that publishers do, for parts cut out of their tables.
    static let anyTable = DatasetMapping(
        "csv", "a table", missing: ["NA", "N/A", "n/a", "NULL", "null"],
        TableHeadings.all.map { ($0.role, $0.names) }
            + all.flatMap(\.columns).filter { cut.contains($0.role) }
            .map { ($0.role, $0.names.joined(separator: "|")) })

    /// What is told by its heading alone, without the rest of the table.
    private static let cut: Set<ColumnRole> = [
        .id, .date, .dateStart, .dateEnd, .year, .month, .day, .country, .place, .latitude, .longitude,
        .type, .subType, .actor1, .actor2, .fatalities,
    ]
}
