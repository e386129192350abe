/// Reading the small tables: countries, administrative units, extents.
extension GazetteerBuilder {
    /// GeoNames' identifiers of the continents (readme.txt, "continent codes").
    private static let continents: [String: UInt32] = [
        "AF": 6_255_146, "AS": 6_255_147, "EU": 6_255_148, "NA": 6_255_149, "SA": 6_255_150, "OC": 6_255_151,
        "AN": 6_255_152,
    ]

    /// A line of `countryInfo.txt` as published: 19 columns, comments with `#`.
    mutating func readCountry(_ table: borrowing TableReader) throws(GazetteerError) {
        if table.firstByte(0) == 0x23 || table.count == 1 && table.isEmpty(0) { return }
        guard table.count >= 17 else {
            throw table.failure("line", "has \(table.count) tab-separated fields, countryInfo.txt has 19")
        }
        guard let code = table.withField(0, Self.countryNumber) else {
            throw table.failure("ISO", "“\(table.text(0))” is not two capital letters")
        }
        // Countries that are no more (AN, CS) have no identifier.
        guard let identifier = try table.optionalWhole(16, "geonameid"), identifier > 0 else { return }
        let area = table.withField(6) { FixedPoint.parse($0, decimals: 0) }
        source.countries[code] = SourcePlaces.Country(
            identifier: UInt32(identifier), squareKilometres: max(0, area ?? 0),
            population: UInt32(clamping: try table.optionalWhole(7, "Population", limit: 1 << 40) ?? 0),
            continent: Self.continents[table.text(8)] ?? 0)
        guard let number = source.place(identifier: UInt32(identifier)) else { return }
        if source.rows[number].population == 0, let country = source.countries[code] {
            source.rows[number].population = country.population
        }
        for field in 0...1 { table.withField(field) { names.add($0, place: number, kind: .code) } }
        table.withField(4) { names.add($0, place: number, kind: .alternate) }
    }

    /// A line of `admin1CodesASCII.txt` or `admin2Codes.txt`: code, name, ASCII name, geonameid.
    mutating func readUnit(_ table: borrowing TableReader) throws(GazetteerError) {
        guard table.count >= 4 else {
            throw table.failure("line", "has \(table.count) tab-separated fields, unit codes have 4")
        }
        let identifier = try table.whole(3, "geonameid")
        let code = table.text(0)
        source.unitIdentifiers[source.unit(Array(code.utf8).span)] = UInt32(identifier)
        guard let number = source.place(identifier: UInt32(identifier)) else { return }
        for field in 1...2 { table.withField(field) { names.add($0, place: number, kind: .alternate) } }
        // "US.CA", "CH.ZH", "GB.ENG": letters are what people write, numbers are GeoNames' own.
        let parts = code.split(separator: ".")
        if parts.count == 2, parts[1].utf8.count >= 2, parts[1].utf8.allSatisfy({ 0x41...0x5A ~= $0 }) {
            names.add(String(parts[1]), place: number, kind: .code)
        }
    }

    /// A line of `extents.txt`: geonameid, west, south, east, north in degrees (all four or none), radius in metres.
    mutating func readExtent(_ table: borrowing TableReader) throws(GazetteerError) {
        if table.line == 1, table.text(0) == "geonameid" { return }
        guard table.count >= 6 else {
            throw table.failure("line", "has \(table.count) tab-separated fields, extents have 6")
        }
        let identifier = try table.whole(0, "geonameid")
        let radius = table.withField(5) { FixedPoint.parse($0, decimals: 0) }
        guard let radius, 0...20_100_000 ~= radius else {
            throw table.failure(
                "radius_m", "“\(table.text(5))” is not a number of metres from 0 to 20,100,000")
        }
        guard let number = source.place(identifier: UInt32(identifier)) else {
            summary.orphanExtents += 1
            return
        }
        var extent = SourcePlaces.Extent(
            radius: UInt32(radius), west: GazetteerFormat.noEnvelope, south: 0, east: 0, north: 0)
        if !table.isEmpty(1) {
            extent.west = try table.degrees(1, "west", limit: 180)
            extent.south = try table.degrees(2, "south", limit: 90)
            extent.east = try table.degrees(3, "east", limit: 180)
            extent.north = try table.degrees(4, "north", limit: 90)
        }
        source.extents[number] = extent
    }

    /// A line of `hierarchy.txt`: parent, child, and `ADM` or the user's words. It fills gaps only: a place whose
    /// codes lead to a unit lies in that.
    mutating func readHierarchy(_ table: borrowing TableReader) throws(GazetteerError) {
        guard table.count >= 2 else {
            throw table.failure("line", "has \(table.count) tab-separated fields, hierarchy.txt has 3")
        }
        let parent = UInt32(try table.whole(0, "parentId"))
        guard let child = source.place(identifier: UInt32(try table.whole(1, "childId"))),
            source.containers[child] == nil || table.withField(2, { $0.count == 3 && $0[0] == 0x41 })
        else { return }
        source.containers[child] = parent
    }

    /// A country without an extent is a disc of its published area.
    mutating func addCountryAreas() {
        for country in source.countries.values where country.squareKilometres > 0 {
            guard let number = source.place(identifier: country.identifier), source.extents[number] == nil
            else {
                continue
            }
            let kilometres = (Double(country.squareKilometres) / .pi).squareRoot()
            source.extents[number] = SourcePlaces.Extent(
                radius: UInt32((kilometres * 1000).rounded()), west: GazetteerFormat.noEnvelope, south: 0,
                east: 0,
                north: 0)
        }
    }
}
