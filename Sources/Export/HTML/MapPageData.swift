import Formats
import Gazetteer
import Geocoding
import Geometry
import Incidents

/// What the page's script draws, as JSON.
extension MapPage {
    /// How many towns are named at most, over all zooms.
    private static let townCount = 150
    /// The base map reaches so far beyond the incidents, in degrees, that they are seen to be in a country.
    private static let margin = 6.0
    /// The smallest step of the base map's lines in degrees: they are drawn for 1:10,000,000.
    private static let finestStep = 0.002
    /// Lines of large views get coarser, to so many steps across, so that a page of the world stays small.
    private static let stepsAcross = 6_000.0

    /// The data, without any character that could end the element that holds it.
    func data() -> [UInt8] {
        var box = BoundingBox()
        for incident in incidents {
            if let location = incident.location { box.add(BoundingBox(location.area)) }
            if let location = incident.location { box.add(BoundingBox(.point(location.coordinate))) }
        }
        let focus = box.envelope ?? Envelope(west: -180, south: -60, east: 180, north: 75)
        let view = Self.widened(focus)
        let width = view.crossesAntimeridian ? view.east + 360 - view.west : view.east - view.west
        let step = max(Self.finestStep, width / Self.stepsAcross)
        let map = world.baseMap(of: view, townCount: Self.townCount)
        var json: [UInt8] = []
        json.append(text: "{\"view\":")
        json.append(numbers: Self.corners(view))
        json.append(text: ",\"focus\":")
        json.append(numbers: Self.corners(focus))
        json.append(text: ",\"quantum\":")
        json.append(number: step)
        json.append(text: ",\"base\":{")
        json.append(list: BaseMap.Border.allCases) { border, json in
            json.append(json: border.rawValue)
            json.append(text: ":[")
            json.append(list: (map.lines[border] ?? []).compactMap { Self.steps($0, step) }) {
                $1.append(numbers: $0)
            }
            json.append(text: "]")
        }
        json.append(text: "},\"towns\":[")
        json.append(list: map.towns) { town, json in
            json.append(text: "[")
            json.append(json: town.name)
            json.append(text: ",\(Decimal.text(town.coordinate.longitude, places: 4))")
            json.append(text: ",\(Decimal.text(town.coordinate.latitude, places: 4))]")
        }
        json.append(text: "],\"incidents\":[")
        json.append(list: incidents) { $0.append(mapJSON: &$1) }
        json.append(text: "]}")
        return Self.withoutMarkup(json)
    }

    /// The same JSON with every `<`, which stands in strings only, as an escape.
    private static func withoutMarkup(_ json: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(json.count)
        for byte in json {
            if byte == UInt8(ascii: "<") {
                result.append(text: "\\u003c")
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// West, south, east and north, the east past 180 where the box crosses the antimeridian.
    private static func corners(_ box: Envelope) -> [Double] {
        [box.west, box.south, box.crossesAntimeridian ? box.east + 360 : box.east, box.north]
    }

    private static func widened(_ focus: Envelope) -> Envelope {
        let corners = corners(focus)
        let margin = max(margin, (corners[2] - corners[0]) / 2)
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

    /// A line in whole steps, each corner but the first from the one before; nil where all of it is one step.
    private static func steps(_ line: [BaseMap.Corner], _ step: Double) -> [Double]? {
        var result: [Double] = []
        var last = (x: 0.0, y: 0.0)
        for corner in line {
            let next = (x: (corner.longitude / step).rounded(), y: (corner.latitude / step).rounded())
            if !result.isEmpty, next == last { continue }
            result += [next.x - last.x, next.y - last.y]
            last = next
        }
        return result.count > 2 ? result : nil
    }
}

extension [UInt8] {
    /// Appends text as it is.
    mutating func append(text: String) { append(contentsOf: text.utf8) }

    /// Appends elements with commas between them.
    mutating func append<Item>(list: [Item], _ one: (Item, inout [UInt8]) -> Void) {
        for (number, item) in list.enumerated() {
            if number > 0 { append(UInt8(ascii: ",")) }
            one(item, &self)
        }
    }

    /// Appends an array of finite numbers; whole ones without a fraction.
    mutating func append(numbers: [Double]) {
        append(UInt8(ascii: "["))
        append(list: numbers) { number, json in
            if let whole = Int(exactly: number) {
                json.append(text: "\(whole)")
            } else {
                json.append(number: number)
            }
        }
        append(UInt8(ascii: "]"))
    }
}
