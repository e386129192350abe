/// A place in one opened index: cheap to keep and compare, worth nothing with another index.
///
/// Rows ascend with falling importance: population first, then rank (capitals, administrative units, the
/// rest).
public struct PlaceRow: Hashable, Comparable, Sendable {
    /// The place's number in the index, from 0.
    public let index: UInt32

    package init(index: UInt32) { self.index = index }

    /// The more important place first.
    public static func < (a: PlaceRow, b: PlaceRow) -> Bool { a.index < b.index }
}
