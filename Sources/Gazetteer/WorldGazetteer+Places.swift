public import Geometry

extension WorldGazetteer {
    /// The place of a row. A row of another index, or a damaged one, gives a nameless place at 0, 0.
    public func place(_ row: PlaceRow) -> Place {
        let record =
            index.record(row.index)
            ?? PlaceRecord(
                identifier: 0, latitude: 0, longitude: 0, population: 0, parent: GazetteerFormat.noRow,
                name: GazetteerFormat.noRow, feature: ~GazetteerFormat.measuredBit,
                country: GazetteerFormat.noCountry)
        let (featureClass, featureCode) = index.feature(record.feature)
        let country = index.country(record.country)
        var admin1: PlaceRow?
        var admin2: PlaceRow?
        for ancestor in ancestors(of: row) {
            guard let feature = index.record(ancestor.index)?.feature else { continue }
            if admin2 == nil, isUnit(feature, "ADM2") { admin2 = ancestor }
            if admin1 == nil, isUnit(feature, "ADM1") { admin1 = ancestor }
        }
        let measured =
            record.feature & GazetteerFormat.measuredBit == 0 ? nil : index.extent(row.index)
        let radius = measured.flatMap { $0.radius > 0 ? Length.metres(Double($0.radius)) : nil }
        return Place(
            row: row, geonameID: Int(record.identifier), name: index.name(record.name),
            coordinate: Self.coordinate(record), featureClass: featureClass, featureCode: featureCode,
            countryCode: country?.code, population: Int(record.population), admin1: admin1, admin2: admin2,
            country: country.flatMap { $0.row == row.index ? nil : existing($0.row) },
            extent: radius
                ?? DefaultExtent.radius(
                    of: featureClass, code: featureCode, population: Int(record.population)),
            extentIsMeasured: radius != nil, envelope: measured?.envelope)
    }

    /// The capital of a country; nil where the index has none.
    ///
    /// Walks the places from the most important on, as far as it must: 30,000 records for a small island's, which
    /// takes about a millisecond.
    public func capital(of country: PlaceRow) -> PlaceRow? {
        rows.first { row in
            guard let record = index.record(row.index),
                index.feature(record.feature, isClass: .settlement, codePrefix: "PPLC")
            else { return false }
            return index.country(record.country)?.row == country.index
        }
    }

    /// Where a place is, without reading the rest of it.
    public func coordinate(of row: PlaceRow) -> Coordinate {
        index.record(row.index).map(Self.coordinate) ?? Coordinate(wrappingLatitude: 0, longitude: 0)
    }

    /// The name to show of a place, without reading the rest of it.
    public func name(of row: PlaceRow) -> String { index.record(row.index).map { index.name($0.name) } ?? "" }

    /// How many people live at a place, without reading the rest of it; 0 when unknown.
    public func population(of row: PlaceRow) -> Int { Int(index.record(row.index)?.population ?? 0) }

    /// The country that a place lies in, or is, without reading the rest of it.
    public func country(of row: PlaceRow) -> PlaceRow? {
        index.record(row.index).flatMap { index.country($0.country) }.flatMap { existing($0.row) }
    }

    /// What a place lies in, the nearest first: as a rule second-order unit, first-order unit, country,
    /// continent.
    public func ancestors(of row: PlaceRow) -> [PlaceRow] {
        var ancestors: [PlaceRow] = []
        var current = row.index
        // A damaged index may lead in a circle; no real chain is longer.
        while ancestors.count < 12, let parent = index.record(current)?.parent, let next = existing(parent) {
            ancestors.append(next)
            current = parent
        }
        return ancestors
    }

    /// Whether a place is `container` or lies in it, by the administrative hierarchy.
    public func isWithin(_ row: PlaceRow, _ container: PlaceRow) -> Bool {
        var current = row.index
        for _ in 0..<12 {
            if current == container.index { return true }
            guard let parent = index.record(current)?.parent else { return false }
            current = parent
        }
        return false
    }

    private func isUnit(_ feature: UInt16, _ code: String) -> Bool {
        index.feature(feature, isClass: .administrative, codePrefix: code)
    }

    private static func coordinate(_ record: PlaceRecord) -> Coordinate {
        coordinate(record.latitude, record.longitude)
    }

    /// The position of two numbers of the file.
    static func coordinate(_ latitude: Int32, _ longitude: Int32) -> Coordinate {
        Coordinate(
            wrappingLatitude: Double(latitude) / GazetteerFormat.unitsPerDegree,
            longitude: Double(longitude) / GazetteerFormat.unitsPerDegree)
    }
}
