/// What the page does with a column, found by the names that columns have in reports, stores and published tables.
enum PageRole: String, CaseIterable {
    case id, type, start, end, datePrecision, dateSlack, dateNote, place, country, uncertainty, precision,
        rule, matched, actor
    case killed, wounded, abducted, bounds, claim, target, weapon, source, notes

    /// The names, in small letters.
    private var names: [String] {
        switch self {
        case .id: ["id", "event_id", "event_id_cnty", "eventid", "globaleventid", "reference"]
        case .type:
            ["type", "event_type", "type_of_violence", "attacktype1_txt", "sub_event_type", "category"]
        case .start: ["date_start", "date", "event_date", "day", "sqldate", "timestamp", "dateofocc", "year"]
        case .end: ["date_end"]
        case .datePrecision: ["date_precision"]
        case .dateSlack: ["date_slack_days"]
        case .dateNote: ["date_note"]
        case .place:
            ["place", "location", "where_coordinates", "city", "actiongeo_fullname", "name", "title"]
        case .country: ["country", "country_txt"]
        case .uncertainty: ["uncertainty_m"]
        case .precision: ["precision"]
        case .rule: ["rule"]
        case .matched: ["matched"]
        case .actor: ["perpetrator", "actor1", "actor", "actor2", "side_a", "side_b", "gname"]
        case .killed: ["killed", "fatalities", "best", "nkill", "deaths"]
        case .wounded: ["wounded", "injured", "nwound"]
        case .abducted: ["abducted"]
        case .bounds: ["count_bounds"]
        case .claim: ["claim"]
        case .target: ["target", "targtype1_txt"]
        case .weapon: ["weapon", "weaptype1_txt"]
        case .source: ["source", "dataset"]
        case .notes: ["notes", "description", "summary", "source_headline"]
        }
    }

    /// The columns that play the role; several only for actors.
    func columns(in table: PageTable) -> [Int] {
        if self == .id, let identifier = table.identifier { return [identifier] }
        if self == .actor { return names.compactMap { table.column([$0]) } }
        return table.column(names).map { [$0] } ?? []
    }
}
