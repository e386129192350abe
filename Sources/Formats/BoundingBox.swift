public import Geometry

/// Gathers positions into the smallest box around them, across the antimeridian where that is smaller.
///
/// The longitudes covered are kept as intervals; the box is the circle without the widest gap between
/// them. Their number is bounded, so a box around ten million features costs no more than one around ten.
public struct BoundingBox: Hashable, Sendable {
    private struct Interval: Hashable {
        var west: Double
        var east: Double
    }

    private var south = Double.infinity
    private var north = -Double.infinity
    private var intervals: [Interval] = []

    private static let most = 512

    /// A box around nothing.
    public init() {}

    /// The box around a shape.
    public init(_ shape: Shape) { add(shape) }

    /// The smallest box; nil around nothing. `west > east` when it crosses the antimeridian.
    public var envelope: Envelope? {
        let sorted = intervals.count == 1 ? intervals : merged()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        // The gap across the antimeridian wins a tie: an ordinary box is easier to read.
        var widest = first.west + 360 - last.east
        var (west, east) = (first.west, last.east)
        for (left, right) in zip(sorted, sorted.dropFirst()) where right.west - left.east > widest {
            widest = right.west - left.east
            (west, east) = (right.west, left.east)
        }
        return Envelope(west: west, south: south, east: east, north: north)
    }

    /// Widens the box to hold a shape.
    public mutating func add(_ shape: Shape) {
        switch shape {
        case .point(let position): add([position])
        case .line(let path): add(path)
        case .lines(let paths): for path in paths { add(path) }
        case .polygon(let polygon): add(polygon.exterior.coordinates)
        case .polygons(let polygons): for polygon in polygons { add(polygon.exterior.coordinates) }
        }
    }

    /// Widens the box to hold another.
    public mutating func add(_ other: BoundingBox) {
        south = min(south, other.south)
        north = max(north, other.north)
        for interval in other.intervals { add(interval) }
    }

    /// Widens the box to hold a path that does not cross the antimeridian.
    private mutating func add(_ path: [Coordinate]) {
        guard let first = path.first else { return }
        var interval = Interval(west: first.longitude, east: first.longitude)
        for position in path {
            south = min(south, position.latitude)
            north = max(north, position.latitude)
            interval.west = min(interval.west, position.longitude)
            interval.east = max(interval.east, position.longitude)
        }
        add(interval)
    }

    private mutating func add(_ interval: Interval) {
        intervals.append(interval)
        if intervals.count == Self.most { compact() }
    }

    /// The intervals from west to east, those that overlap made one.
    private func merged() -> [Interval] {
        var result: [Interval] = []
        for interval in intervals.sorted(by: { $0.west < $1.west }) {
            if let last = result.last, interval.west <= last.east {
                result[result.count - 1].east = max(last.east, interval.east)
            } else {
                result.append(interval)
            }
        }
        return result
    }

    /// Closes the narrowest gaps: with this many intervals none of them can be the widest.
    private mutating func compact() {
        let all = merged()
        let gaps = zip(all, all.dropFirst()).map { $1.west - $0.east }.sorted()
        guard gaps.count >= Self.most / 2 else {
            intervals = all
            return
        }
        let narrow = gaps[gaps.count - Self.most / 4]
        intervals = []
        for interval in all {
            if let last = intervals.last, interval.west - last.east < narrow {
                intervals[intervals.count - 1].east = interval.east
            } else {
                intervals.append(interval)
            }
        }
    }
}
