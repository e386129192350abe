import Geometry

/// Discs as text, with the precision that `buffer` is asked for.
enum BufferText {
    /// A disc with its radius.
    typealias Drawn = (radius: Length, polygons: [Polygon])

    /// One Feature, or a FeatureCollection of several (RFC 7946).
    static func geoJSON(_ discs: [Drawn], around centre: Coordinate, decimals: Int) -> String {
        let features = discs.map { disc in
            let rings = disc.polygons.map { polygon in
                list(
                    ([polygon.exterior] + polygon.holes).map { ring in
                        list(ring.coordinates.map { position($0, decimals) })
                    })
            }
            let geometry =
                rings.count == 1
                ? #"{"type":"Polygon","coordinates":\#(rings[0])}"#
                : #"{"type":"MultiPolygon","coordinates":\#(list(rings))}"#
            let properties =
                #"{"radius_m":\#(disc.radius.metres),"latitude":\#(centre.latitude),"longitude":\#(centre.longitude)}"#
            return #"{"type":"Feature","geometry":\#(geometry),"properties":\#(properties)}"#
        }
        if features.count == 1 { return features[0] + "\n" }
        return #"{"type":"FeatureCollection","features":["# + "\n" + features.joined(separator: ",\n")
            + "\n]}\n"
    }

    /// One line of well-known text a disc (OGC 06-103r4), every coordinate as exact as it was computed.
    static func wkt(_ discs: [Drawn]) -> String {
        discs.map { wkt($0.polygons) }.joined()
    }

    /// One line of well-known text.
    static func wkt(_ polygons: [Polygon]) -> String {
        let bodies = polygons.map { polygon in
            let rings = ([polygon.exterior] + polygon.holes).map { ring in
                let points = ring.coordinates.map { "\($0.longitude) \($0.latitude)" }
                return "(" + points.joined(separator: ", ") + ")"
            }
            return "(" + rings.joined(separator: ", ") + ")"
        }
        return bodies.isEmpty
            ? "MULTIPOLYGON EMPTY\n"
            : bodies.count == 1
                ? "POLYGON \(bodies[0])\n" : "MULTIPOLYGON (\(bodies.joined(separator: ", ")))\n"
    }

    /// The areas as they will be printed. Where rounding could close a gap, at the edge of the map or in a disc
    /// that is small against it, GEOS rounds, so that what is valid stays valid.
    static func rounded(
        _ polygons: [Polygon], decimals: Int, isSmall: Bool = false
    ) throws(GeometryError) -> [Polygon] {
        guard !isSmall && decimals >= 7 else {
            return try GEOSContext().rounded(polygons, toGrid: 1 / power(decimals))
        }
        // Of the thousands of a dissolved layer only the few at the edge.
        let atEdge = polygons.filter(isAtEdge)
        guard !atEdge.isEmpty else { return polygons }
        return try polygons.filter { !isAtEdge($0) }
            + GEOSContext().rounded(atEdge, toGrid: 1 / power(decimals))
    }

    private static func isAtEdge(_ polygon: Polygon) -> Bool {
        polygon.exterior.coordinates.contains { abs($0.longitude) == 180 || abs($0.latitude) > 89.999 }
    }

    private static func position(_ coordinate: Coordinate, _ decimals: Int) -> String {
        "[" + number(coordinate.longitude, decimals) + "," + number(coordinate.latitude, decimals) + "]"
    }

    private static func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

    /// A number with at most so many decimals, without an exponent and without trailing zeros.
    private static func number(_ value: Double, _ decimals: Int) -> String {
        let scale = power(decimals)
        let scaled = UInt64((abs(value) * scale).rounded())
        let (whole, part) = scaled.quotientAndRemainder(dividingBy: UInt64(scale))
        var text = value < 0 && scaled > 0 ? "-\(whole)" : "\(whole)"
        guard part > 0 else { return text }
        var digits = String(part)
        digits = String(repeating: "0", count: decimals - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        text += "." + digits
        return text
    }

    private static func power(_ decimals: Int) -> Double { (0..<decimals).reduce(1.0) { p, _ in p * 10 } }
}
