public import Geometry

/// A contradiction within a table.
public struct AuditFinding: Hashable, Sendable {
    /// What contradicts what.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The row cannot be read.
        case unreadable
        /// Latitude and longitude are exchanged: the other way round they lie in the named country or division.
        case swappedAxes = "swapped-axes"
        /// A sign is missing or too many: with the other one the point lies in the named country or division.
        case flippedSign = "flipped-sign"
        /// The point lies outside the named country, and no simple mend fits.
        case outsideCountry = "outside-country"
        /// The point lies outside the named first-level division.
        case outsideAdmin1 = "outside-admin1"
        /// The text writes out another position than the columns.
        case textPosition = "text-position"
        /// The point is 0, 0.
        case nullIsland = "null-island"
        /// Many rows stand on the middle of a country or a division and claim to be exact, or do not say otherwise.
        case centroidPile = "centroid-pile"
        /// The date lies in the future.
        case futureDate = "future-date"
        /// The last day lies before the first one.
        case reversedDates = "reversed-dates"
        /// Another row is the same word for word, or has the same name.
        case duplicate
        /// Another row tells of the same day, place, kind and people in nearly the same words.
        case nearDuplicate = "near-duplicate"
    }

    /// Line, row or feature in the file.
    public let line: Int
    /// The incident's name; empty without one.
    public let id: String
    /// What is wrong.
    public let kind: Kind
    /// The evidence, for people.
    public let evidence: String
    /// The row's point.
    public let point: Coordinate?
    /// Where it would lie with the mend that fits.
    public let mend: Coordinate?
}
