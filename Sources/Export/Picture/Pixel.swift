/// A position on the picture in its own units: x to the right, y down.
typealias Pixel = SIMD2<Double>

extension SIMD2<Double> {
    /// Its distance from the origin.
    var length: Double { (x * x + y * y).squareRoot() }
}

/// An upright rectangle of the picture.
struct PixelBox: Hashable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    init(left: Double, top: Double, right: Double, bottom: Double) {
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    init(around centre: Pixel, width: Double, height: Double) {
        self.init(
            left: centre.x - width / 2, top: centre.y - height / 2, right: centre.x + width / 2,
            bottom: centre.y + height / 2)
    }

    var width: Double { right - left }
    var height: Double { bottom - top }
    var middle: Pixel { Pixel((left + right) / 2, (top + bottom) / 2) }

    func widened(by margin: Double) -> PixelBox {
        PixelBox(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
    }

    func overlaps(_ other: PixelBox) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    func contains(_ other: PixelBox) -> Bool {
        left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
    }

    func contains(_ pixel: Pixel) -> Bool {
        pixel.x >= left && pixel.x <= right && pixel.y >= top && pixel.y <= bottom
    }
}

/// Cutting of lines and rings by a rectangle, on the picture or in degrees.
extension PixelBox {
    /// A closed ring cut to the box, by Sutherland and Hodgman (CACM 17, 1974). Where the ring leaves the box the result runs along its
    /// edge: right for filling, not for a line.
    func clipped(ring: [Pixel]) -> [Pixel] {
        var ring = ring
        for edge in 0..<4 {
            guard !ring.isEmpty else { break }
            /// How far inside the edge a point is.
            func depth(_ pixel: Pixel) -> Double {
                switch edge {
                case 0: pixel.x - left
                case 1: right - pixel.x
                case 2: pixel.y - top
                default: bottom - pixel.y
                }
            }
            var result: [Pixel] = []
            var previous = ring[ring.count - 1]
            var before = depth(previous)
            for pixel in ring {
                let now = depth(pixel)
                if (now >= 0) != (before >= 0) {
                    result.append(previous + (pixel - previous) * (before / (before - now)))
                }
                if now >= 0 { result.append(pixel) }
                (previous, before) = (pixel, now)
            }
            ring = result
        }
        return ring.count > 2 ? ring : []
    }

    /// The stretches of a line within the box, each edge cut as by Liang and Barsky (ACM TOG 3, 1984).
    func clipped(line: [Pixel]) -> [[Pixel]] {
        var parts: [[Pixel]] = []
        for (a, b) in zip(line, line.dropFirst()) {
            guard let (start, end) = clipped(from: a, to: b) else { continue }
            if parts.last?.last == start {
                parts[parts.count - 1].append(end)
            } else {
                parts.append([start, end])
            }
        }
        return parts
    }

    private func clipped(from a: Pixel, to b: Pixel) -> (Pixel, Pixel)? {
        let step = b - a
        var (enter, leave) = (0.0, 1.0)
        for (along, depth) in [
            (step.x, a.x - left), (-step.x, right - a.x), (step.y, a.y - top), (-step.y, bottom - a.y),
        ] {
            if along == 0 {
                if depth < 0 { return nil }
            } else if along > 0 {
                enter = max(enter, -depth / along)
            } else {
                leave = min(leave, -depth / along)
            }
        }
        guard enter <= leave else { return nil }
        return (enter == 0 ? a : a + step * enter, leave == 1 ? b : a + step * leave)
    }
}

/// The line without the corners that lie no farther than `tolerance` from what is left: Douglas and Peucker (1973) on the picture.
func thinned(_ line: [Pixel], tolerance: Double) -> [Pixel] {
    guard line.count > 2 else { return line }
    var keeps = Array(repeating: false, count: line.count)
    keeps[0] = true
    keeps[line.count - 1] = true
    var stretches = [(0, line.count - 1)]
    while let (start, end) = stretches.popLast() {
        guard end - start > 1 else { continue }
        var (farthest, distance) = (start, tolerance)
        let step = line[end] - line[start]
        let square = max(step.x * step.x + step.y * step.y, 1e-12)
        for number in start + 1..<end {
            let offset = line[number] - line[start]
            let share = max(0, min(1, (offset.x * step.x + offset.y * step.y) / square))
            let own = (offset - step * share).length
            if own > distance { (farthest, distance) = (number, own) }
        }
        guard farthest > start else { continue }
        keeps[farthest] = true
        stretches.append((start, farthest))
        stretches.append((farthest, end))
    }
    return zip(line, keeps).filter(\.1).map(\.0)
}
