import Formats
import Gazetteer
import Geocoding
import Geometry
import Incidents

/// What the page's script draws, as JSON.
extension MapPage {
    private static let fewRows = 200

    /// The data.
    func data() -> [UInt8] {
        var areas = PageAreas()
        var places: (areas: [Int?], units: [Bool])
        if reports.isEmpty {
            var units = PageUnits(world: world, levels: levels)
            places = units.numbers(of: table, in: &areas)
        } else {
            places.units = reports.map { $0.location?.unit(of: world) != nil }
            places.areas = reports.map { incident in
                incident.location.map { areas.number(of: PageArea(shape: $0.area)) }
            }
        }
        let focus = focus(areas, places.areas)
        var json: [UInt8] = []
        json.append(text: "{\"count\":\(table.count),\"focus\":")
        json.append(numbers: PageBase.corners(focus))
        json.append(text: ",\"base\":")
        PageBase(around: focus, world: world, landmarks: landmarks).append(to: &json)
        appendTable(to: &json)
        json.append(text: ",\"areaOf\":[")
        json.append(list: places.areas) { $1.append(text: "\($0 ?? -1)") }
        json.append(text: "],\"units\":[")
        json.append(list: places.units) { $1.append(text: $0 ? "1" : "0") }
        json.append(text: "],\"areas\":[")
        json.append(list: areas.areas) { $0.append(to: &$1) }
        json.append(text: "],\"reports\":[")
        json.append(list: reports) { $0.append(mapJSON: &$1) }
        json.append(text: "],\"rings\":[")
        json.append(list: rings) { ring, json in
            json.append(text: "[\(ring.centre.latitude),\(ring.centre.longitude),")
            json.append(text: ring.radius.map { "\($0.metres)" } ?? "null")
            json.append(text: ",")
            json.append(json: ring.name ?? "")
            json.append(text: "]")
        }
        json.append(text: "],\"sources\":[")
        json.append(list: sources) { $1.append(json: $0) }
        json.append(text: "]}")
        return json
    }

    /// The columns, what the page does with them, and the positions where no columns hold those.
    private func appendTable(to json: inout [UInt8]) {
        json.append(text: ",\"fields\":[")
        json.append(list: table.columns.map(\.field)) { field, json in
            json.append(text: "[")
            json.append(json: field.name)
            json.append(text: ",")
            json.append(json: field.title)
            json.append(text: ",\(field.type == .integer || field.type == .real)]")
        }
        json.append(text: "],\"columns\":[")
        json.append(list: table.columns) { $0.append(to: &$1) }
        json.append(text: "],\"roles\":{")
        json.append(list: RowMeaning.Role.allCases) { role, json in
            json.append(json: role.rawValue)
            json.append(text: ":")
            json.append(numbers: table.meaning.all(role).map(Double.init))
        }
        json.append(text: "},\"days\":")
        if let days = table.days { days.append(to: &json) } else { json.append(text: "null") }
        json.append(text: ",\"types\":[")
        json.append(list: types) { type, json in
            json.append(text: "[\(type.value),\"#\(type.colour)\",")
            json.append(json: type.name)
            json.append(text: "]")
        }
        json.append(text: "],\"otherColour\":\"#\(types.isEmpty ? TypeColours.plain : TypeColours.none)\"")
        let columns = (table.meaning[.latitude], table.meaning[.longitude])
        json.append(text: ",\"hasPosition\":\(columns.0 != nil && columns.1 != nil),\"position\":")
        if let latitude = columns.0, let longitude = columns.1, table.holdPositions(latitude, longitude) {
            json.append(text: "[\(latitude),\(longitude)]")
            return
        }
        json.append(text: "null,\"lat\":[")
        json.append(list: table.positions) { $1.append(text: $0.map { "\($0.latitude)" } ?? "null") }
        json.append(text: "],\"lon\":[")
        json.append(list: table.positions) { $1.append(text: $0.map { "\($0.longitude)" } ?? "null") }
        json.append(text: "]")
    }

    /// The types by how often they occur, as JSON, with their colours.
    private var types: [(value: String, colour: String, name: String)] {
        guard let column = table.meaning[.type] else { return [] }
        var counts: [String: Int] = [:]
        var literals: [String: String] = [:]
        for (value, count) in table.columns[column].counts where value != "null" {
            guard let name = table.meaning.typeName(PageColumn.text(of: value) ?? value) else { continue }
            counts[name, default: 0] += count
            literals[name] = value
        }
        return TypeColours.ranked(counts).prefix(TypeColours.most).map {
            (literals[$0.name] ?? "null", $0.colour, $0.name)
        }
    }

    /// The box around all incidents and what is known of where they were.
    private func focus(_ areas: PageAreas, _ numbers: [Int?]) -> Envelope {
        var box = BoundingBox()
        for ring in rings { Self.add(ring.centre, ring.radius, to: &box) }
        // What was asked about is the map; of what only may belong to it some reaches in from far away.
        if rings.contains(where: { $0.radius != nil }), let box = box.envelope { return box }
        for number in Set(numbers.compactMap { $0 }) { box.add(BoundingBox(areas.areas[number].shape)) }
        let uncertainty = table.meaning[.uncertainty]
        for (row, position) in table.positions.enumerated() {
            guard let position else { continue }
            box.add(BoundingBox(.point(position)))
            // A page of many is about where they are, one of a few about how far they may be.
            guard table.count <= Self.fewRows, numbers[row] == nil,
                let metres = uncertainty.flatMap({ table.columns[$0].number(row) }), 0..<2e6 ~= metres
            else { continue }
            Self.add(position, .metres(metres), to: &box)
        }
        return box.envelope ?? Envelope(west: -180, south: -60, east: 180, north: 75)
    }

    /// Widens a box by a circle, or by its middle alone.
    private static func add(_ centre: Coordinate, _ radius: Length?, to box: inout BoundingBox) {
        box.add(BoundingBox(.point(centre)))
        guard let radius else { return }
        for azimuth in [0.0, 90, 180, 270] {
            let edge = Geodesic.destination(from: centre, azimuth: azimuth, distance: radius)
            box.add(BoundingBox(.point(edge)))
        }
    }

    /// Where the map's own data come from: what the index says of itself.
    private var sources: [String] {
        let lines = world.metadata.provenance.split(separator: "\n").map(String.init)
        let landmarks = self.landmarks.isEmpty ? [] : ["landmarks\t\tDateline’s and the user’s tables\t"]
        return lines.isEmpty && landmarks.isEmpty ? ["The index names no sources."] : lines + landmarks
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
