import Geometry

/// A balanced k-d tree over points in space (Bentley 1975), searched where it lies.
///
/// The root of a range of points is its middle one; those before it lie on the lower side of it along its axis, those
/// after it on the upper. Nothing else is stored, so every range is half of the one above and no damage can make the
/// search run in a circle. Small ranges are not ordered.
struct PointTree {
    /// A point found, and the square of its straight distance in steps.
    struct Hit {
        var squared: Double
        var payload: UInt32
    }

    /// Ranges of so many points are looked through one by one.
    static let leaf = 8

    let bytes: IndexBytes
    let range: Range<Int>

    var count: Int { range.count / PackedPoint.size }

    /// The `limit` nearest points that `filter` takes, and all whose geodesic might be shorter than that of one of
    /// them; by straight distance.
    ///
    func nearest(
        _ query: TreeQuery, limit: Int, into hits: inout [Hit], filter: some PointFilter
    ) {
        hits.removeAll(keepingCapacity: true)
        guard limit > 0 else { return }
        var search = Search(query: query, start: range.lowerBound, limit: limit, filter: filter, hits: hits)
        hits = []
        bytes.withRawSpan(0..<bytes.count) { search.visit($0, 0, count, 0, (0, 0, 0)) }
        hits = search.hits
    }
}

/// Which points of a tree are wanted.
///
/// A value that the search holds and gives the bytes of the index to: a closure, or bytes fetched each time, would count
/// references in the innermost loop, which cores fight over.
protocol PointFilter {
    /// Whether a point with this payload is wanted; `bytes` are all bytes of the index.
    func takes(_ payload: UInt32, _ bytes: RawSpan) -> Bool
}

/// All points.
struct AnyPoint: PointFilter {
    func takes(_ payload: UInt32, _ bytes: RawSpan) -> Bool { true }
}

private struct Search<Filter: PointFilter> {
    let query: TreeQuery
    /// Where the points begin.
    let start: Int
    let limit: Int
    let filter: Filter
    var hits: [PointTree.Hit]
    /// The square of the distance within which points are still wanted.
    private var bound = Double.infinity

    init(query: TreeQuery, start: Int, limit: Int, filter: Filter, hits: [PointTree.Hit]) {
        self.query = query
        self.start = start
        self.limit = limit
        self.filter = filter
        self.hits = hits
    }

    /// Searches the points from `low` up to `high`, no part of whose box is nearer than the square root of `least`;
    /// `offsets` is how far the box is away along each axis (Arya and Mount 1993).
    mutating func visit(
        _ bytes: RawSpan, _ low: Int, _ high: Int, _ least: Double, _ offsets: (Double, Double, Double)
    ) {
        if high - low <= PointTree.leaf {
            for index in low..<high {
                let (position, payload) = point(bytes, index)
                consider(bytes, position, payload)
            }
            return
        }
        let middle = (low + high) / 2
        let (position, payload) = point(bytes, middle)
        let away: Double
        var beyond = offsets
        let least2: Double
        switch position >> 60 {
        case 0:
            away = query.x - Double(position & 0xF_FFFF)
            least2 = least - offsets.0 * offsets.0 + away * away
            beyond.0 = away
        case 1:
            away = query.y - Double(position >> 20 & 0xF_FFFF)
            least2 = least - offsets.1 * offsets.1 + away * away
            beyond.1 = away
        default:
            away = query.z - Double(position >> 40 & 0xF_FFFF)
            least2 = least - offsets.2 * offsets.2 + away * away
            beyond.2 = away
        }
        if away < 0 {
            visit(bytes, low, middle, least, offsets)
            consider(bytes, position, payload)
            if least2 <= bound { visit(bytes, middle + 1, high, least2, beyond) }
        } else {
            visit(bytes, middle + 1, high, least, offsets)
            consider(bytes, position, payload)
            if least2 <= bound { visit(bytes, low, middle, least2, beyond) }
        }
    }

    @inline(__always)
    private func point(_ bytes: RawSpan, _ index: Int) -> (position: UInt64, payload: UInt32) {
        let at = start + index * PackedPoint.size
        return (bytes.number(at, UInt64.self), bytes.number(at + 8, UInt32.self))
    }

    @inline(__always)
    private mutating func consider(
        _ bytes: RawSpan, _ position: UInt64, _ payload: UInt32
    ) {
        let x = query.x - Double(position & 0xF_FFFF)
        let y = query.y - Double(position >> 20 & 0xF_FFFF)
        let z = query.z - Double(position >> 40 & 0xF_FFFF)
        let squared = x * x + y * y + z * z
        if squared <= bound, filter.takes(payload, bytes) {
            insert(PointTree.Hit(squared: squared, payload: payload))
        }
    }

    private mutating func insert(_ hit: PointTree.Hit) {
        var place = hits.count
        while place > 0, hits[place - 1].squared > hit.squared { place -= 1 }
        hits.insert(hit, at: place)
        guard hits.count >= limit else { return }
        let farthest = hits[limit - 1].squared.squareRoot()
        let radius = farthest + TreeQuery.slack(farthest)
        bound = radius * radius
        while let last = hits.last, last.squared > bound { hits.removeLast() }
    }
}
