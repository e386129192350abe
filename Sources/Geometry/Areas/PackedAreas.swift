/// The areas of many features in a few flat arrays, laid out as GeoArrow's multipolygons, WKB and GEOS want them.
///
/// Hundreds of thousands of discs in arrays of arrays would spend more time on memory than on geometry.
public struct PackedAreas: Sendable {
    /// Longitude and latitude of every vertex in turn, degrees; rings are closed.
    public internal(set) var ordinates: [Double] = []
    /// How many vertices there are up to the end of each ring.
    public internal(set) var ringEnds: [Int] = []
    /// How many rings there are up to the end of each polygon; the first ring of a polygon is its exterior.
    public internal(set) var polygonEnds: [Int] = []
    /// How many polygons there are up to the end of each feature.
    public internal(set) var featureEnds: [Int] = []

    /// No features.
    public init() {}

    /// No features yet, and room for so many of one polygon with one ring.
    init(features: Int, vertices: Int) {
        // A disc cut in two has four vertices more.
        ordinates.reserveCapacity(2 * (vertices + 4 * features / 16))
        ringEnds.reserveCapacity(features)
        polygonEnds.reserveCapacity(features)
        featureEnds.reserveCapacity(features)
    }

    /// How many features there are.
    public var count: Int { featureEnds.count }

    /// How many vertices there are, those that close a ring included.
    public var vertexCount: Int { ordinates.count / 2 }

    /// The numbers of a feature's polygons.
    public func polygonRange(ofFeature number: Int) -> Range<Int> { Self.range(number, featureEnds) }

    /// The numbers of a polygon's rings.
    public func ringRange(ofPolygon number: Int) -> Range<Int> { Self.range(number, polygonEnds) }

    /// The numbers of a ring's vertices; each has two ``ordinates``.
    public func vertexRange(ofRing number: Int) -> Range<Int> { Self.range(number, ringEnds) }

    /// One feature as values of its own.
    public func polygons(ofFeature number: Int) -> [Polygon] {
        polygonRange(ofFeature: number).map { polygon($0) }
    }

    /// One polygon as a value of its own.
    public func polygon(_ number: Int) -> Polygon {
        let rings = ringRange(ofPolygon: number).map { Ring(coordinates(ofRing: $0)) }
        return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
    }

    /// Appends a feature.
    public mutating func append(_ polygons: [Polygon]) {
        for polygon in polygons {
            appendRing(polygon.exterior.coordinates)
            for hole in polygon.holes { appendRing(hole.coordinates) }
            polygonEnds.append(ringEnds.count)
        }
        featureEnds.append(polygonEnds.count)
    }

    /// Appends all features of another collection.
    public mutating func append(_ other: PackedAreas) {
        let (vertices, rings, polygons) = (vertexCount, ringEnds.count, polygonEnds.count)
        ordinates += other.ordinates
        for end in other.ringEnds { ringEnds.append(vertices + end) }
        for end in other.polygonEnds { polygonEnds.append(rings + end) }
        for end in other.featureEnds { featureEnds.append(polygons + end) }
    }

    /// Closes the polygon whose rings were appended.
    mutating func endPolygon() { polygonEnds.append(ringEnds.count) }

    /// Closes the feature whose polygons were appended.
    mutating func endFeature() { featureEnds.append(polygonEnds.count) }

    /// Closes the ring whose ordinates were appended.
    mutating func endRing() { ringEnds.append(vertexCount) }

    private mutating func appendRing(_ coordinates: [Coordinate]) {
        for coordinate in coordinates {
            ordinates.append(coordinate.longitude)
            ordinates.append(coordinate.latitude)
        }
        endRing()
    }

    private func coordinates(ofRing number: Int) -> [Coordinate] {
        vertexRange(ofRing: number).map {
            Coordinate(wrappingLatitude: ordinates[2 * $0 + 1], longitude: ordinates[2 * $0])
        }
    }

    private static func range(_ number: Int, _ ends: [Int]) -> Range<Int> {
        (number == 0 ? 0 : ends[number - 1])..<ends[number]
    }
}
