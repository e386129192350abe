package import Geometry

/// Reads a GeoJSON geometry (RFC 7946, 3.1).
package enum GeoJSONGeometry {
    /// What is wrong with a geometry, for people.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// Lists of lists of positions, as deep as they are written.
    private indirect enum Node {
        case number(Double)
        case list([Node])
    }

    /// The shapes of a geometry that a text is; nil when it is none.
    package static func shapes(of text: String) -> [Shape]? {
        let bytes = Array(text.utf8)
        return bytes.isEmpty ? nil : try? shapes(bytes, bytes.indices)
    }

    /// The shapes of a geometry: none for null, several for several points or a collection.
    static func shapes(_ bytes: [UInt8], _ range: Range<Int>, depth: Int = 0) throws -> [Shape] {
        guard bytes[range.lowerBound] != UInt8(ascii: "n") else { return [] }
        guard depth < 10 else { throw Fault(description: "collections in collections in collections") }
        var type = ""
        var coordinates: Node?
        var parts: [Range<Int>] = []
        var scanner = JSONScanner(bytes, range)
        try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
            switch name {
            case "type" where scanner.peek() == 0x22: type = try scanner.text()
            case "coordinates": coordinates = try node(&scanner, bytes, depth: 0)
            case "geometries":
                try scanner.array { (scanner) throws(JSONScanner.Failure) in
                    parts.append(try scanner.skip())
                }
            default: try scanner.skip()
            }
        }
        if type == "GeometryCollection" {
            return try parts.flatMap { try shapes(bytes, $0, depth: depth + 1) }
        }
        guard let coordinates else {
            throw Fault(
                description: type.isEmpty ? "the geometry has no type" : "the \(type) has no coordinates")
        }
        guard case .list(let items) = coordinates else {
            throw Fault(description: "the coordinates are no list")
        }
        // An empty list of coordinates is a geometry that is nowhere.
        if items.isEmpty { return [] }
        switch type {
        case "Point": return [.point(try position(coordinates))]
        case "MultiPoint": return try items.map { .point(try position($0)) }
        case "LineString": return [.line(try line(coordinates))]
        case "MultiLineString": return [.lines(try items.map(line))]
        case "Polygon": return [.polygon(try polygon(coordinates))]
        case "MultiPolygon": return [.polygons(try items.map(polygon))]
        default: throw Fault(description: "\u{2018}\(type)\u{2019} is no type of geometry")
        }
    }

    private static func node(
        _ scanner: inout JSONScanner, _ bytes: [UInt8], depth: Int
    ) throws(JSONScanner.Failure) -> Node {
        guard scanner.peek() == UInt8(ascii: "["), depth < 6 else {
            let range = try scanner.skip()
            guard let number = Double(String(decoding: bytes[range], as: UTF8.self)) else {
                throw JSONScanner.Failure(offset: range.lowerBound, expected: "a number")
            }
            return .number(number)
        }
        var items: [Node] = []
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
            items.append(try node(&scanner, bytes, depth: depth + 1))
        }
        return .list(items)
    }

    private static func list(_ node: Node, of what: String) throws -> [Node] {
        guard case .list(let items) = node else {
            throw Fault(description: "a number where \(what) belongs")
        }
        return items
    }

    private static func position(_ node: Node) throws -> Coordinate {
        let numbers = try list(node, of: "a position").prefix(2).map { item in
            guard case .number(let number) = item else {
                throw Fault(description: "a list where a number belongs")
            }
            return number
        }
        guard numbers.count == 2 else { throw Fault(description: "a position of fewer than two numbers") }
        return try ShapeRules.position(longitude: numbers[0], latitude: numbers[1])
    }

    private static func line(_ node: Node) throws -> [Coordinate] {
        try ShapeRules.line(try list(node, of: "a line").map(position))
    }

    private static func polygon(_ node: Node) throws -> Polygon {
        try ShapeRules.polygon(
            try list(node, of: "a polygon").map { try list($0, of: "a ring").map(position) })
    }
}

/// What every reader asks of shapes.
enum ShapeRules {
    static func position(longitude: Double, latitude: Double) throws -> Coordinate {
        guard let coordinate = Coordinate(latitude: latitude, longitude: longitude) else {
            throw GeoJSONGeometry.Fault(
                description:
                    "longitude \(longitude), latitude \(latitude): they lie in -180...180 and -90...90, longitude first"
            )
        }
        return coordinate
    }

    static func line(_ positions: [Coordinate]) throws -> [Coordinate] {
        guard positions.count >= 2 else {
            throw GeoJSONGeometry.Fault(description: "a line of fewer than two positions")
        }
        return positions
    }

    static func polygon(_ rings: [[Coordinate]]) throws -> Polygon {
        let closed = rings.map { Ring($0) }
        guard let exterior = closed.first else {
            throw GeoJSONGeometry.Fault(description: "a polygon without a ring")
        }
        guard closed.allSatisfy({ $0.coordinates.count >= 4 }) else {
            throw GeoJSONGeometry.Fault(description: "a ring of fewer than four positions")
        }
        return Polygon(exterior: exterior, holes: Array(closed.dropFirst()))
    }
}
