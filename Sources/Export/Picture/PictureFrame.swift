import Formats
import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The part of the world that a picture shows, and how it lies on it.
struct PictureFrame {
    /// The map's rectangle on the picture.
    let panel: PixelBox
    let projection: MapProjection
    /// The point of the projection in the panel's middle, metres.
    let middle: PlanePoint
    /// Pixels a metre of the projection.
    let scale: Double

    /// From here on distances and directions are true from the middle only in name, and a map of the world says more: the farthest
    /// incident is a seventh of the way round the earth from the middle.
    private static let localReach = 5_500_000.0
    /// No map is narrower, in metres: the outlines below it are drawn for 1:10,000,000.
    private static let narrowest = 30_000.0
    /// What is left free around the incidents.
    private static let margin = 1.16

    /// The frame around positions: as wide as the picture allows, and as high as they ask for, in bounds.
    ///
    /// - Parameter centre: What is to be in the middle; nil for the middle of the positions.
    init(around positions: [Coordinate], centre: Coordinate? = nil, left: Double, top: Double, width: Double)
    {
        if let local = Self(
            localAround: positions, centre: centre, left: left, top: top, width: width)
        {
            self = local
        } else {
            self.init(worldAround: positions, left: left, top: top, width: width)
        }
    }

    /// A map of a stated width around a position.
    init(around centre: Coordinate, metres: Double, panel: PixelBox) {
        self.panel = panel
        projection = .local(around: centre)
        middle = PlanePoint(x: 0, y: 0)
        scale = panel.width / metres
    }

    private init?(
        localAround positions: [Coordinate], centre: Coordinate?, left: Double, top: Double, width: Double
    ) {
        guard var origin = centre ?? Self.middle(of: positions) else { return nil }
        var box = Bounds()
        // Once around a first middle, once around the middle of what that shows.
        for round in 0..<(centre == nil ? 2 : 1) {
            let plane = LocalPlane(around: origin)
            box = Bounds()
            for position in positions {
                let point = plane.point(position)
                guard point.x * point.x + point.y * point.y < Self.localReach * Self.localReach else {
                    return nil
                }
                box.add(point)
            }
            if round == 0, centre == nil { origin = plane.coordinate(box.middle) }
        }
        let halfWidth = centre == nil ? box.width / 2 : max(abs(box.left), abs(box.right))
        let halfHeight = centre == nil ? box.height / 2 : max(abs(box.bottom), abs(box.top))
        let wide = max(Self.narrowest, 2 * halfWidth * Self.margin)
        let high = max(Self.narrowest * 0.6, 2 * halfHeight * Self.margin)
        let height = (width * min(0.82, max(0.6, high / wide))).rounded()
        panel = PixelBox(left: left, top: top, right: left + width, bottom: top + height)
        projection = .local(around: origin)
        middle = centre == nil ? box.middle : PlanePoint(x: 0, y: 0)
        scale = min(width / wide, height / high)
    }

    private init(worldAround positions: [Coordinate], left: Double, top: Double, width: Double) {
        var degrees = BoundingBox()
        for position in positions { degrees.add(.point(position)) }
        let span = degrees.envelope ?? Envelope(west: -180, south: -56, east: 180, north: 80)
        let east = span.crossesAntimeridian ? span.east + 360 : span.east
        // The meridian of 169° W, opposite, passes between the continents.
        let projection = EqualEarth(centralMeridian: east - span.west > 200 ? 11 : (span.west + east) / 2)
        let edge = projection.point(latitude: 0, turn: 180).x
        let (south, north) = (
            projection.point(latitude: min(-56, span.south - 3), turn: 0).y,
            projection.point(latitude: max(78, span.north + 3), turn: 0).y
        )
        var box = Bounds()
        for position in positions { box.add(projection.point(position)) }
        if positions.isEmpty { box.add(PlanePoint(x: -edge, y: south)) }
        if positions.isEmpty { box.add(PlanePoint(x: edge, y: north)) }
        var wide = box.width * Self.margin
        var middle = box.middle
        if wide > 1.5 * edge {
            wide = 2 * edge * 1.01
            middle.x = 0
        }
        let high = min(north - south, max(box.height * Self.margin, wide * 0.45))
        middle.y = max(south + high / 2, min(north - high / 2, middle.y))
        let height = (width * min(0.8, max(0.42, high / wide))).rounded()
        panel = PixelBox(left: left, top: top, right: left + width, bottom: top + height)
        self.projection = .world(projection)
        self.middle = middle
        scale = min(width / wide, height / high)
    }

    /// The middle of positions on the earth; nil when they have none, all around it.
    private static func middle(of positions: [Coordinate]) -> Coordinate? {
        var sum = SIMD3<Double>()
        for position in positions {
            let (latitude, longitude) = (position.latitude * .pi / 180, position.longitude * .pi / 180)
            sum += SIMD3(cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude))
        }
        let across = (sum.x * sum.x + sum.y * sum.y).squareRoot()
        guard (across * across + sum.z * sum.z).squareRoot() > 0.05 * Double(positions.count) else {
            return nil
        }
        return Coordinate(
            wrappingLatitude: atan2(sum.z, across) * 180 / .pi, longitude: atan2(sum.y, sum.x) * 180 / .pi)
    }

    /// Where a position lies on the picture, in the panel or out of it.
    func pixel(_ coordinate: Coordinate) -> Pixel { pixel(projection.point(coordinate)) }

    func pixel(_ point: PlanePoint) -> Pixel {
        panel.middle + Pixel((point.x - middle.x) * scale, (middle.y - point.y) * scale)
    }

    /// The position of a pixel; nil beyond the edge of the world.
    func coordinate(_ pixel: Pixel) -> Coordinate? {
        let offset = (pixel - panel.middle) / scale
        return projection.coordinate(PlanePoint(x: middle.x + offset.x, y: middle.y - offset.y))
    }

    /// Metres on the ground that a pixel is wide in the panel's middle, along the parallel; elsewhere on the map it may be others.
    var metresPerPixel: Double {
        guard let west = coordinate(panel.middle - Pixel(8, 0)),
            let east = coordinate(panel.middle + Pixel(8, 0))
        else { return 1 / scale }
        return Geodesic.distance(from: west, to: east).metres / 16
    }

    /// The panel's width on the ground, in metres.
    var width: Double { panel.width * metresPerPixel }
    /// The smallest lake that is drawn, in degrees: a smaller one is but a speck.
    var smallestLake: Double { 6 * metresPerPixel / 111_000 }
}

/// A rectangle of the projection's plane that grows.
private struct Bounds {
    var (left, right, bottom, top) = (
        Double.infinity, -Double.infinity, Double.infinity, -Double.infinity
    )

    mutating func add(_ point: PlanePoint) {
        (left, right) = (min(left, point.x), max(right, point.x))
        (bottom, top) = (min(bottom, point.y), max(top, point.y))
    }

    var width: Double { right > left ? right - left : 0 }
    var height: Double { top > bottom ? top - bottom : 0 }
    var middle: PlanePoint {
        left.isFinite ? PlanePoint(x: (left + right) / 2, y: (bottom + top) / 2) : PlanePoint(x: 0, y: 0)
    }
}
