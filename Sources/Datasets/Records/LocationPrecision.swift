/// How finely the publisher of a table says that a place is known: the one scale into which all their codes map.
public enum LocationPrecision: String, Hashable, Sendable, CaseIterable {
    /// The place itself: a settlement, a site.
    case exact
    /// Near a named place, or in a small area around it.
    case near
    /// Somewhere in a second-level division.
    case admin2
    /// Somewhere in a first-level division.
    case admin1
    /// An area or a line that is no division: a road, a border, a region.
    case area
    /// Somewhere in a country.
    case country
    /// On the high seas or above them.
    case sea
    /// The publisher does not know; whatever point the row has means nothing.
    case unknown
}

/// What gave an incident its point and its uncertainty. The names are what the store's column `rule` holds.
public enum PlacingRule: String, Hashable, Sendable, CaseIterable {
    /// The row's own point; as wide as the settlement that it stands for.
    case settlementExtent = "own point: extent of the settlement"
    /// The row's own point; the code says near it: a stated default.
    case nearDefault = "own point: near it, stated default"
    /// The row's own point; as far as the farthest vertex of the second-level division.
    case admin2Extent = "own point: farthest edge of the second-level division"
    /// The row's own point; as far as the farthest vertex of the first-level division.
    case admin1Extent = "own point: farthest edge of the first-level division"
    /// The row's own point; as far as the farthest vertex of the country.
    case countryExtent = "own point: farthest edge of the country"
    /// The row's own point; of the precision nothing more is known than a stated default for its kind.
    case codeDefault = "own point: stated default for its code"
    /// The row's own point and no word on its precision.
    case plainDefault = "own point: stated default"
    /// The middle of the row's own line or area; as far as that reaches.
    case shapeExtent = "own shape: as far as it reaches"
    /// The row says how far off its point may be.
    case statedUncertainty = "own point: the row's own uncertainty"
    /// The row's own point; as wide as the digits or the square that it is written with.
    case statedGrain = "own point: as finely as it is written"
    /// A position written in the row's words.
    case writtenPosition = "position in the text"
    /// A phrase read from the row's words: "10 km north of X".
    case phrase = "phrase in the text"
    /// The place by its name, in the division that the row names.
    case placeInDivision = "name: place within its division"
    /// The place by its name, in the country that the row names.
    case placeInCountry = "name: place within its country"
    /// The place by its name alone.
    case placeAlone = "name: place by itself"
    /// The likeliest of several places that bear the name.
    case likeliestName = "name: likeliest of several places"
    /// Another name in the row's words, in the division that the row names.
    case nameInWords = "name: place that the description names"
    /// The place by nearly its name.
    case similarName = "name: place spelled nearly so"
    /// The town that bears the name of the second-level division, as nothing finer is known.
    case seatName = "name: town of the second-level division"
    /// The second-level division, as nothing finer is known.
    case admin2Name = "name: second-level division"
    /// The first-level division, as nothing finer is known.
    case admin1Name = "name: first-level division"
    /// The country, as nothing finer is known.
    case countryName = "name: country"
}
