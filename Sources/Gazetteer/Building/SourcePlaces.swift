/// The places of all sources in the order of their coming, and what refers to them.
struct SourcePlaces {
    /// One place, as compact as it can be: there may be thirteen million.
    struct Row {
        var identifier: UInt32
        var latitude: Int32
        var longitude: Int32
        var population: UInt32 = 0
        /// Where its name starts in `names`.
        var name: UInt32 = 0
        /// Numbers of its units' codes in `unitCodes`; `noRow` where it has none.
        var admin1: UInt32 = GazetteerFormat.noRow
        var admin2: UInt32 = GazetteerFormat.noRow
        /// Its number in `features`.
        var feature: UInt16
        /// The two letters of its country, the first in the high byte; 0 where it has none.
        var country: UInt16 = 0
    }

    /// What a country's line says.
    struct Country {
        var identifier: UInt32
        var squareKilometres: Int
        var population: UInt32
        var continent: UInt32
    }

    /// The measured size of a place: metres, and an envelope in 1e-7 degrees.
    struct Extent {
        var radius: UInt32
        var west: Int32
        var south: Int32
        var east: Int32
        var north: Int32
    }

    var rows: [Row] = []
    /// Display names.
    var names = NamePool()
    /// Class letter and code, by number.
    private(set) var features = Interner()
    /// Codes of administrative units, `AF.13` or `AF.13.1301`, by number.
    private(set) var unitCodes = Interner()
    /// Identifiers of the units, by the number of their code.
    var unitIdentifiers: [UInt32: UInt32] = [:]
    /// Countries by their two letters.
    var countries: [UInt16: Country] = [:]
    /// Measured sizes by number of the place in `rows`.
    var extents: [Int: Extent] = [:]
    /// What places lie in that no code says, by number of the place: identifiers.
    var containers: [Int: UInt32] = [:]
    /// Identifiers under which later sources know a place of an earlier one.
    var aliases: [UInt32: UInt32] = [:]
    /// How many of the first rows are the user's own: they come before all others.
    var ownCount = 0
    private var identifiers = IdentifierTable()

    /// Makes room for so many more places.
    mutating func reserve(_ places: Int) {
        rows.reserveCapacity(rows.count + places)
        identifiers.reserve(rows.count + places) { rows[$0].identifier }
    }

    /// The number of a feature, its class letter and code; nil when there are too many.
    mutating func feature(_ classAndCode: Span<UInt8>) -> UInt16? {
        guard let number = features.number(classAndCode), number < UInt32(GazetteerFormat.measuredBit) - 1
        else {
            return nil
        }
        return UInt16(number)
    }

    /// The number of a unit's code.
    mutating func unit(_ code: Span<UInt8>) -> UInt32 { unitCodes.number(code) ?? GazetteerFormat.noRow }

    /// The number of a unit's code, where a table has told its identifier.
    func knownUnit(_ code: [UInt8]) -> UInt32? {
        unitCodes.known(code.span).flatMap { unitIdentifiers[$0] == nil ? nil : $0 }
    }

    /// The number of the place with an identifier, or with one that it was joined under.
    func place(identifier: UInt32) -> Int? {
        if let number = find(identifier) { return number }
        return aliases.isEmpty ? nil : aliases[identifier].flatMap(find)
    }

    private func find(_ identifier: UInt32) -> Int? {
        identifiers.find(identifier) { rows[$0].identifier }
    }

    /// Adds a place whose identifier is new, and says which number it has.
    mutating func append(_ row: Row, name: Span<UInt8>) -> Int? {
        guard let start = names.add(name), rows.count < Int(GazetteerFormat.noRow) else { return nil }
        var row = row
        row.name = start
        rows.append(row)
        identifiers.insert(rows.count - 1) { rows[$0].identifier }
        return rows.count - 1
    }

    /// Whether a place shows exactly this name.
    func hasName(_ number: Int, _ name: Span<UInt8>) -> Bool { names.isEqual(Int(rows[number].name), name) }

    /// Fills what an earlier source did not know of a place with what a later one says.
    mutating func complete(_ number: Int, with row: Row) {
        if rows[number].population == 0 { rows[number].population = row.population }
        if rows[number].country == 0 { rows[number].country = row.country }
        if rows[number].admin1 == GazetteerFormat.noRow, rows[number].admin2 == GazetteerFormat.noRow {
            rows[number].admin1 = row.admin1
            rows[number].admin2 = row.admin2
        }
        if features.texts[Int(rows[number].feature)] == "?" { rows[number].feature = row.feature }
    }

    /// Forgets what is only for finding places and names again.
    mutating func close() {
        identifiers = IdentifierTable()
        names.close()
    }
}
