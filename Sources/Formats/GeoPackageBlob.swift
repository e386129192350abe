package import Geometry

/// The bounds of a shape in a plane of degrees, as GeoPackage and its R-tree want them: west is never
/// above east, so a shape in two parts on either side of the antimeridian is as wide as the world.
package struct PlanarBounds {
    package var west = Double.infinity
    package var east = -Double.infinity
    package var south = Double.infinity
    package var north = -Double.infinity

    package var isEmpty: Bool { west > east }

    package init() {}

    init(_ position: Coordinate) {
        (west, east) = (position.longitude, position.longitude)
        (south, north) = (position.latitude, position.latitude)
    }

    package init(_ shape: Shape) {
        switch shape {
        case .point(let position): add([position])
        case .line(let path): add(path)
        case .lines(let paths): for path in paths { add(path) }
        case .polygon(let polygon): add(polygon.exterior.coordinates)
        case .polygons(let polygons): for polygon in polygons { add(polygon.exterior.coordinates) }
        }
    }

    private mutating func add(_ path: [Coordinate]) {
        for position in path {
            west = min(west, position.longitude)
            east = max(east, position.longitude)
            south = min(south, position.latitude)
            north = max(north, position.latitude)
        }
    }

    package mutating func add(_ other: PlanarBounds) {
        west = min(west, other.west)
        east = max(east, other.east)
        south = min(south, other.south)
        north = max(north, other.north)
    }
}

/// A shape as a GeoPackage geometry blob in WGS84 (OGC 12-128r17, 2.1.3).
package func geoPackageBlob(_ shape: Shape, bounds: PlanarBounds) -> [UInt8] {
    // Bit 0: little-endian. Bits 1 to 3: which envelope. A point is its own envelope, and goes without.
    let isPoint = if case .point = shape { true } else { false }
    var encoder = WKBEncoder(after: [UInt8(ascii: "G"), UInt8(ascii: "P"), 0, isPoint ? 0b0001 : 0b0011])
    encoder.append(UInt32(4326))
    if !isPoint {
        encoder.append(bounds.west)
        encoder.append(bounds.east)
        encoder.append(bounds.south)
        encoder.append(bounds.north)
    }
    encoder.append(shape)
    return encoder.bytes
}
