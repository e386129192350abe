/// Reading `places.txt`: the 19 columns of GeoNames' `allCountries.txt`
/// (https://download.geonames.org/export/dump/readme.txt).
extension GazetteerBuilder {
    /// A line of the table; places from number `first` on are of this very table.
    mutating func readPlace(_ table: borrowing TableReader, after first: Int) throws(GazetteerError) {
        guard table.count >= 15 else {
            throw table.failure(
                "line", "has \(table.count) tab-separated fields, GeoNames' place tables have 19")
        }
        let identifier = UInt32(try table.whole(0, "geonameid"))
        guard !table.isEmpty(1) else { throw table.failure("name", "is empty") }
        guard table.length(6) <= 1, table.length(7) <= 11 else {
            throw table.failure(
                "feature class and code", "“\(table.text(6))” “\(table.text(7))” is none of GeoNames'")
        }
        var code: [UInt8] = []
        swap(&code, &scratch)
        defer { swap(&code, &scratch) }
        code.removeAll(keepingCapacity: true)
        if table.isEmpty(6) { code.append(0x3F) }
        for field in 6...7 { table.withField(field) { bytes in bytes.append(to: &code) } }
        guard let feature = source.feature(code.span) else {
            throw table.failure("feature code", "more than 32,766 different codes")
        }
        let country = table.withField(8, Self.countryNumber)
        guard country != nil || table.isEmpty(8) else {
            throw table.failure("country code", "“\(table.text(8))” is not two capital letters")
        }
        // Populations beyond 32 bits are the continents': nothing is larger than those.
        let population = try table.optionalWhole(14, "population", limit: 1 << 40) ?? 0
        var row = SourcePlaces.Row(
            identifier: identifier, latitude: try table.degrees(4, "latitude", limit: 90),
            longitude: try table.degrees(5, "longitude", limit: 180),
            population: UInt32(clamping: population), feature: feature, country: country ?? 0)
        (row.admin1, row.admin2) = units(table, &code)
        if let known = source.place(identifier: identifier) {
            guard known < first else {
                throw table.failure("geonameid", "\(identifier) was there before: identifiers must differ")
            }
            source.complete(known, with: row)
            summary.joined += 1
            readNames(table, known, isJoined: true)
            return
        }
        guard let number = table.withField(1, { source.append(row, name: $0) }) else {
            throw table.failure("name", "more than 4 GiB of names")
        }
        readNames(table, number, isJoined: false)
    }

    private mutating func readNames(_ table: borrowing TableReader, _ number: Int, isJoined: Bool) {
        table.withField(1) { names.add($0, place: number, kind: isJoined ? .alternate : .primary) }
        // Mostly it is the same name again.
        if !table.isEmpty(2), !table.isSame(1, 2) {
            table.withField(2) { names.add($0, place: number, kind: isJoined ? .alternate : .ascii) }
        }
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
    private mutating func units(_ table: borrowing TableReader, _ code: inout [UInt8]) -> (UInt32, UInt32) {
        let none = GazetteerFormat.noRow
        guard !table.isEmpty(8), !table.isEmpty(10),
            !table.withField(10, { $0.count == 2 && $0[0] == 0x30 && $0[1] == 0x30 })
        else { return (none, none) }
        code.removeAll(keepingCapacity: true)
        table.withField(8) { bytes in bytes.append(to: &code) }
        code.append(0x2E)
        table.withField(10) { bytes in bytes.append(to: &code) }
        let first = source.unit(code.span)
        guard !table.isEmpty(11) else { return (first, none) }
        code.append(0x2E)
        table.withField(11) { bytes in bytes.append(to: &code) }
        return (first, source.unit(code.span))
    }

    /// The two capital letters of a country as a number, the first in the high byte; nil when they are not
    /// that.
    static func countryNumber(_ bytes: Span<UInt8>) -> UInt16? {
        guard bytes.count == 2, 0x41...0x5A ~= bytes[0], 0x41...0x5A ~= bytes[1] else { return nil }
        return UInt16(bytes[0]) << 8 | UInt16(bytes[1])
    }
}

extension Span<UInt8> {
    /// Appends the bytes to an array.
    func append(to bytes: inout [UInt8]) {
        for index in indices { bytes.append(self[index]) }
    }
}
