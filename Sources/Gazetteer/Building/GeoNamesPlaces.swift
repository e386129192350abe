/// Reading `places.txt`: the 19 columns of GeoNames' `allCountries.txt`
/// (https://download.geonames.org/export/dump/readme.txt).
extension GazetteerBuilder {
    mutating func readPlaces(_ path: String) throws(GazetteerError) {
        var table = try TableReader(path: path)
        while try table.next() {
            guard table.count >= 15 else {
                throw table.failure(
                    "line", "has \(table.count) tab-separated fields, GeoNames' place tables have 19")
            }
            let number = source.rows.count
            let identifier = try table.whole(0, "geonameid")
            guard !table.isEmpty(1) else { throw table.failure("name", "is empty") }
            let letters = table.isEmpty(6) ? "?" : table.text(6)
            guard letters.utf8.count == 1, table.length(7) <= 11 else {
                throw table.failure(
                    "feature class and code", "“\(letters)” “\(table.text(7))” is none of GeoNames'")
            }
            guard let feature = source.feature(letters + table.text(7)) else {
                throw table.failure("feature code", "more than 32,766 different codes")
            }
            let country = table.withField(8, Self.countryNumber)
            guard country != nil || table.isEmpty(8) else {
                throw table.failure("country code", "“\(table.text(8))” is not two capital letters")
            }
            guard let name = table.withField(1, { source.names.add($0) }) else {
                throw table.failure("name", "more than 4 GiB of names")
            }
            // Populations beyond 32 bits are the continents': nothing is larger than those.
            let population = try table.optionalWhole(14, "population", limit: 1 << 40) ?? 0
            let (admin1, admin2) = units(table)
            source.rows.append(
                SourcePlaces.Row(
                    identifier: UInt32(identifier), latitude: try table.degrees(4, "latitude", limit: 90),
                    longitude: try table.degrees(5, "longitude", limit: 180),
                    population: UInt32(clamping: population), name: name, admin1: admin1, admin2: admin2,
                    feature: feature, country: country ?? 0))
            readNames(table, number)
        }
        source.names.close()
        if let number = source.sortIdentifiers() {
            throw .badRow(
                path: path, line: number + 1, field: "geonameid",
                reason: "\(source.rows[number].identifier) was there before: identifiers must differ")
        }
    }

    private mutating func readNames(_ table: borrowing TableReader, _ number: Int) {
        table.withField(1) { names.add($0, place: number, kind: .primary) }
        if !table.isEmpty(2) { table.withField(2) { names.add($0, place: number, kind: .ascii) } }
        guard !table.isEmpty(3) else { return }
        table.withField(3) { list in
            var start = 0
            for index in 0...list.count where index == list.count || list[index] == 0x2C {
                if index > start { names.add(list.extracting(start..<index), place: number, kind: .listed) }
                start = index + 1
            }
        }
    }

    /// The numbers of the codes of the units that a place lies in. `00` is GeoNames' code for "no unit
    /// known".
    private mutating func units(_ table: borrowing TableReader) -> (UInt32, UInt32) {
        let none = GazetteerFormat.noRow
        guard !table.isEmpty(8), !table.isEmpty(10), table.text(10) != "00" else { return (none, none) }
        let first = "\(table.text(8)).\(table.text(10))"
        return (source.unit(first), table.isEmpty(11) ? none : source.unit("\(first).\(table.text(11))"))
    }

    /// The two capital letters of a country as a number, the first in the high byte; nil when they are not
    /// that.
    static func countryNumber(_ bytes: Span<UInt8>) -> UInt16? {
        guard bytes.count == 2, 0x41...0x5A ~= bytes[0], 0x41...0x5A ~= bytes[1] else { return nil }
        return UInt16(bytes[0]) << 8 | UInt16(bytes[1])
    }
}
