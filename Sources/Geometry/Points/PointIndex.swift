/// Points on the ellipsoid, packed for questions of nearness whose answers are those of the geodesic.
///
/// The points lie in the order of a Hilbert curve; every sixteen of them, and every sixteen nodes, have a box in space
/// around them, with neither poles nor an antimeridian. A question compares straight distances in single precision,
/// those too close to its bound to tell in double precision, and of these the few that chords do not decide by their
/// geodesic (see ``ChordBounds``).
///
/// A point is told by its row: its place in the arrays that the index was built from. Answers depend on nothing but
/// the points, whatever the number of threads.
public final class PointIndex: Sendable {
    let columns: PointColumns
    /// Where the bytes of the index lie, and where in there it begins.
    package let block: MemoryBlock
    package let offset: Int

    /// An index whose bytes are in place.
    package init(_ block: MemoryBlock, at offset: Int, count: Int) {
        self.block = block
        self.offset = offset
        columns = PointColumns(block, at: offset, layout: PointLayout(count: count))
    }

    /// How many points there are.
    public var count: Int { columns.layout.count }

    /// How many bytes an index of so many points has.
    package static func byteCount(count: Int) -> Int { PointLayout(count: count).byteCount }

    /// The most points that an index can have.
    package static var limit: Int { PointLayout.limit }

    /// How many bytes the index has.
    package var byteCount: Int { columns.layout.byteCount }
}
