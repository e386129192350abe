/// Discs of one size around many positions, on all cores.
public struct DiscBatch: Sendable {
    /// The geodesic distance from each centre to its boundary.
    public let radius: Length
    private let table: CircleTable

    /// Discs in a block of the result.
    private static let blockSize = 2048

    /// Prepares discs with so many vertices, as ``Disc/polygons(segments:)`` draws them.
    ///
    /// Throws ``GeometryError/length(_:mustBe:)`` for a radius not in 1 cm ... 19,970 km, ``GeometryError/segments(_:)``
    /// below three.
    public init(radius: Length, segments: Int = 64) throws(GeometryError) {
        try Disc.check(radius)
        guard segments >= 3 else { throw .segments(segments) }
        self.radius = radius
        table = CircleTable(segments: segments)
    }

    /// The discs, each a feature, in the order of their centres, in blocks of a few thousand; the same for any number
    /// of threads.
    public func areas(around centres: [Coordinate], threads: Int = .max) -> [PackedAreas] {
        let blocks = (centres.count + Self.blockSize - 1) / Self.blockSize
        return Parallel.map(
            count: blocks, threads: min(threads, Parallel.width), tool: { CircleDrawer(table) }
        ) { block, drawer in
            let range = block * Self.blockSize..<min(centres.count, (block + 1) * Self.blockSize)
            var areas = PackedAreas(features: range.count, vertices: range.count * (table.segments + 1))
            for i in range { drawer.append(around: centres[i], metres: radius.metres, to: &areas) }
            return areas
        }
    }

    /// The positions of rows of longitude and latitude in degrees.
    ///
    /// Throws ``GeometryError/position(latitude:longitude:row:)`` for the first, counted from zero, that is none: out of
    /// range or not a number.
    public static func centres(
        latitudes: [Double], longitudes: [Double]
    ) throws(GeometryError) -> [Coordinate] {
        var centres: [Coordinate] = []
        centres.reserveCapacity(latitudes.count)
        for (row, (latitude, longitude)) in zip(latitudes, longitudes).enumerated() {
            guard let centre = Coordinate(latitude: latitude, longitude: longitude) else {
                throw .position(latitude: latitude, longitude: longitude, row: row)
            }
            centres.append(centre)
        }
        return centres
    }
}
