/// The places of the source in the order of the file, and what refers to them.
struct SourcePlaces {
    /// One place, as compact as it can be: there may be thirteen million.
    struct Row {
        var identifier: UInt32
        var latitude: Int32
        var longitude: Int32
        var population: UInt32
        /// Where its name starts in `names`.
        var name: UInt32
        /// Numbers of its units' codes in `unitCodes`; `noRow` where it has none.
        var admin1: UInt32
        var admin2: UInt32
        /// Its number in `features`.
        var feature: UInt16
        /// The two letters of its country, the first in the high byte; 0 where it has none.
        var country: UInt16
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
    var features: [String] = []
    /// Numbers of the codes of administrative units, `AF.13` or `AF.13.1301`.
    var unitCodes: [String: UInt32] = [:]
    /// Identifiers of the units, by the number of their code.
    var unitIdentifiers: [UInt32: UInt32] = [:]
    /// Countries by their two letters.
    var countries: [UInt16: Country] = [:]
    /// Measured sizes by number of the place in `rows`.
    var extents: [Int: Extent] = [:]
    private var featureNumbers: [String: UInt16] = [:]
    /// Identifier and number of each place, sorted; see `sortIdentifiers`.
    private var byIdentifier: [UInt64] = []

    /// The number of a feature; nil when there are too many.
    mutating func feature(_ classAndCode: String) -> UInt16? {
        if let number = featureNumbers[classAndCode] { return number }
        guard features.count < Int(GazetteerFormat.measuredBit) - 1 else { return nil }
        let number = UInt16(features.count)
        features.append(classAndCode)
        featureNumbers[classAndCode] = number
        return number
    }

    /// The number of a unit's code.
    mutating func unit(_ code: String) -> UInt32 {
        if let number = unitCodes[code] { return number }
        let number = UInt32(unitCodes.count)
        unitCodes[code] = number
        return number
    }

    /// Prepares `place(identifier:)`.
    ///
    /// - Returns: the number of a place whose identifier was there before it, if there is one.
    mutating func sortIdentifiers() -> Int? {
        byIdentifier = rows.indices.map { UInt64(rows[$0].identifier) << 32 | UInt64($0) }
        byIdentifier.sort()
        for index in byIdentifier.indices.dropFirst()
        where byIdentifier[index] >> 32 == byIdentifier[index - 1] >> 32 {
            return Int(byIdentifier[index] & 0xFFFF_FFFF)
        }
        return nil
    }

    /// The number of the place with an identifier.
    func place(identifier: UInt32) -> Int? {
        var low = 0
        var high = byIdentifier.count
        while low < high {
            let middle = (low + high) / 2
            if byIdentifier[middle] >> 32 < UInt64(identifier) { low = middle + 1 } else { high = middle }
        }
        guard low < byIdentifier.count, byIdentifier[low] >> 32 == UInt64(identifier) else { return nil }
        return Int(byIdentifier[low] & 0xFFFF_FFFF)
    }

    /// The numbers of the places in the order of their identifiers.
    var numbersByIdentifier: some Sequence<Int> { byIdentifier.lazy.map { Int($0 & 0xFFFF_FFFF) } }
}
