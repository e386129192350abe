internal import Geometry

/// How the rows of a large table are spread over regions, so that a viewer draws a few thousand of them at any time.
///
/// The first level has some rows from everywhere and is always drawn; each further level has three times as many as all
/// before, and is drawn of the part of the map that is looked at, once it is looked at closely enough. Rows are taken by turns
/// along Hilbert's curve, so that every level is spread as the whole is; a region is a stretch of the curve.
package struct RegionPlan: Sendable {
    /// The regions in the order in which their rows come.
    let regions: [Region]

    /// Tables with more rows than this are worth a plan.
    package static let threshold = 10_000

    /// How many rows are drawn together.
    static let regionSize = 1000

    /// The name of a region's folder.
    func name(of region: Int) -> String {
        regions[region].level == 0 ? "Overview" : "Level \(regions[region].level), part \(region + 1)"
    }
}

/// A part of the map, and the rows that are drawn there.
struct Region: Sendable {
    /// From 0, which is drawn always.
    let level: Int
    /// Which rows of its level they are.
    let rows: Range<Int>
    /// The box around them, in degrees.
    fileprivate(set) var bounds: PlanarBounds

    init(level: Int, rows: Range<Int>, bounds: PlanarBounds) {
        self.level = level
        self.rows = rows
        self.bounds = bounds
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
