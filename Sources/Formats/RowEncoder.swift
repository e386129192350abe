public import Geometry

/// Rows of values with a point each as bytes, value by value and without a `Feature` in between: for answers by the
/// million. What it writes is what the writers of features write, but that a GeoJSON collection has no `bbox`.
///
/// Every row of JSON begins with a comma, so that rows can be made in several threads: whoever puts them behind `head`
/// leaves the first one's away.
public struct RowEncoder {
    /// The formats.
    public enum Format: Hashable, Sendable {
        /// One JSON array.
        case json
        /// One JSON object a line.
        case jsonl
        /// RFC 4180.
        case csv
        /// A GeoJSON feature collection.
        case geojson
        /// KML 2.2; the string names the document.
        case kml(String)
    }

    /// The rows so far.
    public private(set) var bytes: [UInt8] = []
    private let format: Format
    private let fields: [Field]
    private let keys: [[UInt8]]
    private var column = 0
    private var feature: (id: String, point: Coordinate?, values: [FieldValue])?

    /// An encoder of rows with these fields.
    public init(_ format: Format, fields: [Field]) {
        self.format = format
        self.fields = fields
        keys = fields.enumerated().map { index, field in
            var key: [UInt8] = index == 0 ? [] : [UInt8(ascii: ",")]
            key.append(jsonString: field.name)
            key.append(UInt8(ascii: ":"))
            return key
        }
    }

    /// Whether the rows are parted by commas.
    public var partsWithCommas: Bool { format == .json || format == .geojson }

    /// What comes before the first row.
    public var head: [UInt8] {
        var out: [UInt8] = []
        switch format {
        case .json: out.append("[")
        case .jsonl: break
        case .geojson: out.append(#"{"type":"FeatureCollection","features":["#)
        case .csv:
            var writer = CSVWriter(fields: fields)
            writer.begin(&out)
        case .kml(let name):
            var writer = KMLWriter(name: name, fields: fields)
            writer.begin(&out)
        }
        return out
    }

    /// What comes after the last row.
    public var tail: [UInt8] {
        var out: [UInt8] = []
        switch format {
        case .json: out.append("\n]\n")
        case .jsonl, .csv: break
        case .geojson: out.append("\n]}\n")
        case .kml:
            var writer = KMLWriter(name: "", fields: fields)
            writer.end(&out)
        }
        return out
    }

    /// Starts a row; a value for each field must follow, in their order. `id` is unique in the layer.
    public mutating func begin(id: @autoclosure () -> String, point: Coordinate?) {
        column = 0
        switch format {
        case .json: bytes.append(",\n{")
        case .jsonl: bytes.append(UInt8(ascii: "{"))
        case .csv: break
        case .geojson:
            bytes.append(",\n{\"type\":\"Feature\",\"id\":")
            bytes.append(jsonString: id())
            bytes.append(#","geometry":"#)
            if let point { bytes.append(geoJSON: .point(point)) } else { bytes.append("null") }
            bytes.append(#","properties":{"#)
        case .kml: feature = (id(), point, [])
        }
    }

    /// Ends the row.
    public mutating func end() {
        switch format {
        case .json: bytes.append(UInt8(ascii: "}"))
        case .jsonl: bytes.append("}\n")
        case .csv: bytes.append("\r\n")
        case .geojson: bytes.append("}}")
        case .kml:
            guard let feature else { return }
            var writer = KMLWriter(name: "", fields: fields)
            writer.add(
                Feature(id: feature.id, shape: feature.point.map { .point($0) }, values: feature.values),
                to: &bytes)
            self.feature = nil
        }
    }

    @inline(__always)
    private mutating func next() {
        defer { column += 1 }
        switch format {
        case .csv: if column > 0 { bytes.append(UInt8(ascii: ",")) }
        case .kml: break
        default: if column < keys.count { bytes.append(contentsOf: keys[column]) }
        }
    }

    /// No value.
    public mutating func addNull() {
        next()
        switch format {
        case .csv: break
        case .kml: feature?.values.append(.null)
        default: bytes.append("null")
        }
    }

    /// A text; nil is no value.
    public mutating func add(_ text: String?) {
        guard let text else { return addNull() }
        next()
        switch format {
        case .csv: bytes.append(csvText: text)
        case .kml: feature?.values.append(.text(text))
        default: bytes.append(jsonString: text)
        }
    }

    /// A value of the user's own table. CSV gets texts as they were: what a spreadsheet takes for a formula is theirs.
    public mutating func add(passing value: FieldValue) {
        switch value {
        case .null: addNull()
        case .integer(let number): add(number)
        case .boolean(let flag):
            next()
            if case .kml = format {
                feature?.values.append(value)
            } else {
                bytes.append(flag ? "true" : "false")
            }
        case .real(let number):
            guard number.isFinite else { return addNull() }
            next()
            if case .kml = format { feature?.values.append(value) } else { bytes.append(real: number) }
        case .text(let text), .date(let text):
            guard case .csv = format else { return add(text) }
            next()
            bytes.append(csvAsIs: text)
        case .json(let text):
            switch format {
            case .csv, .kml: add(passing: .text(text))
            default:
                next()
                bytes.append(text)
            }
        case .object:
            // No reader of tables makes one.
            addNull()
        }
    }

    /// A whole number; nil is no value.
    public mutating func add(_ number: Int?) {
        guard let number else { return addNull() }
        next()
        if case .kml = format {
            feature?.values.append(.integer(number))
        } else {
            bytes.append(integer: number)
        }
    }

    /// A number, rounded to so many decimals, at most seven; nil is no value.
    public mutating func add(_ number: Double?, decimals: Int) {
        guard let number, number.isFinite else { return addNull() }
        next()
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let rounded = (number * scale).rounded() / scale
        if case .kml = format { feature?.values.append(.real(rounded)) } else { bytes.append(real: rounded) }
    }

    /// A degree of latitude or longitude to seven decimals; nil is no value.
    public mutating func add(degrees: Double?) {
        guard let degrees else { return addNull() }
        next()
        if case .kml = format {
            feature?.values.append(.real((degrees * 1e7).rounded() / 1e7))
        } else {
            bytes.append(degrees: degrees)
        }
    }
}
