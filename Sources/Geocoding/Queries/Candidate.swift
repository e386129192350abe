import Gazetteer

/// One answer to a query, with the reason for its rank.
public struct Candidate: Hashable, Sendable {
    /// What the query may stand for.
    public let anchor: Anchor
    /// The place with the areas that hold it.
    public let title: String
    /// 0–1, comparable within one query only.
    public let score: Double
    /// Why it has this rank, for people.
    public let reason: String
}
