import Datasets
import Export

extension PlacingRule {
    /// The units by what a column `rule` says.
    static let unitLevels = Dictionary(
        uniqueKeysWithValues: allCases.compactMap { rule in rule.unitLevel.map { (rule.rawValue, $0) } })

    /// The unit of which all is as likely, where nothing finer is known; nil where something is.
    private var unitLevel: UnitLevel? {
        switch self {
        case .countryExtent, .countryName: .country
        case .admin1Extent, .admin1Name: .admin1
        case .admin2Extent, .admin2Name: .admin2
        case .settlementExtent, .nearDefault, .codeDefault, .plainDefault, .shapeExtent, .statedUncertainty,
            .writtenPosition, .phrase, .placeInDivision, .placeInCountry, .placeAlone, .nameInWords,
            .similarName, .seatName, .likeliestName, .statedGrain:
            nil
        }
    }
}
