import Formats

/// The columns of an incident: the same names in the same order in every format.
enum IncidentFields {
    /// All columns but `part`.
    static let table: [Field] = [
        Field("id", .text, "Incident"),
        Field("type", .text, "Type"),
        Field("status", .text, "Status: reported, preliminary, alleged or foiled"),
        Field("launched", .integer, "Launched or planted"),
        Field("exploded", .integer, "Exploded"),
        Field("failed", .integer, "Failed or intercepted"),
        Field("date_start", .date, "First day"),
        Field("date_end", .date, "Last day"),
        Field("date_precision", .text, "Date precision: day, week, month, year or range"),
        Field("place", .text, "Place"),
        Field("lat", .real, "Latitude (degrees, WGS84)"),
        Field("lon", .real, "Longitude (degrees, WGS84)"),
        Field("radius_m", .real, "Radius that the report states (m)"),
        Field("uncertainty_m", .real, "How far from the point the truth may lie (m)"),
        Field("rule", .text, "How the position was found"),
        Field("phrase", .text, "Words that give the position"),
        Field("phrase_start", .integer, "First character of those words"),
        Field("phrase_end", .integer, "End of those words"),
        Field("perpetrator", .text, "Perpetrator"),
        Field("claim", .text, "Perpetrator is: claimed, attributed or denied"),
        Field("target", .text, "Target"),
        Field("killed", .integer, "Killed"),
        Field("wounded", .integer, "Wounded"),
        Field("evidence", .object, "Sentence that each value was read from"),
        Field("source", .text, "Source"),
        Field("abducted", .integer, "Abducted"),
        Field("weapon", .text, "Weapon"),
        Field("country", .text, "Country (ISO 3166-1)"),
        Field("geonameid", .integer, "GeoNames identifier"),
        Field("date_slack_days", .integer, "Days by which the date may differ"),
        Field("date_note", .text, "How the date was found"),
        Field("count_bounds", .text, "Numbers that are not exact"),
        Field("casualty_note", .text, "Source and reserve of the casualty figures"),
    ]

    /// All columns, for formats that hold points and areas in one layer.
    static let mixed = table + [Field("part", .text, "Point or area")]
}
