import Datasets
import Export

extension PlacingRule {
    /// The unit of which all is as likely, where nothing finer is known; nil where something is.
    var unitLevel: UnitLevel? {
        switch self {
        case .countryExtent, .countryName: .country
        case .admin1Extent, .admin1Name: .admin1
        case .admin2Extent, .admin2Name: .admin2
        case .settlementExtent, .nearDefault, .codeDefault, .plainDefault, .statedUncertainty,
            .writtenPosition, .phrase, .placeInDivision, .placeInCountry, .placeAlone, .nameInWords,
            .similarName, .seatName, .likeliestName, .statedGrain:
            nil
        }
    }
}
