import Formats
import Geometry

/// An area of the page, to be filled by the even-odd rule. Incidents of one country share one.
struct PageArea {
    let shape: Shape

    /// So many steps across, an area looks smooth in any window.
    private static let stepsAcross = 4_000.0
    /// A tenth of a metre.
    private static let finestStep = 1e-6

    /// Appends its rings in whole steps, each corner but the first from the one before.
    func append(to json: inout [UInt8]) {
        let rings: [Ring] =
            switch shape {
            case .polygon(let polygon): [polygon.exterior] + polygon.holes
            case .polygons(let polygons): polygons.flatMap { [$0.exterior] + $0.holes }
            case .point, .line, .lines: []
            }
        let box = Envelope(of: shape)
        let width =
            box.map { max($0.north - $0.south, $0.crossesAntimeridian ? 360 : $0.east - $0.west) } ?? 1
        let step = max(Self.finestStep, width / Self.stepsAcross)
        json.append(text: "{\"step\":")
        json.append(number: step)
        json.append(text: ",\"rings\":[")
        json.append(
            list: rings.compactMap {
                PageLines.steps($0.coordinates.map { ($0.longitude, $0.latitude) }, step)
            }
        ) {
            $1.append(numbers: $0)
        }
        json.append(text: "]}")
    }
}

/// The areas of a page, each once.
struct PageAreas {
    private(set) var areas: [PageArea] = []
    private var numbers: [Shape: Int] = [:]

    /// The number of an area.
    mutating func number(of area: PageArea) -> Int {
        if let known = numbers[area.shape] { return known }
        numbers[area.shape] = areas.count
        areas.append(area)
        return areas.count - 1
    }
}
