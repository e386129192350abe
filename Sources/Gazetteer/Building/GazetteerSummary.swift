/// What went into an index.
public struct GazetteerSummary: Hashable, Sendable {
    /// Places.
    public internal(set) var places = 0
    /// Different keys.
    public internal(set) var keys = 0
    /// Pairs of a key and a place.
    public internal(set) var names = 0
    /// Places with a measured extent.
    public internal(set) var measured = 0
    /// Places of a source that an earlier one had: joined with those.
    public internal(set) var joined = 0
    /// Names without a letter, or longer than 200 bytes when folded, which were left out.
    public internal(set) var unusableNames = 0
    /// Alternate names whose place is in no table, which were left out.
    public internal(set) var orphanNames = 0
    /// Extents whose place is in no table, which were left out.
    public internal(set) var orphanExtents = 0
    /// Places with an outline.
    public internal(set) var outlined = 0
    /// Outlines whose place is in no table, which were left out.
    public internal(set) var orphanShapes = 0
    /// How many records were left out, by reason.
    public internal(set) var skipped: [String: Int] = [:]
}
