/// How many places of an index are of which class and lie in which country.
public struct GazetteerCensus: Hashable, Sendable {
    /// Places by class.
    public internal(set) var byClass: [FeatureClass: Int] = [:]
    /// Places by ISO 3166-1 alpha-2 code.
    public internal(set) var byCountry: [String: Int] = [:]
    /// Places that lie in no country, or in several.
    public internal(set) var withoutCountry = 0

    /// The classes that there are, in the order of `FeatureClass`.
    public var classes: [FeatureClass] { FeatureClass.allCases.filter { byClass[$0] != nil } }
}

extension WorldGazetteer {
    /// Counts all places: reads them once, thirteen million in a fraction of a second.
    public func census() -> GazetteerCensus {
        var features = [Int](repeating: 0, count: Int(UInt16.max) + 1)
        var countries = features
        for row in 0..<UInt32(clamping: index.placeCount) {
            guard let record = index.record(row) else { continue }
            features[Int(record.feature & ~GazetteerFormat.measuredBit)] += 1
            countries[Int(record.country)] += 1
        }
        var census = GazetteerCensus()
        for (number, count) in features.enumerated() where count > 0 {
            census.byClass[index.feature(UInt16(number)).0, default: 0] += count
        }
        for (number, count) in countries.enumerated() where count > 0 {
            if let country = index.country(UInt16(number)) {
                census.byCountry[country.code, default: 0] += count
            } else {
                census.withoutCountry += count
            }
        }
        return census
    }

    /// Whether a place is the user's own: put on top of the index by `gazetteer add`.
    public func isOwn(_ row: PlaceRow) -> Bool { row.index < UInt32(clamping: index.ownCount) }
}
