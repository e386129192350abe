import Formats
internal import Geometry

/// Reads points from GeoJSON (RFC 7946) and from objects with a latitude and a longitude: one collection, an array, or
/// one object a line.
enum JSONReading {
    /// - Throws: `TableError` when the file as a whole is not what it seems.
    static func read(_ bytes: TableBytes, path: String, _ options: TableOptions) throws(TableError)
        -> PointTable
    {
        let name = path == "-" ? "standard input" : path
        let ranges: [Range<Int>]
        do throws(JSONElements.Failure) {
            ranges = unsafe try JSONElements(bytes.block.bytes(0, bytes.count)).ranges
        } catch {
            let line = bytes.lines(at: [error.offset])[0]
            throw TableError(path: name, reason: "line \(line): not JSON: expected \(error.expected)")
        }
        let pieces = Parallel.pieces(of: ranges.count, atLeast: 64)
        let parts = Parallel.map(count: pieces.count, threads: options.threads ?? Parallel.width) { piece in
            var part = Gathered()
            for row in pieces[piece] {
                part.add(bytes.copy(ranges[row]), row, at: ranges[row].lowerBound, options)
            }
            return part
        }
        var gathered = Gathered()
        for part in parts { gathered.add(part) }
        guard !ranges.isEmpty else {
            throw TableError(
                path: name,
                reason: "there are no features: it needs a FeatureCollection, or objects a line each")
        }
        return PointTable(
            path: path, columns: gathered.columns, latitudes: gathered.latitudes,
            longitudes: gathered.longitudes, rowCount: ranges.count, rejected: gathered.rejected,
            rows: JSONRows(bytes: bytes, name: name, columns: gathered.columns, ranges: ranges))
    }

    /// What was read of some rows.
    private struct Gathered {
        var columns: [String] = []
        private var known: Set<String> = []
        var latitudes: [Double] = []
        var longitudes: [Double] = []
        var rejected: [RejectedRow] = []

        mutating func add(_ bytes: [UInt8], _ row: Int, at offset: Int, _ options: TableOptions) {
            let feature = JSONFeature(bytes, 0..<bytes.count, options)
            for (name, _) in feature.members where known.insert(name).inserted { columns.append(name) }
            if let fault = feature.fault {
                rejected.append(
                    RejectedRow(row: row, offset: offset, column: fault.column, reason: fault.reason))
            }
            latitudes.append(feature.fault == nil ? feature.latitude : .nan)
            longitudes.append(feature.fault == nil ? feature.longitude : .nan)
        }

        mutating func add(_ next: Gathered) {
            for name in next.columns where known.insert(name).inserted { columns.append(name) }
            latitudes += next.latitudes
            longitudes += next.longitudes
            rejected += next.rejected
        }
    }
}

/// The rows of a JSON text.
private struct JSONRows: TableRows {
    let bytes: TableBytes
    let name: String
    let columns: [String]
    let ranges: [Range<Int>]

    func values(_ row: Int) throws(TableError) -> [FieldValue] {
        let object = bytes.copy(ranges[row])
        let feature = JSONFeature(object, 0..<object.count, TableOptions())
        let members = Dictionary(feature.members) { $1 }
        return columns.map { members[$0] ?? .null }
    }

    func offset(ofRow row: Int) -> Int { ranges[row].lowerBound }

    func places(_ rejected: [RejectedRow]) -> [String] {
        bytes.lines(at: rejected.map(\.offset)).map(String.init)
    }
}

/// A GeoJSON feature, or an object with a latitude and a longitude among its members.
struct JSONFeature {
    /// What it says of itself: a feature's properties and identifier, an object's members.
    private(set) var members: [(String, FieldValue)] = []
    private(set) var latitude = Double.nan
    private(set) var longitude = Double.nan
    /// Why there is no position.
    private(set) var fault: (column: String, reason: String)?

