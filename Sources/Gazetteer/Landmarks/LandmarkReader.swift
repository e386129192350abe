import Geometry

/// From records to landmarks. Columns may stand in any order; `name`, `lat` and `lon` must be there.
struct LandmarkReader {
    /// What a landmark may be off when its row does not say.
    static let defaultUncertainty = Length.metres(500)

    private let path: String
    private let columns: [String: Int]

    /// - Throws: `GazetteerError.badRow` naming a column that is missing or there twice.
    init(header: CommaSeparated.Record, path: String) throws(GazetteerError) {
        var columns: [String: Int] = [:]
        for (number, title) in header.fields.enumerated() {
            let key = title.lowercased().filter { $0 != " " }
            guard columns.updateValue(number, forKey: key) == nil || key.isEmpty else {
                throw .badRow(path: path, line: header.line, field: key, reason: "the column is there twice")
            }
        }
        for required in ["name", "lat", "lon"] where columns[required] == nil {
            throw .badRow(
                path: path, line: header.line, field: required,
                reason:
                    "no such column; landmark tables have name,aliases,kind,city,country,lat,lon,uncertainty_m,source"
            )
        }
        self.path = path
        self.columns = columns
    }

    /// The landmark of a record.
    ///
    /// - Throws: `GazetteerError.badRow` with line and field.
    func landmark(_ record: CommaSeparated.Record) throws(GazetteerError) -> Landmark {
        func text(_ column: String) -> String {
            guard let index = columns[column], index < record.fields.count else { return "" }
            return Self.trimmed(record.fields[index])
        }
        func failure(_ column: String, _ reason: String) -> GazetteerError {
            .badRow(path: path, line: record.line, field: column, reason: reason)
        }
        func number(_ column: String, _ limit: Int) throws(GazetteerError) -> Double {
            let digits = Array(text(column).utf8)
            guard let units = FixedPoint.parse(digits.span, decimals: 7), abs(units) <= limit * 10_000_000
            else {
                throw failure(column, "“\(text(column))” is not a number from -\(limit) to \(limit)")
            }
            return Double(units) / GazetteerFormat.unitsPerDegree
        }
        guard !FoldedKey(text("name")).isEmpty else { throw failure("name", "is empty") }
        let latitude = try number("lat", 90)
        let longitude = try number("lon", 180)
        var uncertainty = Self.defaultUncertainty
        if !text("uncertainty_m").isEmpty {
            uncertainty = .metres(try number("uncertainty_m", 1_000_000))
            guard uncertainty.metres > 0 else { throw failure("uncertainty_m", "must be more than 0 metres") }
        }
        let country = text("country").uppercased()
        guard country.isEmpty || country.utf8.count == 2 && country.utf8.allSatisfy({ 0x41...0x5A ~= $0 })
        else {
            throw failure("country", "“\(country)” is not an ISO 3166-1 code of two letters")
        }
        return Landmark(
            name: text("name"),
            aliases: text("aliases").split(separator: "|").map { Self.trimmed(String($0)) }.filter {
                !$0.isEmpty
            },
            kind: text("kind").lowercased(), city: text("city"), countryCode: country.isEmpty ? nil : country,
            coordinate: Coordinate(wrappingLatitude: latitude, longitude: longitude),
            uncertainty: uncertainty,
            source: text("source"))
    }

    /// The text without the spaces and tabs around it.
    static func trimmed(_ text: String) -> String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        guard let first = text.utf8.firstIndex(where: { !isSpace($0) }),
            let last = text.utf8.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[first...last])
    }
}
