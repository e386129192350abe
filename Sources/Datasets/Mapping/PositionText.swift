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
        /// The vertices of a point, a line or an area.
        case positions([Coordinate])
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
            if [latitude, longitude].allSatisfy(isCode) { return .empty }
            return Coordinate(latitude: longitude, longitude: latitude).map { .exchanged($0) } ?? .none
        }
        // A text with the form of a position that is none may hold one.
        if let written = (try? WrittenPosition(parsing: line)).flatMap(\.self) {
            return .written(written.coordinate, grain: StatedGrain.reach(written, in: line))
        }
        let found = CoordinateFinder.findings(in: line).lazy.compactMap { try? $0.outcome.get() }.first
        return found.map { .written($0.coordinate, grain: StatedGrain.reach($0, in: line)) } ?? .none
    }

    private static func isCode(_ number: Double) -> Bool {
        abs(number) > 90 && number == number.rounded()
            && "\(Int(min(abs(number), 1e9)))".allSatisfy { $0 == "9" }
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

    // MARK: Well-known text and binary (OGC 06-103r4, 7 and 8)

    private static let kinds = [
        "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON",
    ]

    private static func wellKnown(_ text: String) -> Outcome? {
        if let shapes = WellKnownBinary.shapes(hexadecimal: text) {
            let positions = shapes.flatMap(\.positions)
            return positions.isEmpty ? .empty : .positions(positions)
        }
        if text.hasPrefix("{") { return json(text) }
        var rest = text.uppercased()[...]
        if rest.hasPrefix("SRID=") {
            guard let end = rest.firstIndex(of: ";") else { return Outcome.none }
            // Of other systems we have no formulas.
            guard rest[..<end] == "SRID=4326" else { return Outcome.none }
            rest = rest[rest.index(after: end)...].drop { $0 == " " }
        }
        let kind = rest.prefix { $0.isLetter }
        guard kinds.contains(String(kind)) else { return nil }
        rest = rest.dropFirst(kind.count).drop { " ZM".contains($0) }
        if rest.hasPrefix("EMPTY") { return .empty }
        guard rest.first == "(", rest.last == ")" else { return Outcome.none }
        var positions: [Coordinate] = []
        for vertex in rest.split(whereSeparator: { ",()".contains($0) }) {
            let numbers = vertex.split(separator: " ").map { Double($0) }
            if numbers.isEmpty { continue }
            guard numbers.count >= 2, let x = numbers[0], let y = numbers[1] else { return Outcome.none }
            guard let position = Coordinate(latitude: y, longitude: x) else {
                guard kind == "POINT", let other = Coordinate(latitude: x, longitude: y) else {
                    return Outcome.none
                }
                return .exchanged(other)
            }
            positions.append(position)
        }
        return positions.isEmpty ? .empty : .positions(positions)
    }

    /// GeoJSON (RFC 7946, 3.1): positions are the innermost arrays.
    private static func json(_ text: String) -> Outcome {
        guard let start = text.firstRange(of: "coordinates")?.upperBound else { return .none }
        var positions: [Coordinate] = []
        for inner in text[start...].split(whereSeparator: { "[]".contains($0) }) {
            let numbers = inner.split(separator: ",").map { Double(String($0).trimmingSpace) }
            guard numbers.count >= 2 else { continue }
            guard let x = numbers[0], let y = numbers[1], let position = Coordinate(latitude: y, longitude: x)
            else { return .none }
            positions.append(position)
        }
        return positions.isEmpty ? .empty : .positions(positions)
    }
}
