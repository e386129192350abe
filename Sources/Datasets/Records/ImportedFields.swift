public import Formats
internal import Geometry
internal import Incidents

/// The columns of an imported incident: the same names in the same order in the store and in every format.
public enum ImportedFields {
    /// All columns.
    public static let table: [Field] = [
        Field("id", .text, "Incident, as its publisher names it"),
        Field("dataset", .text, "Dataset"),
        Field("date_start", .date, "First day"),
        Field("date_end", .date, "Last day"),
        Field("date_precision", .text, "Date precision: day, week, month, year or range"),
        Field("date_code", .text, "Date precision, the publisher's code"),
        Field("country", .text, "Country"),
        Field("admin1", .text, "First-level division"),
        Field("admin2", .text, "Second-level division"),
        Field("place", .text, "Place"),
        Field("description", .text, "Place in words"),
        Field("lat", .real, "Latitude (degrees, WGS84)"),
        Field("lon", .real, "Longitude (degrees, WGS84)"),
        Field("uncertainty_m", .real, "How far from the point the truth may lie (m)"),
        Field("rule", .text, "How point and uncertainty were found"),
        Field("precision", .text, "Precision that the publisher states"),
        Field("precision_code", .text, "Location precision, the publisher's code"),
        Field("matched", .text, "Gazetteer place that the names were found to be"),
        Field("geonameid", .integer, "GeoNames identifier of that place"),
        Field("type", .text, "Type of event"),
        Field("sub_type", .text, "Type of event, more closely"),
        Field("actor1", .text, "Who acted"),
        Field("actor2", .text, "Against whom"),
        Field("fatalities", .integer, "Killed, best estimate"),
        Field("fatalities_low", .integer, "Killed, low estimate"),
        Field("fatalities_high", .integer, "Killed, high estimate"),
        Field("source", .text, "On whose word"),
        Field("notes", .text, "What the row tells"),
    ]
}

extension ImportedIncident {
    /// One value for each of `ImportedFields.table`, in its order.
    public var values: [FieldValue] {
        func text(_ text: String?) -> FieldValue { text.map { .text($0) } ?? .null }
        func number(_ number: Int?) -> FieldValue { number.map { .integer($0) } ?? .null }
        func real(_ number: Double?, _ parts: Double) -> FieldValue {
            number.map { .real(($0 * parts).rounded() / parts) } ?? .null
        }
        return [
            .text(id), .text(dataset), date.map { .date($0.start.description) } ?? .null,
            date.map { .date($0.end.description) } ?? .null, text(date?.precision.rawValue),
            text(date?.code), text(names.country), text(names.admin1), text(names.admin2),
            text(names.place), text(names.description), real(position?.coordinate.latitude, 1e7),
            real(position?.coordinate.longitude, 1e7), real(position?.uncertainty, 10),
            text(position?.rule.rawValue), text(precision?.rawValue), text(precisionCode),
            text(position?.matched), number(position?.geonameID), text(type), text(subType),
            text(actor1), text(actor2), number(fatalities), number(fatalitiesLow),
            number(fatalitiesHigh), text(source), text(notes),
        ]
    }
}
