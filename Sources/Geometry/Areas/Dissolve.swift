/// Many areas put together to the ones they cover.
public enum Dissolve {
    /// Polygons to a task: enough to be worth a thread's while.
    private static let taskSize = 1000

    /// Everything that any of the areas covers; each feature of the result is one polygon.
    ///
    /// Areas that no chain of overlapping boxes connects are never looked at together; each group is put together on its
    /// own, on all cores: discs and other convex polygons from the parts of their edges that no other covers, the rest by
    /// `GEOSUnaryUnion_r`. The result is the same for any number of threads. Areas cut at the antimeridian stay cut there.
    public static func union(
        of blocks: [PackedAreas], threads: Int = .max
    ) throws(GeometryError) -> PackedAreas {
        let soup = PolygonSoup(blocks, threads: threads)
        // The largest groups first, so that no thread is left alone with one at the end.
        var tasks: [[[Int]]] = []
        var task: [[Int]] = []
        var size = 0
        for group in soup.index.groups().sorted(by: {
            $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0]
        }) {
            task.append(group)
            size += group.count
            if size >= taskSize {
                tasks.append(task)
                (task, size) = ([], 0)
            }
        }
        if !task.isEmpty { tasks.append(task) }
        let planned = tasks
        let results = Parallel.map(
            count: tasks.count, threads: min(threads, Parallel.width), tool: {}
        ) { number, _ in
            Result { () throws(GeometryError) in try soup.union(of: planned[number]) }
        }
        var union = PackedAreas()
        for result in results { union.append(try result.get()) }
        return union
    }
}

/// The polygons of many blocks, each with its box.
struct PolygonSoup: Sendable {
    let blocks: [PackedAreas]
    let index: BoxIndex
    /// Where each polygon is.
    private let places: [(block: Int, polygon: Int)]
    private let convex: [ConvexPolygon?]

    init(_ blocks: [PackedAreas], threads: Int) {
        self.blocks = blocks
        let parts = Parallel.map(
            count: blocks.count, threads: min(threads, Parallel.width), tool: {}
        ) { number, _ in
            blocks[number].convexPolygons()
        }
        places = parts.enumerated().flatMap { block, part in part.indices.map { (block, $0) } }
        convex = parts.flatMap { $0.map(\.convex) }
        index = BoxIndex(parts.flatMap { $0.map(\.box) })
    }

    /// The unions of these groups of polygons.
    func union(of groups: [[Int]]) throws(GeometryError) -> PackedAreas {
        var areas = PackedAreas()
        let crowd = ConvexUnion(convex, index)
        for group in groups {
            if group.count == 1 {
                let place = places[group[0]]
                areas.append(polygon: place.polygon, of: blocks[place.block])
            } else if let rings = crowd.rings(around: group) {
                areas.append(rings: rings)
            } else {
                let polygons = group.map { blocks[places[$0].block].polygon(places[$0].polygon) }
                for polygon in try GEOSContext().union(polygons) { areas.append([polygon]) }
            }
        }
        return areas
    }
}
