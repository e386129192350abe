import Geometry

/// Reads GeoJSON (RFC 7946): a collection, a feature, a bare geometry, or a text sequence with one of these a line or a
/// record (RFC 8142).
///
/// A feature whose geometry is wrong is kept, with what is wrong with it; only a file that is no GeoJSON at all throws.
public enum GeoJSONReader {
    /// Whether bytes begin as JSON does.
    public static func looksLike(_ bytes: [UInt8]) -> Bool {
        let ignored: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0x1E, 0xEF, 0xBB, 0xBF]
        return bytes.first { !ignored.contains($0) } == UInt8(ascii: "{")
    }

    /// The features in these bytes. `name` is what errors call the file.
    ///
    /// - Throws: `FormatError` that names the line.
    public static func read(_ bytes: [UInt8], name: String) throws(FormatError) -> FeatureTable {
        var gatherer = FieldGatherer()
        var features: [SourceFeature] = []
        var lines = LineCounter(bytes)
        var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        do throws(JSONScanner.Failure) {
            while let start = bytes[position...].firstIndex(where: { $0 > 0x20 }) {
                var scanner = JSONScanner(bytes, start..<bytes.count)
                let range = try scanner.skip()
                position = range.upperBound
                for feature in try parts(bytes, range) {
                    let line = lines.line(at: feature.lowerBound)
                    features.append(Self.feature(bytes, feature, line: line, &gatherer))
                }
            }
        } catch {
            throw FormatError(
                path: name, reason: "line \(lines.line(at: error.offset)): \(error)",
                advice: "give GeoJSON, a FeatureCollection or one feature a line")
        }
        guard !features.isEmpty || !bytes.isEmpty else {
            throw FormatError(path: name, reason: "the file is empty", advice: "give GeoJSON")
        }
        return FeatureTable(name: name, fields: gatherer.fields, features: features)
    }

    /// The features of a collection; of anything else itself.
    private static func parts(
        _ bytes: [UInt8], _ range: Range<Int>
    ) throws(JSONScanner.Failure) -> [Range<Int>] {
        var list: Range<Int>?
        var scanner = JSONScanner(bytes, range)
        guard scanner.peek() == UInt8(ascii: "{") else {
            throw JSONScanner.Failure(offset: range.lowerBound, expected: "a GeoJSON object")
        }
        try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
            let value = try scanner.skip()
            if name == "features", bytes[value.lowerBound] == UInt8(ascii: "[") { list = value }
        }
        guard let list else { return [range] }
        var features: [Range<Int>] = []
        var items = JSONScanner(bytes, list)
        try items.array { (scanner) throws(JSONScanner.Failure) in features.append(try scanner.skip()) }
        return features
    }

    private static func feature(
        _ bytes: [UInt8], _ range: Range<Int>, line: Int, _ gatherer: inout FieldGatherer
    ) -> SourceFeature {
        let place = "line \(line)"
        var id: String?
        var members: [(name: String, value: FieldValue)] = []
        var shapes: [Shape] = []
        do {
            var geometry: Range<Int>?
            var isFeature = false
            var scanner = JSONScanner(bytes, range)
            try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
                switch name {
                case "type" where scanner.peek() == 0x22: isFeature = try scanner.text() == "Feature"
                case "geometry": geometry = try scanner.skip()
                case "id" where scanner.peek() == 0x22: id = try scanner.text()
                case "id": id = String(decoding: bytes[try scanner.skip()], as: UTF8.self)
                case "properties" where scanner.peek() == UInt8(ascii: "{"):
                    try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
                        members.append((name, try scanner.fieldValue(bytes)))
                    }
                default: try scanner.skip()
                }
            }
            if let geometry {
                shapes = try GeoJSONGeometry.shapes(bytes, geometry)
            } else if !isFeature {
                shapes = try GeoJSONGeometry.shapes(bytes, range)
            }
        } catch {
            let values = gatherer.row(members)
            return SourceFeature(id: id, place: place, shapes: [], fault: "\(error)", values: values)
        }
        return SourceFeature(id: id, place: place, shapes: shapes, values: gatherer.row(members))
    }
}

extension JSONScanner {
    /// A string as text.
    mutating func text() throws(Failure) -> String { String(decoding: try string(), as: UTF8.self) }

    /// Any value, as exact as it is written.
    mutating func fieldValue(_ bytes: [UInt8]) throws(Failure) -> FieldValue {
        if peek() == 0x22 { return .text(try text()) }
        let raw = String(decoding: bytes[try skip()], as: UTF8.self)
        switch raw {
        case "null": return .null
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default:
            if let number = Int(raw) { return .integer(number) }
            // Digits that a Double does not hold stay as they are.
            if let number = Double(raw), number.isFinite, "\(number)" == raw { return .real(number) }
            return raw.utf8.count < 17 ? Double(raw).map { .real($0) } ?? .json(raw) : .json(raw)
        }
    }
}

/// Lines of bytes, counted once for offsets that grow.
struct LineCounter {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The line of a byte, from 1.
    mutating func line(at target: Int) -> Int {
        if target < offset { (offset, line) = (0, 1) }
        let end = min(target, bytes.count)
        for i in offset..<end where bytes[i] == 0x0A { line += 1 }
        offset = end
        return line
    }
}
