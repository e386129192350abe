internal import Geometry

/// How the rows of a large table are spread over regions, so that a viewer draws a few thousand of them at any time.
///
/// The first level has some rows from everywhere and is always drawn; each further level has three times as many as all
/// before, and is drawn of the part of the map that is looked at, once it is looked at closely enough. Rows are taken by turns
/// along Hilbert's curve, so that every level is spread as the whole is; a region is a stretch of the curve.
package struct RegionPlan: Sendable {
    /// How many rows have a position.
    private let located: Int
    private let depth: Int
    /// How many levels there are.
    let levelCount: Int
    /// How many regions there are.
    let regionCount: Int

    /// Tables with more rows than this are worth a plan.
    package static let threshold = 10_000

    /// How many rows are drawn together.
    static let regionSize = 1000

    /// A plan for so many rows with a position and without one.
    init(located: Int, elsewhere: Int) {
        self.located = located
        // Each level has four times the rows of those before it, together with them.
        var depth = 0
        while located >> (2 * depth) > Self.regionSize { depth += 1 }
        self.depth = depth
        levelCount = depth + 1
        func regions(_ rows: Int) -> Int { (rows + Self.regionSize - 1) / Self.regionSize }
        /// How many rows the levels from 0 on have, without the last few ones.
        func rows(without levels: Int) -> Int { (located + 1 << (2 * levels) - 1) >> (2 * levels) }
        regionCount =
            (0..<depth).reduce(regions(rows(without: depth)) + regions(elsewhere)) {
                $0 + regions(rows(without: $1) - rows(without: $1 + 1))
            }
    }

    /// The level of a row by its turn on the curve, from 0; rows without a position come behind all levels.
    @inline(__always)
    func level(ofTurn turn: Int) -> Int {
        if turn >= located { return levelCount }
        return turn == 0 ? 0 : depth - min(depth, turn.trailingZeroBitCount / 2)
    }
}

/// A part of the map, and the rows that are drawn there.
struct Region: Sendable {
    /// Which one it is, from 0.
    let number: Int
    /// From 0, which is drawn always.
    let level: Int
    /// The box around its rows, in degrees; empty when they have no positions.
    let bounds: PlanarBounds

    /// The region that the rows of a block fill, if they do.
    init?(of rows: RowBlock) {
        guard let level = rows.level else { return nil }
        self.level = level
        number = rows.number
        var bounds = PlanarBounds()
        for row in 0..<rows.count {
            if let position = Coordinate(latitude: rows.latitudes[row], longitude: rows.longitudes[row]) {
                bounds.add(PlanarBounds(position))
            }
        }
        self.bounds = bounds
    }

    /// What people call it.
    var name: String {
        if bounds.isEmpty { return "Without a position" }
        return level == 0 ? "Overview" : "Level \(level), part \(number + 1)"
    }

    /// A region of a thousand rows fills this many pixels each way before they are drawn: about a dozen are in view.
    private static let leastPixels = 384
    /// No box is narrower, in degrees: one of no width would never be seen.
    private static let leastWidth = 0.02

    /// Appends the KML element; a region that is always drawn has none.
    func append(to out: inout [UInt8]) {
        guard level > 0, !bounds.isEmpty else { return }
        func widened(_ low: Double, _ high: Double, _ limit: Double) -> (Double, Double) {
            let missing = max(0, Self.leastWidth - (high - low)) / 2
            return (max(-limit, low - missing), min(limit, high + missing))
        }
        let (south, north) = widened(bounds.south, bounds.north, 90)
        let (west, east) = widened(bounds.west, bounds.east, 180)
        out.append("<Region><LatLonAltBox>")
        for (name, degrees) in [("north", north), ("south", south), ("east", east), ("west", west)] {
            out.append("<\(name)>")
            out.append(degrees: degrees)
            out.append("</\(name)>")
        }
        out.append("</LatLonAltBox><Lod><minLodPixels>\(Self.leastPixels)</minLodPixels>")
        out.append("<maxLodPixels>-1</maxLodPixels></Lod></Region>\n")
    }
}
