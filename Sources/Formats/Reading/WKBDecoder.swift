package import Geometry

/// Reads shapes from well-known binary: OGC's, with or without Z and M (ISO 13249-3), and EWKB's flags.
struct WKBDecoder {
    private let bytes: [UInt8]
    private var position: Int

    private static let truncated = GeoJSONGeometry.Fault(description: "the geometry ends too early")

    /// A decoder that begins at a byte.
    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The shapes of the geometry here, as ``GeoJSONGeometry`` gives them.
    mutating func shapes(depth: Int = 0) throws -> [Shape] {
        guard depth < 10 else {
            throw GeoJSONGeometry.Fault(description: "collections in collections in collections")
        }
        let (kind, width, isLittle) = try header()
        switch kind {
        case 1: return try point(width, isLittle).map { [.point($0)] } ?? []
        case 2: return [.line(try line(width, isLittle))]
        case 3: return [.polygon(try polygon(width, isLittle))]
        case 4, 5, 6, 7:
            let count = try self.count(isLittle, least: 5)
            var parts: [Shape] = []
            for _ in 0..<count { parts += try shapes(depth: depth + 1) }
            return kind == 5 ? Self.lines(parts) : kind == 6 ? Self.polygons(parts) : parts
        default: throw GeoJSONGeometry.Fault(description: "geometries of type \(kind) are not read")
        }
    }

    /// The kind, the numbers of a position and the order of bytes.
    private mutating func header() throws -> (kind: UInt32, width: Int, isLittle: Bool) {
        guard position < bytes.count else { throw Self.truncated }
        let isLittle = bytes[position] == 1
        position += 1
        let code = try integer(isLittle)
        var (hasZ, hasM) = (code & 0x8000_0000 != 0, code & 0x4000_0000 != 0)
        if code & 0x2000_0000 != 0 { _ = try integer(isLittle) }
        let plain = code & 0x0FFF_FFFF
        hasZ = hasZ || plain / 1000 == 1 || plain / 1000 == 3
        hasM = hasM || plain / 1000 == 2 || plain / 1000 == 3
        return (plain % 1000, 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0), isLittle)
    }

    /// Nil for the empty point, whose numbers are none.
    private mutating func point(_ width: Int, _ isLittle: Bool) throws -> Coordinate? {
        let (x, y) = try (number(isLittle), number(isLittle))
        for _ in 2..<width { _ = try number(isLittle) }
        return x.isNaN && y.isNaN ? nil : try ShapeRules.position(longitude: x, latitude: y)
    }

    private mutating func path(_ width: Int, _ isLittle: Bool) throws -> [Coordinate] {
        var path: [Coordinate] = []
        for _ in 0..<(try count(isLittle, least: 8 * width)) {
            if let position = try point(width, isLittle) { path.append(position) }
        }
        return path
    }

    private mutating func line(_ width: Int, _ isLittle: Bool) throws -> [Coordinate] {
        try ShapeRules.line(try path(width, isLittle))
    }

    private mutating func polygon(_ width: Int, _ isLittle: Bool) throws -> Polygon {
        var rings: [[Coordinate]] = []
        for _ in 0..<(try count(isLittle, least: 4)) { rings.append(try path(width, isLittle)) }
        return try ShapeRules.polygon(rings)
    }

    /// A count of items of at least so many bytes: one that cannot be is refused before memory is asked for.
    private mutating func count(_ isLittle: Bool, least size: Int) throws -> Int {
        let count = Int(try integer(isLittle))
        guard count <= (bytes.count - position) / size else { throw Self.truncated }
        return count
    }

    private mutating func integer(_ isLittle: Bool) throws -> UInt32 { UInt32(try bits(4, isLittle)) }

    private mutating func number(_ isLittle: Bool) throws -> Double {
        Double(bitPattern: try bits(8, isLittle))
    }

    private mutating func bits(_ size: Int, _ isLittle: Bool) throws -> UInt64 {
        guard position + size <= bytes.count else { throw Self.truncated }
        var bits: UInt64 = 0
        for i in 0..<size {
            bits |= UInt64(bytes[position + i]) << UInt64(8 * (isLittle ? i : size - 1 - i))
        }
        position += size
        return bits
    }

    private static func lines(_ parts: [Shape]) -> [Shape] {
        let lines = parts.compactMap { if case .line(let line) = $0 { line } else { nil } }
        return lines.isEmpty ? [] : [.lines(lines)]
    }

    private static func polygons(_ parts: [Shape]) -> [Shape] {
        let polygons = parts.compactMap { if case .polygon(let polygon) = $0 { polygon } else { nil } }
        return polygons.isEmpty ? [] : [.polygons(polygons)]
    }
}

/// Well-known binary in the cells of tables.
package enum WellKnownBinary {
    /// The shapes of hexadecimal digits, as PostGIS gives geometries; nil when they are none.
    package static func shapes(hexadecimal text: some StringProtocol) -> [Shape]? {
        let digits = Array(text.utf8)
        guard digits.count >= 42, digits.count.isMultiple(of: 2), digits[0] == 0x30, digits[1] & 0xFE == 0x30
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
            else {
                return nil
            }
            bytes.append(byte)
        }
        var decoder = WKBDecoder(bytes)
        return try? decoder.shapes()
    }
}
