/// Turns the features of one layer into the bytes of a file, one at a time.
///
/// A writer appends to a buffer that the caller owns, so that the same one serves a file, a pipe and a
/// test, and cannot fail. Call `begin` once, `add` for each feature and `end` once.
public protocol FeatureWriter {
    /// Appends what comes before the first feature.
    mutating func begin(_ out: inout [UInt8])
    /// Appends a feature whose values stand in the order of the writer's fields.
    mutating func add(_ feature: Feature, to out: inout [UInt8])
    /// Appends what comes after the last feature.
    mutating func end(_ out: inout [UInt8])
}

extension FeatureWriter {
    /// A whole file of these features, in memory.
    public consuming func bytes(of features: some Sequence<Feature>) -> [UInt8] {
        var out: [UInt8] = []
        begin(&out)
        for feature in features { add(feature, to: &out) }
        end(&out)
        return out
    }
}
