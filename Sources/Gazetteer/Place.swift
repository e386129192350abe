public import Geometry

/// A place of the gazetteer.
public struct Place: Hashable, Sendable {
    /// Where it stands in the index.
    public let row: PlaceRow
    /// Its GeoNames identifier, or the identifier of the source that the index was built from.
    public let geonameID: Int
    /// The name to show.
    public let name: String
    /// The point that the source gives, to 1e-7 degrees.
    public let coordinate: Coordinate
    /// What kind of thing it is.
    public let featureClass: FeatureClass
    /// GeoNames' feature code without the class, such as `PPLC` or `ADM1`; may be empty.
    public let featureCode: String
    /// ISO 3166-1 alpha-2; nil at sea and for things that lie in several countries.
    public let countryCode: String?
    /// Inhabitants; 0 when unknown.
    public let population: Int
    /// The first-order unit that it lies in; nil when unknown, and for the unit itself and what is above it.
    public let admin1: PlaceRow?
    /// The second-order unit that it lies in; nil when unknown, and for the unit itself and what is above it.
    public let admin2: PlaceRow?
    /// The country that it lies in; nil at sea, and for the country itself and what is above it.
    public let country: PlaceRow?
    /// Radius around `coordinate` that holds the place: measured where `extentIsMeasured`, otherwise by
    /// `DefaultExtent`.
    public let extent: Length
    /// Whether `extent` comes from an outline or an area, not from a rule of thumb.
    public let extentIsMeasured: Bool
    /// The box around its outline, where the sources have one.
    public let envelope: Envelope?
}
