/// One answer to a query, with the reason for its rank.
public struct Candidate: Hashable, Sendable {
    /// What the query may stand for.
    public let anchor: Anchor
    /// The place with the areas that hold it.
    public let title: String
    /// How the query's words lead to it.
    public let match: QueryMatch
    /// 0–1, comparable within one query only.
    public let score: Double
    /// Why it has this rank, for people.
    public let reason: String
}

/// How the words of a query lead to a place. The first that finds anything counts: nothing is ever preferred to a name
/// that is written as the gazetteer has it.
public enum QueryMatch: String, Hashable, Sendable, CaseIterable {
    /// As the gazetteer or a landmark table writes it, or a position.
    case exact
    /// Without or with a word for a kind of place, and of that kind: "Idlib province".
    case kind
    /// With an abbreviation written out, or an article more or less: "S. Darfur", "El Hasakah".
    case written
    /// The place that the words name a part or the surroundings of: "northern Aleppo".
    case part
    /// One or two letters apart, or another spelling of the sound: "Kabool".
    case spelling
}
