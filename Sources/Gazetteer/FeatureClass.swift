/// GeoNames' feature classes, by their letters (https://www.geonames.org/export/codes.html).
public enum FeatureClass: UInt8, Hashable, Sendable, CaseIterable {
    /// Country, state, region. `A`
    case administrative = 0x41
    /// Stream, lake, sea. `H`
    case water = 0x48
    /// Park, area, continent. `L`
    case area = 0x4C
    /// City, village. `P`
    case settlement = 0x50
    /// Road, railway. `R`
    case road = 0x52
    /// Spot, building, farm, airport. `S`
    case spot = 0x53
    /// Mountain, hill, island. `T`
    case terrain = 0x54
    /// Undersea feature. `U`
    case undersea = 0x55
    /// Forest, heath. `V`
    case vegetation = 0x56
    /// A place without a class. `?`
    case unknown = 0x3F

    /// GeoNames' letter.
    public var letter: Character { Character(Unicode.Scalar(rawValue)) }
}
