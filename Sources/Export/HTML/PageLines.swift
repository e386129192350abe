import Gazetteer

/// Lines as the page has them: whole steps from corner to corner, which are short and compress well.
enum PageLines {
    /// A line in whole steps, each corner but the first from the one before; nil where all of it is one step.
    static func steps(_ line: [(x: Double, y: Double)], _ step: Double) -> [Double]? {
        var result: [Double] = []
        var last = (x: 0.0, y: 0.0)
        for corner in line {
            let next = (x: (corner.x / step).rounded(), y: (corner.y / step).rounded())
            if !result.isEmpty, next == last { continue }
            result += [next.x - last.x, next.y - last.y]
            last = next
        }
        return result.count > 2 ? result : nil
    }

    /// A line without corners that lie no farther than the tolerance from what is left, after Douglas and Peucker
    /// (Cartographica 10, 1973). Of a ring the first corner is the last, too, and stays.
    static func simplified(_ line: [(x: Double, y: Double)], tolerance: Double) -> [(x: Double, y: Double)] {
        guard line.count > 2 else { return line }
        var isKept = [Bool](repeating: false, count: line.count)
        isKept[0] = true
        isKept[line.count - 1] = true
        var stretches = [(0, line.count - 1)]
        while let (first, last) = stretches.popLast() {
            let (a, b) = (line[first], line[last])
            let (dx, dy) = (b.x - a.x, b.y - a.y)
            let length = (dx * dx + dy * dy).squareRoot()
            var (farthest, reach) = (first, tolerance)
            for index in first + 1..<max(first + 1, last) {
                let (px, py) = (line[index].x - a.x, line[index].y - a.y)
                let distance =
                    length > 0 ? abs(px * dy - py * dx) / length : (px * px + py * py).squareRoot()
                if distance > reach { (farthest, reach) = (index, distance) }
            }
            if farthest > first {
                isKept[farthest] = true
                stretches += [(first, farthest), (farthest, last)]
            }
        }
        return zip(line, isKept).filter(\.1).map(\.0)
    }

    /// The part of a ring within a box, by Sutherland and Hodgman (Comm. ACM 17, 1974): for filling only, as parts that
    /// lie apart stay joined along the box's sides.
    static func clipped(
        _ ring: [(x: Double, y: Double)], west: Double, south: Double, east: Double, north: Double
    ) -> [(x: Double, y: Double)] {
        var ring = ring
        for (isX, limit, sign) in [
            (true, west, 1.0), (true, east, -1.0), (false, south, 1.0), (false, north, -1.0),
        ] {
            guard let last = ring.last else { return [] }
            var result: [(x: Double, y: Double)] = []
            var a = last
            for b in ring {
                let (from, to) = ((isX ? a.x : a.y) - limit, (isX ? b.x : b.y) - limit)
                if (from * sign >= 0) != (to * sign >= 0) {
                    let share = from / (from - to)
                    result.append(
                        isX ? (limit, a.y + (b.y - a.y) * share) : (a.x + (b.x - a.x) * share, limit))
                }
                if to * sign >= 0 { result.append(b) }
                a = b
            }
            ring = result
        }
        return ring
    }
}
