import Geometry

/// Shapes as well-known binary (OGC 06-103r4, 8.2), little-endian, longitude before latitude.
struct WKBEncoder {
    private(set) var bytes: [UInt8]

    /// An encoder that appends to these bytes.
    init(after bytes: [UInt8] = []) { self.bytes = bytes }

    mutating func append(_ shape: Shape) {
        switch shape {
        case .point(let position):
            begin(.point)
            append(position)
        case .line(let path): append(line: path)
        case .lines(let paths):
            begin(.multiLineString, count: paths.count)
            for path in paths { append(line: path) }
        case .polygon(let polygon): append(polygon)
        case .polygons(let polygons):
            begin(.multiPolygon, count: polygons.count)
            for polygon in polygons { append(polygon) }
        }
    }

    private mutating func append(line path: [Coordinate]) {
        begin(.lineString, count: path.count)
        for position in path { append(position) }
    }

    private mutating func append(_ polygon: Polygon) {
        let rings = polygon.woundRings
        begin(.polygon, count: rings.count)
        for ring in rings {
            append(UInt32(ring.count))
            for position in ring { append(position) }
        }
    }

    private mutating func append(_ position: Coordinate) {
        append(position.longitude)
        append(position.latitude)
    }

    private enum Code: UInt32 {
        case point = 1
        case lineString = 2
        case polygon = 3
        case multiLineString = 5
        case multiPolygon = 6
    }

    private mutating func begin(_ code: Code, count: Int? = nil) {
        bytes.append(1)
        append(code.rawValue)
        if let count { append(UInt32(count)) }
    }

    mutating func append(_ number: Double) { append(bits: number.bitPattern) }

    mutating func append(_ number: UInt32) { append(bits: number) }

    private mutating func append(bits: some FixedWidthInteger) {
        for shift in stride(from: 0, to: bits.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
    }
}
