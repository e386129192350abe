/// Every width that neither a row nor the gazetteer states, metres. Judgements, on the large side.
enum PlacingDefaults {
    /// A point without a word on its precision: as a rule it stands for a settlement.
    static let plain = 5_000.0
    /// "Near it": within 25 km of a known point (UCDP GED codebook, where_prec 2); ACLED's small areas are about as large.
    static let near = 25_000.0
    /// Divisions that the gazetteer does not know.
    static let admin2 = 40_000.0, admin1 = 80_000.0, country = 300_000.0
    /// A road, a border, a region.
    static let area = 100_000.0
    /// The same where a place that lies in it is named.
    static let namedArea = 50_000.0
    /// How far from its country's circle a place may lie that changed hands since, and one of a region of old.
    static let formerly = 100_000.0
    /// What the circles of outlines are widened by: outlines are thinned, and divisions move.
    static let outlineSlack = 1.1
    /// How far apart namesakes may be for one circle to hold them.
    static let namesakes = 150_000.0
    /// No position in a text is surer than this, however many digits it has; ships move, and their reports lose digits.
    static let written = 1_000.0, writtenAtSea = 2_000.0
    /// How far outside the country that its row names a position in a text may lie on land, and how far at sea.
    static let strayed = 100_000.0, offshore = 1_000_000.0
    /// On the high seas.
    static let sea = 200_000.0
    /// What gazetteers differ by in where they put a settlement's point.
    static let gazetteerSlack = 1_500.0
    /// How far beyond its second-level division a place of that name may lie and still be the one that is meant.
    static let sameDivision = 40_000.0
    /// What is added to another place that the description names.
    static let neighbour = 20_000.0
    /// How near the named settlement must be for its extent to be that of a row's own point.
    static let sameSettlement = 30_000.0
}
