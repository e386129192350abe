internal import Geometry

/// Opens the placemarks of a KML or KMZ document (OGC 12-007r2) as a source table.
enum PlacemarkSource {
    /// Whether bytes begin as KML does.
    static func looksLike(_ head: [UInt8]) -> Bool {
        let text = String(decoding: head, as: UTF8.self)
        return text.contains("<kml") || text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.hasPrefix("<?xml")
    }

    /// A KML file in memory.
    static func open(_ bytes: [UInt8], name: String) throws(TableError) -> SourceTable {
        let handler = PlacemarkHandler()
        let stream = XMLStream(handler)
        do throws(XMLStream.Fault) {
            // Expat counts in 32 bits.
            for start in stride(from: 0, to: bytes.count, by: 1 << 24) {
                try stream.feed(bytes[start..<min(bytes.count, start + 1 << 24)])
            }
            try stream.feed([], isLast: true)
        } catch {
            throw TableError(path: name, reason: error.reason)
        }
        return try handler.table(name: name)
    }

    /// A KMZ: its first KML entry counts, and those that it links to.
    static func open(archive path: String) throws(TableError) -> SourceTable? {
        let zip = ZipReader(path: path)
        let entries = try zip.names().filter { $0.lowercased().hasSuffix(".kml") }
        guard let first = entries.first else { return nil }
        let handler = PlacemarkHandler()
        _ = try zip.read(first, into: handler)
        var read: Set<String> = [first]
        while true {
            let linked = Set(entries).intersection(handler.links).subtracting(read)
            if linked.isEmpty { break }
            read.formUnion(linked)
            try zip.read(all: linked, into: handler) { handler.folder = folder(of: $0) }
        }
        return try handler.table(name: path)
    }

    /// What stands before the last stroke of an entry's name, with the stroke.
    private static func folder(of entry: String) -> String {
        entry.lastIndex(of: "/").map { String(entry[...$0]) } ?? ""
    }
}

private final class PlacemarkHandler: XMLHandler {
    private var columns = ["name", "description"]
    private var rows: [SourceRow] = []
    private var numbers = ["name": 0, "description": 1]
    private var row = SourceRow(line: 0, fields: [])
    private var path: [String] = []
    private var depth = 0
    private var text = ""
    private var key = ""
    private var positions: [Coordinate] = []
    private var polygons: [Polygon] = []
    /// The rings of a polygon, the outer one first.
    private var rings: [[Coordinate]] = []
    /// The folder of the document within its archive.
    var folder = ""
    /// The entries that network links name.
    private(set) var links: Set<String> = []
    private var linkDepth = 0

    func begin(_ name: String, _ attributes: [String: String]) {
        path.append(name)
        text = ""
        switch name {
        case "NetworkLink": linkDepth = path.count
        case "Placemark":
            row = SourceRow(line: rows.count + 1, fields: [])
            positions = []
            polygons = []
            depth = path.count
            if let id = attributes["id"] { set("id", id) }
        case "Polygon": rings = []
        case "Data", "SimpleData": key = attributes["name"] ?? ""
        default: break
        }
    }

    func text(_ text: String) { if depth > 0 || linkDepth > 0 { self.text += text } }

    func end(_ name: String) {
        defer {
            path.removeLast()
            text = ""
        }
        if name == "NetworkLink" { linkDepth = 0 }
        if name == "href", linkDepth > 0 {
            let target = text.trimmingSpace
            links.insert(folder + (target.hasPrefix("./") ? target.dropFirst(2) : target[...]))
        }
        guard depth > 0 else { return }
        switch name {
        case "Placemark":
            place()
            rows.append(row)
            depth = 0
        case "name", "description", "address": if path.count == depth + 1 { set(name, text) }
        case "when": set("date", text)
        case "begin": set("date_start", text)
        case "end": set("date_end", text)
        case "value", "SimpleData": if !key.isEmpty { set(key, text) }
        case "coordinates": addPositions()
        case "Polygon": addPolygon()
        default: break
        }
    }

    private func set(_ name: String, _ value: String) {
        let value = value.trimmingSpace
        guard !value.isEmpty else { return }
        let number: Int
        if let known = numbers[name] {
            number = known
        } else {
            number = columns.count
            numbers[name] = number
            columns.append(name)
        }
        while row.fields.count <= number { row.fields.append("") }
        row.fields[number] = value
    }

    /// `lon,lat[,height]` triples, parted by white space.
    private func addPositions() {
        let start = positions.count
        defer {
            let added = Array(positions[start...])
            if path.contains("outerBoundaryIs") {
                rings.insert(added, at: 0)
            } else if path.contains("innerBoundaryIs") {
                rings.append(added)
            }
        }
        for triple in text.split(whereSeparator: \.isWhitespace) {
            let numbers = triple.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
            guard numbers.count >= 2, let longitude = numbers[0], let latitude = numbers[1],
                let position = Coordinate(latitude: latitude, longitude: longitude)
            else {
                row.fault = "coordinates: \u{2018}\(triple.prefix(40))\u{2019} is no position"
                return
            }
            positions.append(position)
        }
    }

    /// A ring of fewer than four positions encloses nothing.
    private func addPolygon() {
        guard let exterior = rings.first, rings.allSatisfy({ $0.count >= 4 }) else { return }
        polygons.append(Polygon(exterior: Ring(exterior), holes: rings.dropFirst().map { Ring($0) }))
    }

    private func place() {
        (row.point, row.reach) = SourceRow.middle(of: positions)
        if !polygons.isEmpty { row.area = .polygons(polygons) }
    }

    func table(name: String) throws(TableError) -> SourceTable {
        guard !rows.isEmpty else {
            throw TableError(
                path: name,
                reason: "there are no placemarks in it; if it is no KML, \(BinaryContent.convert)")
        }
        let full = rows.map { row in
            var row = row
            while row.fields.count < columns.count { row.fields.append("") }
            return row
        }
        return SourceTable(name: name, columns: columns, size: rows.count, body: .held(full))
    }
}

extension SourceRow {
    /// A point for a line or an area, and how far its farthest vertex is from there, metres.
    static func middle(of positions: [Coordinate]) -> (point: Coordinate?, reach: Double?) {
        guard let first = positions.first else { return (nil, nil) }
        guard positions.count > 1 else { return (first, nil) }
        let south = positions.map(\.latitude).min() ?? 0
        let north = positions.map(\.latitude).max() ?? 0
        // Longitudes as seen from the first one, so that the antimeridian parts nothing.
        let east = positions.map {
            ($0.longitude - first.longitude + 540).truncatingRemainder(dividingBy: 360) - 180
        }
        let middle = Coordinate(
            wrappingLatitude: (south + north) / 2,
            longitude: first.longitude + ((east.min() ?? 0) + (east.max() ?? 0)) / 2)
        let reach = positions.map { Geodesic.distance(from: middle, to: $0).metres }.max()
        return (middle, reach)
    }
}

extension String {
    /// Without white space at either end.
    var trimmingSpace: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
