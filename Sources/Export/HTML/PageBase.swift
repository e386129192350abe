import Formats
import Gazetteer
import Geometry

/// What lies under the incidents: land, borders, towns and landmarks around them, and a coarse world beyond.
struct PageBase {
    /// What the base map shows in detail.
    let view: Envelope
    private let focus: Envelope
    private let world: WorldGazetteer
    private let landmarks: [Landmark]

    /// How many towns are named at most, over all zooms.
    private static let townCount = 400
    /// So many more among the incidents, and so near them in degrees, be they as small as they are.
    private static let nearTownCount = 300
    private static let nearMargin = 0.4
    private static let landmarkCount = 400
    /// Rows descend in importance: among so many are all countries of the world.
    private static let countryRows = 20_000
    /// The base map reaches so far beyond the incidents, in degrees, that they are seen to be in a country.
    private static let margin = 6.0
    /// The smallest step of the base map's lines in degrees: they are drawn for 1:10,000,000.
    private static let finestStep = 0.002
    /// Lines of large views get coarser, to so many steps across, so that a page of the world stays small.
    private static let stepsAcross = 16_000.0
    /// A smaller lake is but a speck.
    private static let stepsOfLake = 8.0

    /// The base map around a box.
    init(around focus: Envelope, world: WorldGazetteer, landmarks: [Landmark]) {
        self.focus = focus
        view = Self.widened(focus, by: Self.margin, share: 0.5)
        self.world = world
        self.landmarks = landmarks
    }

    /// West, south, east and north, the east past 180 where the box crosses the antimeridian.
    static func corners(_ box: Envelope) -> [Double] {
        [box.west, box.south, box.crossesAntimeridian ? box.east + 360 : box.east, box.north]
    }

    private static func widened(_ focus: Envelope, by least: Double, share: Double) -> Envelope {
        let corners = corners(focus)
        let margin = max(least, (corners[2] - corners[0]) * share)
        let south = max(-90, focus.south - margin)
        let north = min(90, focus.north + margin)
        guard corners[2] - corners[0] + 2 * margin < 360 else {
            return Envelope(west: -180, south: south, east: 180, north: north)
        }
        let west = corners[0] - margin
        let east = corners[2] + margin
        return Envelope(
            west: west < -180 ? west + 360 : west, south: south, east: east > 180 ? east - 360 : east,
            north: north)
    }

    /// Appends the base map as JSON.
    func append(to json: inout [UInt8]) {
        let corners = Self.corners(view)
        let step = max(Self.finestStep, (corners[2] - corners[0]) / Self.stepsAcross)
        let smallestLake = step * Self.stepsOfLake
        let map = world.baseMap(of: view, townCount: Self.townCount, smallestLake: smallestLake)
        let land = world.landRings(in: view, smallestLake: smallestLake).map { ring in
            ring.coordinates.map { (x: $0.longitude, y: $0.latitude) }
        }
        json.append(text: "{\"view\":")
        json.append(numbers: corners)
        json.append(text: ",\"step\":")
        json.append(number: step)
        json.append(text: ",\"lines\":{")
        // The coast is the land's edge.
        json.append(list: BaseMap.Border.allCases.filter { $0 != .coast }) { border, json in
            json.append(json: border.rawValue)
            json.append(text: ":[")
            let lines = (map.lines[border] ?? []).map { $0.map { (x: $0.longitude, y: $0.latitude) } }
            json.append(list: lines.compactMap { Self.drawn($0, step) }) { $1.append(numbers: $0) }
            json.append(text: "]")
        }
        json.append(text: "},\"land\":[")
        json.append(list: near(land).compactMap { Self.drawn($0, step) }) { $1.append(numbers: $0) }
        let coarseStep = WorldGazetteer.farLandStep
        json.append(text: "],\"coarseStep\":\(coarseStep),\"coarse\":[")
        let coarse = world.farLand().map { $0.map { (x: $0.longitude, y: $0.latitude) } }
        json.append(list: coarse.compactMap { PageLines.steps($0, coarseStep) }) { $1.append(numbers: $0) }
        json.append(text: "],\"towns\":[")
        var towns = map.towns
        let near = Self.widened(focus, by: Self.nearMargin, share: 0)
        for town in world.towns(in: near, count: Self.nearTownCount) where !towns.contains(town) {
            towns.append(town)
        }
        json.append(list: towns) { $1.append(named: $0.name, $0.coordinate) }
        json.append(text: "],\"countries\":[")
        let countries = world.rows.prefix(Self.countryRows).filter { world.summary($0)?.kind == .country }
        let known = countries.map { world.place($0) }.sorted { $0.population > $1.population }
        json.append(list: known) { $1.append(named: $0.name, $0.coordinate) }
        json.append(text: "],\"landmarks\":[")
        let inView = landmarks.filter { view.contains($0.coordinate) }.prefix(Self.landmarkCount)
        json.append(list: Array(inView)) { $1.append(named: $0.name, $0.coordinate) }
        json.append(text: "]}")
    }

    private static func drawn(_ line: [(x: Double, y: Double)], _ step: Double) -> [Double]? {
        PageLines.steps(PageLines.simplified(line, tolerance: step * 0.7), step)
    }

    /// The land in view; where the view crosses the antimeridian, that behind it a turn farther east.
    private func near(_ land: [[(x: Double, y: Double)]]) -> [[(x: Double, y: Double)]] {
        let corners = Self.corners(view)
        let turns = corners[2] > 180 ? [0.0, 360] : [0]
        return turns.flatMap { turn in
            land.map { ring in
                PageLines.clipped(
                    turn == 0 ? ring : ring.map { ($0.x + turn, $0.y) }, west: corners[0], south: corners[1],
                    east: corners[2], north: corners[3])
            }
        }.filter { $0.count > 2 }
    }
}

extension [UInt8] {
    /// Appends `["name",longitude,latitude]`.
    fileprivate mutating func append(named name: String, _ position: Coordinate) {
        append(text: "[")
        append(json: name)
        append(text: ",\(Decimal.text(position.longitude, places: 5))")
        append(text: ",\(Decimal.text(position.latitude, places: 5))]")
    }
}
