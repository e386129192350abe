/// The columns as they are promised, and the type that GDAL gives them in a GeoPackage.
enum IncidentColumns {
    static let all: [(name: String, type: String)] = [
        ("id", "String"), ("type", "String"), ("status", "String"), ("launched", "Integer64"),
        ("exploded", "Integer64"), ("failed", "Integer64"), ("date_start", "Date"), ("date_end", "Date"),
        ("date_precision", "String"), ("place", "String"), ("lat", "Real"), ("lon", "Real"),
        ("radius_m", "Real"), ("uncertainty_m", "Real"), ("rule", "String"), ("phrase", "String"),
        ("phrase_start", "Integer64"), ("phrase_end", "Integer64"), ("perpetrator", "String"),
        ("claim", "String"), ("target", "String"), ("killed", "Integer64"), ("wounded", "Integer64"),
        ("evidence", "String(JSON)"), ("source", "String"), ("abducted", "Integer64"), ("weapon", "String"),
        ("country", "String"), ("geonameid", "Integer64"), ("date_slack_days", "Integer64"),
        ("date_note", "String"), ("count_bounds", "String"), ("casualty_note", "String"),
    ]
}
