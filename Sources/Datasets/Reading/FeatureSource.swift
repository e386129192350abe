internal import Formats
internal import Geometry

/// Features of GeoJSON, GeoPackage and JSON objects as source tables.
enum FeatureSource {
    /// A table of features, their identifiers in a column `id` where they have some.
    static func table(_ table: FeatureTable) -> SourceTable {
        let hasIDs = table.features.contains { $0.id != nil } && !table.fields.contains { $0.name == "id" }
        let columns = (hasIDs ? ["id"] : []) + table.fields.map(\.name)
        let rows = table.features.enumerated().map { number, feature in
            var fields = hasIDs ? [feature.id ?? ""] : []
            fields += feature.values.map(\.sourceText)
            while fields.count < columns.count { fields.append("") }
            let line = Int(feature.place.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? number + 1
            var row = SourceRow(line: line, fields: fields)
            (row.point, row.reach) = SourceRow.middle(of: feature.shapes.flatMap(\.positions))
            row.area = Shape(areasOf: feature.shapes)
            if let fault = feature.fault { row.fault = "geometry: \(fault)" }
            return row
        }
        return SourceTable(
            name: table.name, columns: columns, notes: table.notes, size: rows.count, body: .held(rows))
    }

    /// JSON: GeoJSON, an array of objects, objects a line, or an object around an array of them (`{"asam": […]}`).
    static func json(_ bytes: TableBytes, name: String) throws -> SourceTable {
        let all = bytes.copy(0..<bytes.count)
        let elements: [Range<Int>]
        do throws(JSONElements.Failure) {
            elements = unsafe try JSONElements(bytes.block.bytes(0, bytes.count)).ranges
        } catch {
            let line = bytes.lines(at: [error.offset])[0]
            throw TableError(path: name, reason: "line \(line): not JSON: expected \(error.expected)")
        }
        if let first = elements.first, JSONObject(all, first)?.isFeature == true {
            return Self.table(try GeoJSONReader.read(all, name: name))
        }
        var ranges = elements
        if elements.count == 1, let list = JSONObject(all, elements[0])?.list { ranges = list }
        let lines = bytes.lines(at: ranges.map(\.lowerBound))
        var columns: [String] = []
        var numbers: [String: Int] = [:]
        let rows = zip(ranges, lines).map { range, line in
            var row = SourceRow(line: line, fields: [])
            guard let object = JSONObject(all, range) else {
                row.fault = "is no JSON object"
                return row
            }
            for (name, value) in object.members {
                let number = numbers[name] ?? columns.count
                if number == columns.count {
                    numbers[name] = number
                    columns.append(name)
                }
                while row.fields.count <= number { row.fields.append("") }
                row.fields[number] = value
            }
            return row
        }
        guard !columns.isEmpty else { throw TableError(path: name, reason: "there are no objects in it") }
        let full = rows.map { row in
            var row = row
            while row.fields.count < columns.count { row.fields.append("") }
            return row
        }
        return SourceTable(name: name, columns: columns, size: rows.count, body: .held(full))
    }
}

/// A JSON object with its members as texts.
private struct JSONObject {
    var members: [(String, String)] = []
    /// Whether it is a GeoJSON feature.
    var isFeature = false
    /// The objects of its one member that is a list of objects, where those and not the object itself are incidents, as in
    /// the replies of services: `{"status": 200, "data": [{…}]}`.
    var list: [Range<Int>]?

    /// What services call the list of what was asked for.
    private static let wrappers: Set<String> = [
        "data", "result", "results", "rows", "records", "items", "incidents", "events", "value", "features",
    ]

    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        var scanner = JSONScanner(bytes, range)
        guard scanner.peek() == UInt8(ascii: "{") else { return nil }
        var lists: [(name: String, range: Range<Int>)] = []
        do throws(JSONScanner.Failure) {
            try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
                if name == "geometry" { isFeature = true }
                switch scanner.peek() {
                case 0x22: members.append((name, String(decoding: try scanner.string(), as: UTF8.self)))
                case UInt8(ascii: "n"): try scanner.skip()
                case let first:
                    let value = try scanner.skip()
                    if first == UInt8(ascii: "[") { lists.append((name, value)) }
                    members.append((name, String(decoding: bytes[value], as: UTF8.self)))
                }
            }
            var found: [(name: String, items: [Range<Int>])] = []
            for (name, range) in lists {
                var items: [Range<Int>] = []
                var list = JSONScanner(bytes, range)
                try list.array { (scanner) throws(JSONScanner.Failure) in items.append(try scanner.skip()) }
                if items.allSatisfy({ bytes[$0.lowerBound] == UInt8(ascii: "{") }) {
                    found.append((name, items))
                }
            }
            let named = found.filter { Self.wrappers.contains($0.name.lowercased()) }
            if named.count == 1 || found.count == 1 {
                let (name, items) = named.first ?? found[0]
                let own = HeaderSearch.known(members.map(\.0).filter { $0 != name })
                let inner = items.first.map { HeaderSearch.known(Self.names(bytes, $0)) } ?? 0
                if members.count == 1 || inner > own || items.isEmpty && !named.isEmpty && own == 0 {
                    self.list = items
                }
            }
        } catch {
            return nil
        }
    }
}

extension JSONObject {
    /// The names of an object's members.
    private static func names(_ bytes: [UInt8], _ range: Range<Int>) -> [String] {
        var scanner = JSONScanner(bytes, range)
        var names: [String] = []
        do throws(JSONScanner.Failure) {
            try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
                names.append(name)
                try scanner.skip()
            }
        } catch {
            return []
        }
        return names
    }
}

extension FieldValue {
    /// The value as the text of a table.
    var sourceText: String {
        switch self {
        case .null: ""
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text), .date(let text), .json(let text): text
        case .object(let members):
            members.map { "\($0.key): \($0.text)" }.joined(separator: "; ")
        }
    }
}

extension Shape {
    /// The areas among shapes; nil when there are none.
    init?(areasOf shapes: [Shape]) {
        let polygons = shapes.flatMap(\.polygons)
        guard !polygons.isEmpty else { return nil }
        self = .polygons(polygons)
    }

    /// Its polygons, if it has some.
    private var polygons: [Polygon] {
        switch self {
        case .point, .line, .lines: []
        case .polygon(let polygon): [polygon]
        case .polygons(let polygons): polygons
        }
    }

    /// All its vertices.
    var positions: [Coordinate] {
        switch self {
        case .point(let position): [position]
        case .line(let path): path
        case .lines(let paths): paths.flatMap(\.self)
        case .polygon(let polygon): polygon.exterior.coordinates
        case .polygons(let polygons): polygons.flatMap(\.exterior.coordinates)
        }
    }
}
