import Gazetteer
import Geometry

/// Marks that are drawn as one: what lies in one place, or somewhere in one and the same area.
struct MarkGroup {
    /// Where a symbol or a label stands.
    var pixel: Pixel
    /// How many marks of each kind, by the kind's place in the legend.
    var counts: [Int: Int] = [:]
    var isPossible = false
    /// The names of its marks with how many bear each.
    var names: [String: Int] = [:]
    /// The second line of its only mark's label.
    var note: String?
    /// The area; empty for a point.
    var rings: [[Pixel]] = []
    /// The area's outline where it is not the rings: they have the cuts at the antimeridian, too.
    var outline: [[Pixel]]?
    /// How much of the map it covers, 0 to 1.
    var part = 0.0
    /// The radius of the disc that the area is, in pixels; nil for a point, an outline, a sector.
    var radius: Double?
    /// The country or division that the area is.
    var unit: PlaceRow?
    /// Whether the area is the circle about a symbol, whose place is quite sure.
    var isAroundSymbol = false

    var count: Int { counts.values.reduce(0, +) }
    /// The most frequent name; of several the first in order.
    var name: String? { names.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key }
    /// The kinds, the most frequent first.
    var kinds: [(place: Int, count: Int)] {
        counts.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    mutating func add(_ mark: PictureMark, kind: Int) {
        counts[kind, default: 0] += 1
        note = count == 1 ? mark.note : nil
        if let name = mark.name { names[name, default: 0] += 1 }
    }
}

/// All marks of a picture, sorted into what is drawn.
struct MarkGroups {
    /// Symbols, the ones with most marks first.
    private(set) var symbols: [MarkGroup] = []
    /// Areas, the largest first.
    private(set) var areas: [MarkGroup] = []
    /// Areas that hold the whole map: nothing of them could be seen on it.
    private(set) var covering: [MarkGroup] = []
    /// How many lie out of the map with all their uncertainty.
    private(set) var outside = 0

    /// An area smaller than this on the picture is no larger than a symbol, which then tells no less than the truth.
    static let smallestArea = 5.5
    /// Symbols of places nearer to one another than this, in pixels, are one.
    private static let samePlace = 3.0

    private var symbolNumbers: [PointKey: Int] = [:]
    private var areaNumbers: [AreaKey: Int] = [:]

    init(
        _ marks: [PictureMark], _ ground: GroundProjection, _ colours: KindColours, _ outlines: UnitOutlines
    ) {
        for mark in marks { add(mark, kind: colours.place(mark.kind), ground, outlines) }
        symbols.sort { ($1.count, $0.pixel.y, $0.pixel.x) < ($0.count, $1.pixel.y, $1.pixel.x) }
        for number in areas.indices { areas[number].part = areas[number].part(of: ground.frame.panel) }
        outside += areas.filter { $0.part == 0 && !$0.isAroundSymbol }.reduce(0) { $0 + $1.count }
        covering = areas.filter { $0.part > 0.98 }
        areas = areas.filter { $0.part > 0 && $0.part <= 0.98 }.map { ($0, $0.size) }.sorted { $0.1 > $1.1 }
            .map(\.0)
    }

    private mutating func add(
        _ mark: PictureMark, kind: Int, _ ground: GroundProjection, _ outlines: UnitOutlines
    ) {
        let frame = ground.frame
        let pixel = frame.pixel(mark.position)
        let isSure = mark.uncertainty <= PictureMark.surePosition
        let radius = mark.uncertainty.metres * frame.scale
        if radius > Self.smallestArea {
            let polygons = Self.polygons(mark.reach, outlines)
            if let polygons {
                let key = AreaKey(reach: mark.reach, centre: nil, metres: 0, isPossible: mark.isPossible)
                addArea(key, mark, kind) {
                    let edges = polygons.flatMap { [$0.exterior] + $0.holes }.map(\.coordinates)
                    var area = MarkGroup(pixel: pixel, isPossible: mark.isPossible)
                    area.rings = edges.flatMap { ground.ring($0) }.map { thinned($0, tolerance: 0.3) }
                    area.outline = edges.flatMap(ground.outline).map { thinned($0, tolerance: 0.3) }
                    if case .unit(let row) = mark.reach { area.unit = row }
                    area.isAroundSymbol = isSure
                    return area
                }
            }
            // What is unsure about a stated area comes on top of it.
            if polygons == nil || isSure {
                let key = AreaKey(
                    reach: .disc, centre: mark.position, metres: mark.uncertainty.metres,
                    isPossible: mark.isPossible)
                addArea(key, mark, kind) {
                    let disc = ground.disc(mark.position, mark.uncertainty, segments: 96)
                    return MarkGroup(
                        pixel: pixel, isPossible: mark.isPossible, rings: disc.rings, outline: disc.outline,
                        radius: radius, isAroundSymbol: isSure)
                }
            }
        }
        guard isSure || radius <= Self.smallestArea else { return }
        guard frame.panel.contains(pixel) else {
            if radius <= Self.smallestArea { outside += 1 }
            return
        }
        let key = PointKey(
            x: Int((pixel.x / Self.samePlace).rounded()), y: Int((pixel.y / Self.samePlace).rounded()),
            isPossible: mark.isPossible)
        let number = symbolNumbers[key] ?? symbols.count
        if number == symbols.count {
            symbolNumbers[key] = number
            symbols.append(MarkGroup(pixel: pixel, isPossible: mark.isPossible))
        }
        symbols[number].add(mark, kind: kind)
    }

    private mutating func addArea(_ key: AreaKey, _ mark: PictureMark, _ kind: Int, _ new: () -> MarkGroup) {
        let number = areaNumbers[key] ?? areas.count
        if number == areas.count {
            areaNumbers[key] = number
            areas.append(new())
        }
        areas[number].add(mark, kind: kind)
    }

    /// The areas of a reach; nil where it is a disc, or a line.
    private static func polygons(_ reach: PictureMark.Reach, _ outlines: UnitOutlines) -> [Polygon]? {
        switch reach {
        case .unit(let row): outlines[row]
        case .shape(.polygon(let polygon)): [polygon]
        case .shape(.polygons(let polygons)): polygons
        case .disc, .shape: nil
        }
    }

    private struct PointKey: Hashable {
        let x: Int
        let y: Int
        let isPossible: Bool
    }

    private struct AreaKey: Hashable {
        let reach: PictureMark.Reach
        let centre: Coordinate?
        let metres: Double
        let isPossible: Bool
    }
}

extension MarkGroup {
    /// The area of its box, to draw the small upon the large.
    fileprivate var size: Double {
        if let radius { return 4 * radius * radius }
        let all = rings.joined()
        guard let first = all.first else { return 0 }
        let (low, high) = all.reduce((first, first)) {
            (Pixel(min($0.0.x, $1.x), min($0.0.y, $1.y)), Pixel(max($0.1.x, $1.x), max($0.1.y, $1.y)))
        }
        return (high.x - low.x) * (high.y - low.y)
    }

    /// How much of a box the area holds: 0 to 1.
    fileprivate func part(of box: PixelBox) -> Double {
        var double = 0.0
        for ring in rings {
            let cut = box.clipped(ring: ring)
            guard var previous = cut.last else { continue }
            for pixel in cut {
                double += previous.x * pixel.y - pixel.x * previous.y
                previous = pixel
            }
        }
        return abs(double) / 2 / (box.width * box.height)
    }
}
