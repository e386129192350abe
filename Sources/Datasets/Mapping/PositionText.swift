internal import Formats
internal import Geometry

/// Reads the positions of a column that holds whole ones: in the notations of ``WrittenPosition``, as well-known text or
/// binary, or as two numbers in the order that the heading states.
enum PositionText {
    enum Outcome: Hashable {
        /// Not read.
        case none
        /// Says that there is none.
        case empty
        /// Points, lines or areas.
        case shapes([Shape])
        /// A position in figures, and how far off it may be by these, metres.
        case written(Coordinate, grain: Double)
        /// On the globe only the other way round.
        case exchanged(Coordinate)
    }

    static func read(_ text: String, isLongitudeFirst: Bool) -> Outcome {
        let line = CellText.plain(text).map { $0.isNewline ? " " : $0 }.reduce(into: "") { $0.append($1) }
            .trimmingSpace
        if let outcome = wellKnown(line) { return outcome }
        if let numbers = pair(line) {
            let (latitude, longitude) = isLongitudeFirst ? (numbers.1, numbers.0) : numbers
            if let position = Coordinate(latitude: latitude, longitude: longitude) {
                return .written(position, grain: StatedGrain.reach(line, at: position))
            }
            if [latitude, longitude].allSatisfy({ CellText.isCode($0, beyond: 90) }) { return .empty }
            return Coordinate(latitude: longitude, longitude: latitude).map { .exchanged($0) } ?? .none
        }
        // A text with the form of a position that is none may hold one.
        if let written = (try? WrittenPosition(parsing: line)).flatMap(\.self) {
            return .written(written.coordinate, grain: StatedGrain.reach(written, in: line))
        }
        let found = CoordinateFinder.findings(in: line).lazy.compactMap { try? $0.outcome.get() }.first
        return found.map { .written($0.coordinate, grain: StatedGrain.reach($0, in: line)) } ?? .none
    }

    /// Two numbers with a decimal point, parted by a comma, a semicolon, a stroke or a space, in brackets or not. A third and a
    /// fourth are height and accuracy, as telephones give them.
    private static func pair(_ text: String) -> (Double, Double)? {
        let bare = text.drop { "([ ".contains($0) }
        // Without a point a comma is one of decimals, or stands before a space.
        let signs = text.contains(".") ? ",;/|)] " : ";/|)] "
        let parts = String(bare).split { signs.contains($0) }.map {
            String($0.last == "," ? $0.dropLast() : $0)
        }
        guard 2...4 ~= parts.count, let last = bare.last, last.isNumber || ")].".contains(last) else {
            return nil
        }
        let numbers = parts.compactMap { part in
            CellText.decimal(part.replacing("\u{2212}", with: "-").replacing("\u{2013}", with: "-"))
        }
        guard numbers.count == parts.count,
            parts.count == 2 || parts.prefix(2).allSatisfy({ $0.contains(".") })
        else { return nil }
        return (numbers[0], numbers[1])
    }

    // MARK: Well-known text and binary (OGC 06-103r4, 7 and 8), GeoJSON

    private static let kinds = [
        "POINT": "Point", "LINESTRING": "LineString", "POLYGON": "Polygon", "MULTIPOINT": "MultiPoint",
        "MULTILINESTRING": "MultiLineString", "MULTIPOLYGON": "MultiPolygon",
    ]

    private static func wellKnown(_ text: String) -> Outcome? {
        if let shapes = WellKnownBinary.shapes(hexadecimal: text) { return outcome(shapes) }
        if text.hasPrefix("{") {
            // As Python prints it.
            let json = text.contains("\"") ? text : text.replacing("'", with: "\"")
            return outcome(GeoJSONGeometry.shapes(of: json))
        }
        var rest = text.uppercased()[...]
        if rest.hasPrefix("SRID=") {
            guard let end = rest.firstIndex(of: ";") else { return Outcome.none }
            // Of other systems we have no formulas.
            guard rest[..<end] == "SRID=4326" else { return Outcome.none }
            rest = rest[rest.index(after: end)...].drop { $0 == " " }
        }
        let word = rest.prefix { $0.isLetter }
        guard let kind = kinds[String(word)] else { return nil }
        rest = rest.dropFirst(word.count).drop { " ZM".contains($0) }
        if rest.hasPrefix("EMPTY") { return .empty }
        guard rest.first == "(", rest.last == ")" else { return Outcome.none }
        // The brackets around each of several points may be left away.
        let body = kind == "MultiPoint" ? "(\(rest.filter { !"()".contains($0) }))" : String(rest)
        let found = outcome(lists(body).flatMap { shapes(kind, $0) })
        guard found == .none, kind == "Point" else { return found }
        let numbers = body.dropFirst().dropLast().split(separator: " ").compactMap { Double($0) }
        guard numbers.count >= 2 else { return Outcome.none }
        return Coordinate(latitude: numbers[0], longitude: numbers[1]).map { .exchanged($0) } ?? Outcome.none
    }

    private static func outcome(_ shapes: [Shape]?) -> Outcome {
        shapes.map { $0.isEmpty ? .empty : .shapes($0) } ?? .none
    }

    /// A geometry of lists as GeoJSON has them; those of a point are one deeper in well-known text.
    private static func shapes(_ kind: String, _ lists: String) -> [Shape]? {
        let coordinates = kind == "Point" ? lists.dropFirst().dropLast() : lists[...]
        return GeoJSONGeometry.shapes(of: "{\"type\":\"\(kind)\",\"coordinates\":\(coordinates)}")
    }

    /// The brackets of well-known text as lists of lists of numbers; nil where something else stands in them.
    private static func lists(_ body: String) -> String? {
        var lists = ""
        var vertex = ""
        for sign in body {
            guard "(),".contains(sign) else {
                vertex.append(sign)
                continue
            }
            let words = vertex.split(separator: " ")
            let numbers = words.compactMap { Double($0) }
            guard numbers.count == words.count, numbers.allSatisfy(\.isFinite) else { return nil }
            if !numbers.isEmpty { lists += "[\(numbers.map { "\($0)" }.joined(separator: ","))]" }
            vertex = ""
            lists.append(sign == "(" ? "[" : sign == ")" ? "]" : ",")
        }
        return lists
    }
}
