/// What a place is, as coarsely as choosing among namesakes needs it.
public enum PlaceKind: UInt8, Hashable, Sendable, CaseIterable {
    /// A country or a dependent territory. `PCL…`, `TERR`
    case country
    /// A continent or another region above or across countries. `CONT`, `RGN`
    case region
    /// A first-order unit. `ADM1`
    case admin1
    /// A second-order unit. `ADM2`
    case admin2
    /// Any other administrative unit. `ADM3` to `ADM5`, `ADMD`, and former units
    case lowerUnit
    /// The capital of a country. `PPLC`
    case capital
    /// The seat of a first-order unit. `PPLA`
    case seat
    /// A city, town or village.
    case settlement
    /// A part of a town. `PPLX`
    case quarter
    /// Sea, lake, river. Class `H`, `U`
    case water
    /// Mountain, island, forest, park. Classes `T`, `V`, `L` without the regions
    case land
    /// Airport, building, road. Classes `S`, `R`
    case spot

    /// Whether it is a capital, a seat, a settlement or a quarter.
    public var isSettlement: Bool {
        self == .capital || self == .seat || self == .settlement || self == .quarter
    }
}

/// The figures of a place without its names: read from the index without making anything.
public struct PlaceSummary: Hashable, Sendable {
    /// The place.
    public let row: PlaceRow
    /// What it is.
    public let kind: PlaceKind
    /// Degrees, WGS84.
    public let latitude: Double
    /// Degrees, WGS84.
    public let longitude: Double
    /// Inhabitants; 0 when unknown.
    public let population: Int
    /// The country that it lies in or is; nil at sea.
    public let country: PlaceRow?
    /// The first-order unit that it lies in or is.
    public let admin1: PlaceRow?
    /// The second-order unit that it lies in or is.
    public let admin2: PlaceRow?
}

extension WorldGazetteer {
    /// The figures of a row, much faster than `place(_:)`; nil for a row of another index.
    public func summary(_ row: PlaceRow) -> PlaceSummary? {
        guard let record = index.record(row.index) else { return nil }
        let kind = index.kind(record.feature)
        var admin1 = kind == .admin1 ? row : nil
        var admin2 = kind == .admin2 ? row : nil
        var parent = record.parent
        // A damaged index may lead in a circle; no real chain is longer.
        for _ in 0..<12 {
            guard admin1 == nil, let above = index.record(parent) else { break }
            switch index.kind(above.feature) {
            case .admin2: if admin2 == nil { admin2 = PlaceRow(index: parent) }
            case .admin1: admin1 = PlaceRow(index: parent)
            default: break
            }
            parent = above.parent
        }
        return PlaceSummary(
            row: row, kind: kind, latitude: Double(record.latitude) / GazetteerFormat.unitsPerDegree,
            longitude: Double(record.longitude) / GazetteerFormat.unitsPerDegree,
            population: Int(record.population),
            country: index.country(record.country).flatMap { existing($0.row) }, admin1: admin1,
            admin2: admin2)
    }
}

extension OpenIndex {
    /// The kind of a feature number, from its class and the first letters of its code.
    func kind(_ number: UInt16) -> PlaceKind {
        let start = features.lowerBound + Int(number & ~GazetteerFormat.measuredBit) * 12
        guard start < features.upperBound else { return .spot }
        func hasPrefix(_ code: String) -> Bool {
            code.utf8.enumerated().allSatisfy { bytes.byte(start + 1 + $0.offset) == $0.element }
        }
        switch FeatureClass(rawValue: bytes.byte(start)) {
        case .administrative:
            if hasPrefix("PCL") || hasPrefix("TERR") { return .country }
            if hasPrefix("ADM1"), bytes.byte(start + 5) == 0 { return .admin1 }
            if hasPrefix("ADM2"), bytes.byte(start + 5) == 0 { return .admin2 }
            return .lowerUnit
        case .settlement:
            if hasPrefix("PPLC"), bytes.byte(start + 5) == 0 { return .capital }
            if hasPrefix("PPLA"), bytes.byte(start + 5) == 0 { return .seat }
            return hasPrefix("PPLX") ? .quarter : .settlement
        case .area: return hasPrefix("CONT") || hasPrefix("RGN") ? .region : .land
        case .water, .undersea: return .water
        case .terrain, .vegetation: return .land
        case .spot, .road, .unknown, nil: return .spot
        }
    }
}
