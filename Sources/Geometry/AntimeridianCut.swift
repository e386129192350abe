/// Brings boundaries that run on past ±180 degrees back into the map, cut along the antimeridian.
///
/// A boundary here is unrolled: consecutive longitudes differ by the true difference, and one that circles a
/// pole ends 360 degrees from where it began. The interior lies to its left. What comes out follows
/// RFC 7946, 3.1.9, and 3.1.6 for the winding: an area with a pole runs along ±180 to latitude ±90.
struct AntimeridianCut {
    /// A vertex of an unrolled boundary, degrees.
    struct Vertex: Equatable {
        var longitude: Double
        var latitude: Double
    }

    /// A stretch of boundary inside the map; its two ends lie on the map's frame.
    private struct Chain {
        var coordinates: [Coordinate]
        var start: Double
        var end: Double

        /// Degrees along the frame to where the next chain starts.
        ///
        /// When that is here, the two only meet in a corner if the frame lies between them on the left.
        func gap(to next: Chain) -> Double {
            let distance = MapFrame.distance(from: end, to: next.start)
            let count = coordinates.count
            guard distance == 0, count > 1, next.coordinates.count > 1 else { return distance }
            let back = Self.steepness(from: coordinates[count - 1], to: coordinates[count - 2])
            let onward = Self.steepness(from: next.coordinates[0], to: next.coordinates[1])
            return onward > back ? MapFrame.length : 0
        }

        /// The slope of an edge that leaves the frame, growing anticlockwise whichever side it leaves.
        private static func steepness(from a: Coordinate, to b: Coordinate) -> Double {
            let run = b.longitude - a.longitude
            let rise = b.latitude - a.latitude
            return run == 0 ? (rise * -a.longitude >= 0 ? .infinity : -.infinity) : rise / run
        }
    }

    private var chains: [Chain] = []
    private var rings: [[Coordinate]] = []

    /// Adds a boundary, its first vertex not repeated.
    ///
    /// `turns` is how often it circles the north pole eastward. `crossing` gives the latitude at which the
    /// edge from vertex `i` to the next meets the meridian `longitude` (unrolled).
    mutating func add(
        _ boundary: [Vertex], turns: Int, crossing: (_ edge: Int, _ longitude: Double) -> Double
    ) {
        guard let first = boundary.first else { return }
        let firstCell = Self.cell(first.longitude)
        var cell = firstCell
        var current = [Self.coordinate(first, cell: cell)]
        var pieces: [[Coordinate]] = []
        for i in boundary.indices {
            let isLast = i == boundary.count - 1
            var next = isLast ? first : boundary[i + 1]
            var nextCell = Self.cell(next.longitude)
            if isLast {
                next.longitude += 360 * Double(turns)
                nextCell = firstCell + Double(turns)
            }
            while cell != nextCell {
                let step: Double = nextCell > cell ? 1 : -1
                let meridian = 360 * cell + 180 * step
                let latitude = crossing(i, meridian)
                let side = 180 * step
                Self.append(Coordinate(wrappingLatitude: latitude, longitude: side), to: &current)
                pieces.append(current)
                current = [Coordinate(wrappingLatitude: latitude, longitude: -side)]
                cell += step
            }
            Self.append(Self.coordinate(next, cell: cell), to: &current)
        }
        if pieces.isEmpty {
            rings.append(current)
        } else {
            // The last piece runs on into the first: both are in the cell where the boundary began.
            pieces[0] = current + pieces[0].dropFirst()
            for piece in pieces { addChain(piece) }
        }
    }

    /// The areas to the left of all boundaries.
    func polygons() -> [Polygon] {
        var closed = rings
        closed += stitched()
        return Polygons.assemble(closed, wholeMapIfOnlyHoles: true)
    }

    /// Follows each chain to its end, then the frame anticlockwise to the next chain's start.
    private func stitched() -> [[Coordinate]] {
        var remaining = chains
        var result: [[Coordinate]] = []
        while var ring = remaining.popLast() {
            while true {
                let nearest = remaining.indices.min {
                    ring.gap(to: remaining[$0]) < ring.gap(to: remaining[$1])
                }
                guard let nearest,
                    ring.gap(to: remaining[nearest]) < MapFrame.distance(from: ring.end, to: ring.start)
                else { break }
                let next = remaining.remove(at: nearest)
                for corner in MapFrame.corners(from: ring.end, to: next.start) {
                    Self.append(corner, to: &ring.coordinates)
                }
                for coordinate in next.coordinates { Self.append(coordinate, to: &ring.coordinates) }
                ring.end = next.end
            }
            for corner in MapFrame.corners(from: ring.end, to: ring.start) {
                Self.append(corner, to: &ring.coordinates)
            }
            if let first = ring.coordinates.first { Self.append(first, to: &ring.coordinates) }
            result.append(ring.coordinates)
        }
        return result
    }

    /// Adds a stretch that begins and ends on the frame, in parts where it touches the frame in between.
    private mutating func addChain(_ coordinates: [Coordinate]) {
        var part: [Coordinate] = []
        for coordinate in coordinates {
            part.append(coordinate)
            guard abs(coordinate.longitude) == 180, part.count > 1, let first = part.first else { continue }
            // A stretch along the antimeridian itself bounds nothing on this side of it.
            if part.contains(where: { abs($0.longitude) != 180 }) {
                chains.append(
                    Chain(
                        coordinates: part, start: MapFrame.position(of: first),
                        end: MapFrame.position(of: coordinate)))
            }
            part = [coordinate]
        }
    }

    /// Which copy of the map a longitude lies in; 180 is the last longitude of its copy.
    private static func cell(_ longitude: Double) -> Double { ((longitude - 180) / 360).rounded(.up) }

    private static func coordinate(_ vertex: Vertex, cell: Double) -> Coordinate {
        let longitude = vertex.longitude - 360 * cell
        return Coordinate(wrappingLatitude: vertex.latitude, longitude: min(180, max(-180, longitude)))
    }

    private static func append(_ coordinate: Coordinate, to path: inout [Coordinate]) {
        if path.last != coordinate { path.append(coordinate) }
    }
}
