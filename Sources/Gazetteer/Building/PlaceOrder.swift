/// The order of the rows, the most important place first, and what each place lies in.
struct PlaceOrder {
    /// Numbers in the source by row.
    let numbers: [UInt32]
    /// Rows by number in the source.
    let rows: [UInt32]
    /// The row of what a place lies in, by number in the source; `noRow` where there is nothing.
    let parents: [UInt32]
    /// The rows of the countries by their two letters.
    let countries: [UInt16: UInt32]

    /// Numbers in the source in the order of identifiers.
    let numbersByIdentifier: [UInt32]

    init(_ source: SourcePlaces) {
        let ranks = source.features.texts.map(Self.rank)
        var byIdentifier = source.rows.indices.map { UInt64(source.rows[$0].identifier) << 32 | UInt64($0) }
        byIdentifier.sort()
        let sorted = byIdentifier.map { UInt32(truncatingIfNeeded: $0) }
        byIdentifier = []
        numbersByIdentifier = sorted
        // The user's own in their order; then those with a population, which are few; then the rest by rank,
        // each rank by identifier.
        var numbers = (0..<UInt32(source.ownCount)).map { $0 }
        numbers.reserveCapacity(sorted.count)
        var populated: [SortKey] = []
        for (index, number) in sorted.enumerated() where number >= source.ownCount {
            let row = source.rows[Int(number)]
            if row.population > 0 {
                populated.append(
                    SortKey(
                        importance: UInt64(~row.population) << 8 | UInt64(ranks[Int(row.feature)]),
                        index: UInt32(index)))
            }
        }
        populated.sort {
            $0.importance != $1.importance ? $0.importance < $1.importance : $0.index < $1.index
        }
        numbers.append(contentsOf: populated.lazy.map { sorted[Int($0.index)] })
        populated = []
        for rank in Set(ranks).sorted() {
            for number in sorted where number >= source.ownCount {
                let row = source.rows[Int(number)]
                if row.population == 0, ranks[Int(row.feature)] == rank { numbers.append(number) }
            }
        }
        var rows = [UInt32](repeating: 0, count: numbers.count)
        for (row, number) in numbers.enumerated() { rows[Int(number)] = UInt32(row) }
        self.numbers = numbers
        self.rows = rows
        (parents, countries) = Self.parents(source, rows)
    }

    private struct SortKey {
        let importance: UInt64
        let index: UInt32
    }

    /// Orders places of one population, unknown populations above all: 0 comes first.
    private static func rank(_ feature: String) -> UInt8 {
        let code = feature.dropFirst()
        switch feature.first {
        case "A": return code.hasPrefix("PCL") ? 0 : code == "ADM1" ? 2 : code == "ADM2" ? 4 : 5
        case "P": return code == "PPLC" ? 1 : code.hasPrefix("PPLA") ? 3 : code == "PPL" ? 6 : 9
        case "L": return code == "CONT" ? 0 : 8
        case "H", "T": return 7
        default: return 10
        }
    }

    private static func parents(_ source: SourcePlaces, _ rows: [UInt32]) -> ([UInt32], [UInt16: UInt32]) {
        let none = GazetteerFormat.noRow
        func row(_ identifier: UInt32?) -> UInt32? {
            identifier.flatMap(source.place(identifier:)).map { rows[$0] }
        }
        let levels = source.features.texts.map(level)
        // Units by the number of their code: as the code tables say, otherwise the unit that has the code
        // itself.
        var units = [UInt32](repeating: none, count: source.unitCodes.texts.count)
        for (code, identifier) in source.unitIdentifiers { units[Int(code)] = row(identifier) ?? none }
        var countries: [UInt16: UInt32] = [:]
        for (code, country) in source.countries { countries[code] = row(country.identifier) }
        for (number, place) in source.rows.enumerated() {
            let level = levels[Int(place.feature)]
            if level == 1, place.admin1 != none, units[Int(place.admin1)] == none {
                units[Int(place.admin1)] = rows[number]
            }
            if level == 2, place.admin2 != none, units[Int(place.admin2)] == none {
                units[Int(place.admin2)] = rows[number]
            }
            if level == 0, countries[place.country] == nil { countries[place.country] = rows[number] }
        }
        let parents = source.rows.enumerated().map { number, place in
            let level = levels[Int(place.feature)]
            if level < 0 { return none }
            func other(_ row: UInt32?) -> UInt32? { row == none || row == rows[number] ? nil : row }
            if level > 2, place.admin2 != none, let unit = other(units[Int(place.admin2)]) { return unit }
            if level > 1, place.admin1 != none, let unit = other(units[Int(place.admin1)]) { return unit }
            if let container = source.containers[number], let row = other(row(container)) { return row }
            if level > 0, let country = other(countries[place.country]) { return country }
            return other(row(source.countries[place.country]?.continent)) ?? none
        }
        return (parents, countries)
    }

    /// 0 a country, 1 and 2 administrative units, 3 what lies in them; -1 lies in nothing.
    static func level(_ feature: String) -> Int {
        if feature == "LCONT" { return -1 }
        guard feature.first == "A" else { return 3 }
        let code = feature.dropFirst()
        if code.hasPrefix("PCL"), code != "PCLH" { return 0 }
        return code == "TERR" ? 0 : code == "ADM1" ? 1 : code == "ADM2" ? 2 : 3
    }
}
