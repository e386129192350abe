/// How a place bears a name. A place that bears one name in several ways has the first of these.
public enum NameKind: UInt8, Hashable, Sendable, CaseIterable {
    /// The name that the gazetteer shows.
    case primary = 0
    /// The shown name in ASCII, where that gives another key.
    case ascii = 1
    /// The usual name in some language.
    case preferred = 2
    /// A short form: "California" for "State of California".
    case short = 3
    /// Another name, in any language.
    case alternate = 4
    /// A colloquial name: "Big Apple".
    case colloquial = 5
    /// A name of the past: "Saigon".
    case historic = 6
    /// An abbreviation: "UAE".
    case abbreviation = 7
    /// A code: ISO 3166, IATA, ICAO, or the letters of a first-order unit such as "CA".
    case code = 8
    /// What people of the place, or things from it, are called: "Afghan".
    case demonym = 9
}

/// A place that bears a name.
public struct NameMatch: Hashable, Sendable {
    /// The place.
    public let row: PlaceRow
    /// How it bears the name.
    public let kind: NameKind
}

/// What the index says of one key.
public struct Lookup: Hashable, Sendable {
    /// The places that bear the name, the most important first; empty when there is none.
    public let matches: [NameMatch]
    /// Whether some longer name starts with this one and a space, so that a scan for the longest match goes
    /// on.
    public let continues: Bool
}
