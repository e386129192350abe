/// From records of a user's table to places. Columns may stand in any order, under any of their usual names.
struct OwnTableReader {
    /// What a column holds, and what people call it.
    private enum Column: String, CaseIterable {
        case name, lat, lon, id, geonameid, kind, country, admin1, population, aliases, uncertainty =
            "uncertainty_m"

        var titles: [String] {
            switch self {
            case .name: ["name"]
            case .lat: ["lat", "latitude", "y"]
            case .lon: ["lon", "lng", "long", "longitude", "x"]
            case .id: ["id", "identifier"]
            case .geonameid: ["geonameid", "geonames_id", "geoname_id"]
            case .kind: ["kind", "feature", "type", "feature_code"]
            case .country: ["country", "country_code", "countrycode", "iso2"]
            case .admin1: ["admin1", "region", "province", "state"]
            case .population: ["population", "pop"]
            case .aliases: ["aliases", "alternate_names", "alternatenames", "alternates"]
            case .uncertainty: ["uncertainty_m", "uncertainty"]
            }
        }
    }

    private let path: String
    private let columns: [Column: Int]

    /// The byte that parts fields: the one of comma, semicolon and tab that the header has most of.
    static func separator(_ bytes: [UInt8]) -> UInt8 {
        let header = bytes.prefix { $0 != 0x0A }
        let counts = [0x2C, 0x3B, 0x09].map { separator in (separator, header.count { $0 == separator }) }
        return UInt8(counts.max { $0.1 < $1.1 || $0.1 == $1.1 && $0.0 < $1.0 }?.0 ?? 0x2C)
    }

    /// - Throws: `GazetteerError.badRow` naming a column that is missing or there twice.
    init(header: CommaSeparated.Record, path: String) throws(GazetteerError) {
        var columns: [Column: Int] = [:]
        for (number, title) in header.fields.enumerated() {
            let key = title.lowercased().filter { $0 != " " }
            guard let column = Column.allCases.first(where: { $0.titles.contains(key) }) else { continue }
            guard columns.updateValue(number, forKey: column) == nil else {
                throw .badRow(path: path, line: header.line, field: key, reason: "the column is there twice")
            }
        }
        for required in [Column.name, .lat, .lon] where columns[required] == nil {
            throw .badRow(
                path: path, line: header.line, field: required.rawValue,
                reason:
                    "no such column; a table of places has name, lat, lon and, where known, id, geonameid, kind, country, admin1, population, aliases, uncertainty_m"
            )
        }
        self.path = path
        self.columns = columns
    }

    /// The place of a record, and what the record says of its first-order unit.
    ///
    /// - Throws: `GazetteerError.badRow` with line and field.
    func draft(_ record: CommaSeparated.Record) throws(GazetteerError) -> (PlaceDraft, admin1: String) {
        func text(_ column: Column) -> String {
            guard let index = columns[column], index < record.fields.count else { return "" }
            return LandmarkReader.trimmed(record.fields[index])
        }
        func failure(_ column: Column, _ reason: String) -> GazetteerError {
            .badRow(path: path, line: record.line, field: column.rawValue, reason: reason)
        }
        func number(_ column: Column, _ limit: Int) throws(GazetteerError) -> Int {
            guard let units = FixedPoint.parse(Array(text(column).utf8).span, decimals: 7),
                abs(units) <= limit * 10_000_000
            else { throw failure(column, "“\(text(column))” is not a number from -\(limit) to \(limit)") }
            return units
        }
        func whole(_ column: Column) throws(GazetteerError) -> UInt32? {
            if text(column).isEmpty { return nil }
            guard let number = UInt32(text(column)) else {
                throw failure(column, "“\(text(column))” is not a whole number from 0 to 4294967295")
            }
            return number
        }
        var draft = PlaceDraft()
        draft.name = text(.name)
        guard !FoldedKey(draft.name).isEmpty else { throw failure(.name, "is empty") }
        draft.latitude = Int32(try number(.lat, 90))
        draft.longitude = Int32(try number(.lon, 180))
        draft.population = try whole(.population) ?? 0
        let country = text(.country).uppercased()
        guard let code = country.isEmpty ? 0 : GazetteerBuilder.countryNumber(Array(country.utf8).span) else {
            throw failure(.country, "“\(country)” is not an ISO 3166-1 code of two letters")
        }
        draft.country = code
        let kind = text(.kind)
        draft.feature = PlaceKindWords.feature(kind)
        draft.geonameID = try whole(.geonameid)
        draft.identifier = draft.geonameID
        draft.key =
            text(.id).isEmpty
            ? "table/\(draft.name)/\(country)/\(kind)/\(draft.latitude)/\(draft.longitude)"
            : "table/\(text(.id))"
        draft.names = text(.aliases).split(separator: "|").map { LandmarkReader.trimmed(String($0)) }
            .filter { !$0.isEmpty }.map { (text: $0, kind: .alternate) }
        if !text(.uncertainty).isEmpty {
            let metres = try number(.uncertainty, 20_100_000 / 1) / 10_000_000
            guard metres > 0 else { throw failure(.uncertainty, "must be at least 1 metre") }
            draft.extent = SourcePlaces.Extent(
                radius: UInt32(metres), west: GazetteerFormat.noEnvelope, south: 0, east: 0, north: 0)
        }
        return (draft, text(.admin1))
    }
}
