/// How outlines are cut up: a grid of squares of 3.6°, each parted in four up to five times where many outlines run.
/// All lengths are units of 1e-4 degrees (11 m), counted from 180° W and 90° S.
enum AreaGrid {
    static let unitsPerDegree = 1e4
    static let columns = 100
    static let rows = 50
    static let topSize = 36_000
    static let width = columns * topSize
    static let height = rows * topSize
    /// How often a square of the grid may be parted.
    static let levels = 5
    /// A square that fewer edges cross is not parted.
    static let fewEdges = 24
    /// No edge reaches farther along an axis, so that its ends can be told from any square it crosses in 16 bits.
    static let longestEdge = 14_000

    /// A square: its south-western corner and its side.
    struct Square {
        var x: Int
        var y: Int
        var size: Int

        /// A square of the grid by its number: from west to east, then from south to north.
        init(top number: Int) {
            x = number % AreaGrid.columns * AreaGrid.topSize
            y = number / AreaGrid.columns * AreaGrid.topSize
            size = AreaGrid.topSize
        }

        /// A quarter: bit 0 for the eastern ones, bit 1 for the northern ones.
        func quarter(_ number: Int) -> Square {
            var quarter = self
            quarter.size = size / 2
            quarter.x += number & 1 == 0 ? 0 : quarter.size
            quarter.y += number & 2 == 0 ? 0 : quarter.size
            return quarter
        }

        /// The unit from which its edges are counted.
        var origin: (x: Int, y: Int) { (x + size / 2, y + size / 2) }
    }

    /// Where, from the origin of a square, the areas that hold it are known. The fractions keep it off every line
    /// between two whole units.
    static let reference = (x: 0.318_309_886_183_790_7, y: 0.367_879_441_171_442_3)

    /// The two low bits of a node say what the rest is.
    enum Node {
        /// One area, counted from 1; 0 is none. No outline crosses the square.
        static let whole: UInt32 = 0
        /// Half the offset of its edges in ACEL.
        static let edges: UInt32 = 1
        /// The first of its four quarters in AIDX.
        static let quarters: UInt32 = 2
    }
}

/// On which side of a directed line a point lies; twice the area of their triangle.
@inline(__always)
func side(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ point: (x: Double, y: Double)
) -> Double {
    (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
}

/// Counts how often the way between two points crosses the edges of a line, by parity.
///
/// An end of an edge that lies on the straight line through both counts as lying on its left, so that of two edges
/// which meet there exactly one is crossed, or both are or none where the line only touches.
struct CrossingParity {
    let start: (x: Double, y: Double)
    let end: (x: Double, y: Double)
    var isOdd = false
    /// Whether the end lies on an edge.
    var touches = false

    @inline(__always)
    func isLeft(_ point: (x: Double, y: Double)) -> Bool { side(start, end, point) >= 0 }

    /// An edge whose ends lie on different sides of the line.
    @inline(__always)
    mutating func cross(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) {
        let last = side(a, b, end)
        if last == 0 { touches = true }
        if (side(a, b, start) > 0) != (last > 0) { isOdd.toggle() }
    }
}