    init(_ bytes: [UInt8], _ range: Range<Int>, _ options: TableOptions) {
        var own: [(String, FieldValue)] = []
        var properties: [(String, FieldValue)]?
        var geometry: Range<Int>?
        var scanner = JSONScanner(bytes, range)
        do throws(JSONScanner.Failure) {
            try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
                switch name {
                case "geometry": geometry = try scanner.skip()
                case "properties" where scanner.peek() == UInt8(ascii: "{"):
                    properties = try Self.members(&scanner, bytes)
                default: own.append((name, try Self.value(&scanner, bytes)))
                }
            }
            if let geometry {
                members = properties ?? []
                if let id = own.first(where: { $0.0 == "id" }), !members.contains(where: { $0.0 == "id" }) {
                    members.insert(id, at: 0)
                }
                try readPoint(bytes, geometry)
            } else {
                members = own
                latitude = degrees(options.latitude.map { [$0] } ?? TableOptions.latitudes, limit: 90)
                longitude = degrees(options.longitude.map { [$0] } ?? TableOptions.longitudes, limit: 180)
            }
        } catch {
            fault = ("", "is no feature and no object: \(error)")
        }
    }

    private mutating func readPoint(_ bytes: [UInt8], _ range: Range<Int>) throws(JSONScanner.Failure) {
        var scanner = JSONScanner(bytes, range)
        guard scanner.peek() == UInt8(ascii: "{") else {
            fault = ("geometry", "is null")
            return
        }
        var type = ""
        var numbers: [Double] = []
        try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
            if name == "type" {
                type = String(decoding: try scanner.string(), as: UTF8.self)
            } else if name == "coordinates", scanner.peek() == UInt8(ascii: "[") {
                try scanner.array { (scanner) throws(JSONScanner.Failure) in
                    if case .real(let number) = try Self.value(&scanner, bytes, wholeNumbers: false) {
                        numbers.append(number)
                    }
                }
            } else {
                try scanner.skip()
            }
        }
        guard type == "Point" else {
            fault = ("geometry", "is a \(type), not a Point")
            return
        }
        guard numbers.count >= 2 else {
            fault = ("geometry", "its coordinates are no two numbers")
            return
        }
        (longitude, latitude) = (numbers[0], numbers[1])
        if !(abs(latitude) <= 90) { fault = ("geometry", "latitude \(latitude) is not in -90...90") }
        if !(abs(longitude) <= 180) { fault = ("geometry", "longitude \(longitude) is not in -180...180") }
    }

    private mutating func degrees(_ names: [String], limit: Double) -> Double {
        let found = names.lazy.compactMap { [members] name in
            members.first { $0.0.lowercased() == name.lowercased() }
        }
        .first
        guard let (name, value) = found else {
            fault = fault ?? ("", "has no member \(names.joined(separator: ", "))")
            return .nan
        }
        let number: Double? =
            switch value {
            case .integer(let number): Double(number)
            case .real(let number): number
            case .text(let text):
                unsafe Array(text.utf8).withUnsafeBytes { unsafe DecimalText.number($0) }
            default: nil
            }
        guard let number else {
            fault = fault ?? (name, "is not a number of degrees")
            return .nan
        }
        if !(abs(number) <= limit) {
            fault = fault ?? (name, "\(number) is not in -\(Int(limit))...\(Int(limit))")
        }
        return number
    }

    private static func members(
        _ scanner: inout JSONScanner, _ bytes: [UInt8]
    ) throws(JSONScanner.Failure) -> [(String, FieldValue)] {
        var members: [(String, FieldValue)] = []
        try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
            members.append((name, try value(&scanner, bytes)))
        }
        return members
    }

    /// A value; an array or an object as its text.
    private static func value(
        _ scanner: inout JSONScanner, _ bytes: [UInt8], wholeNumbers: Bool = true
    ) throws(JSONScanner.Failure) -> FieldValue {
        switch scanner.peek() {
        case 0x22: return .text(String(decoding: try scanner.string(), as: UTF8.self))
        case UInt8(ascii: "n"):
            try scanner.skip()
            return .null
        case UInt8(ascii: "t"), UInt8(ascii: "f"):
            return .boolean(bytes[try scanner.skip().lowerBound] == UInt8(ascii: "t"))
        default:
            let text = String(decoding: bytes[try scanner.skip()], as: UTF8.self)
            if wholeNumbers, let number = Int(text) { return .integer(number) }
            return Double(text).map { .real($0) } ?? .text(text)
        }
    }
}
