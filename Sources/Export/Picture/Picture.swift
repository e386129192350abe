import Formats
public import Gazetteer
import Geometry

/// A still map, for a report, a mail or a chat: where the incidents were, how sure that is, and all that a map needs to be read.
///
/// The SVG is the picture, and the PNG is drawn from it. The same marks give the same bytes.
public struct Picture: Sendable {
    /// What stands above the map.
    public var title: String
    /// What stands below the title, in smaller letters.
    public var subtitle: String
    /// What is shown.
    public var marks: [PictureMark]
    /// Circles that the marks were asked for with.
    public var rings: [PictureRing]
    /// Where the marks are from, for the line below the map.
    public var sources: [String]
    /// How wide the picture is, in pixels of the SVG; its height follows from what it shows.
    public var width = 960.0
    /// Landmarks that may be named on a map of a town.
    public var landmarks: [Landmark] = []
    /// Whether a small map in a corner shows where the map lies, if that is a small area.
    public var hasLocator = true
    let world: WorldGazetteer

    /// A picture over the outlines and towns of an index.
    public init(
        title: String, subtitle: String = "", marks: [PictureMark], rings: [PictureRing] = [],
        sources: [String] = [], world: WorldGazetteer
    ) {
        self.title = title
        self.subtitle = subtitle
        self.marks = marks
        self.rings = rings
        self.sources = sources
        self.world = world
    }

    /// The picture as SVG 1.1 in UTF-8: text as text, no script, nothing fetched.
    public func svg() -> [UInt8] {
        var drawing = PictureDrawing(self)
        return drawing.draw()
    }

    /// All that the map must hold: the marks with the truth about them, and the rings.
    func positions(_ outlines: UnitOutlines) -> [Coordinate] {
        var positions: [Coordinate] = []
        let asked = rings.filter { $0.radius != nil }
        if !asked.isEmpty {
            // What was asked about is the map; of what only may belong to it some reaches in from far away.
            for ring in asked {
                positions += Self.rim(ring.centre, ring.radius.map { $0 * 1.35 } ?? .metres(0))
            }
            return positions
        }
        var known: Set<PictureMark.Reach> = []
        func around(_ centre: Coordinate, _ radius: Length) { positions += Self.rim(centre, radius) }
        for mark in marks {
            positions.append(mark.position)
            switch mark.reach {
            case .disc: if mark.uncertainty.metres > 1000 { around(mark.position, mark.uncertainty) }
            case .shape(let shape):
                if known.insert(mark.reach).inserted { positions += shape.corners.flatMap { $0 } }
                if mark.uncertainty <= PictureMark.surePosition { around(mark.position, mark.uncertainty) }
            case .unit(let row):
                guard known.insert(mark.reach).inserted else { continue }
                if let outline = outlines[row] {
                    positions += outline.flatMap(\.exterior.coordinates)
                } else {
                    around(mark.position, mark.uncertainty)
                }
            }
        }
        return positions + rings.map(\.centre)
    }

    /// The four positions at a distance from a centre that a box around them all has on its sides.
    private static func rim(_ centre: Coordinate, _ radius: Length) -> [Coordinate] {
        [0.0, 90, 180, 270].map { Geodesic.destination(from: centre, azimuth: $0, distance: radius) }
    }
}

extension Shape {
    /// Its lines and rings, or its one position.
    var corners: [[Coordinate]] {
        switch self {
        case .point(let position): [[position]]
        case .line(let line): [line]
        case .lines(let lines): lines
        case .polygon(let polygon): [polygon.exterior.coordinates] + polygon.holes.map(\.coordinates)
        case .polygons(let polygons):
            polygons.flatMap { [$0.exterior.coordinates] + $0.holes.map(\.coordinates) }
        }
    }
}

/// The outlines of the units that marks stand for, each read once: that takes some milliseconds.
struct UnitOutlines {
    private var outlines: [PlaceRow: [Polygon]] = [:]

    init(_ marks: [PictureMark], _ world: WorldGazetteer) {
        for mark in marks {
            guard case .unit(let row) = mark.reach, outlines[row] == nil else { continue }
            outlines[row] = world.outline(of: row)?.polygons ?? []
        }
    }

    /// Nil where the index has none.
    subscript(row: PlaceRow) -> [Polygon]? { outlines[row].flatMap { $0.isEmpty ? nil : $0 } }
}
