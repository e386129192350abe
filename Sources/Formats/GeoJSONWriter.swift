public import Geometry

/// Features as GeoJSON (RFC 7946), or as a GeoJSON text sequence (RFC 8142).
///
/// Rings follow the right-hand rule, positions have at most seven decimals, and a `bbox` that crosses the
/// antimeridian has its west above its east (5.2). There is no `crs` member: the standard knows but WGS84.
public struct GeoJSONWriter: FeatureWriter {
    /// How features follow one another.
    public enum Framing: Hashable, Sendable {
        /// One `FeatureCollection`.
        case collection
        /// A sequence of features, each between a record separator and a line feed.
        case sequence
    }

    private let framing: Framing
    private let keys: [[UInt8]]
    private var box = BoundingBox()
    private var isFirst = true

    /// A writer of features with these fields.
    public init(fields: [Field], framing: Framing = .collection) {
        self.framing = framing
        self.keys = fields.enumerated().map { index, field in
            var key: [UInt8] = index == 0 ? [] : [UInt8(ascii: ",")]
            key.append(jsonString: field.name)
            key.append(UInt8(ascii: ":"))
            return key
        }
    }

    /// Opens the collection.
    public mutating func begin(_ out: inout [UInt8]) {
        if framing == .collection { out.append(#"{"type":"FeatureCollection","features":["#) }
    }

    /// Appends a feature on a line of its own.
    public mutating func add(_ feature: Feature, to out: inout [UInt8]) {
        switch framing {
        case .collection: out.append(isFirst ? "\n" : ",\n")
        case .sequence: out.append(0x1E)
        }
        isFirst = false
        out.append(#"{"type":"Feature","id":"#)
        out.append(jsonString: feature.id)
        if let shape = feature.shape {
            let own = BoundingBox(shape)
            if framing == .collection { box.add(own) }
            if let envelope = own.envelope { out.append(box: envelope) }
            out.append(#","geometry":"#)
            out.append(geoJSON: shape)
        } else {
            out.append(#","geometry":null"#)
        }
        out.append(#","properties":{"#)
        for (key, value) in zip(keys, feature.values) {
            out.append(contentsOf: key)
            out.append(json: value)
        }
        out.append("}}")
        if framing == .sequence { out.append(0x0A) }
    }

    /// Closes the collection, its `bbox` last: only now is it known.
    public mutating func end(_ out: inout [UInt8]) {
        guard framing == .collection else { return }
        out.append("\n]")
        if let envelope = box.envelope { out.append(box: envelope) }
        out.append("}\n")
    }
}

extension [UInt8] {
    /// Appends a shape as a GeoJSON geometry.
    public mutating func append(geoJSON shape: Shape) {
        switch shape {
        case .point(let position):
            append(#"{"type":"Point","coordinates":"#)
            append(position)
        case .line(let path):
            append(#"{"type":"LineString","coordinates":"#)
            append(path)
        case .lines(let paths):
            append(#"{"type":"MultiLineString","coordinates":"#)
            appendList(paths) { $0.append($1) }
        case .polygon(let polygon):
            append(#"{"type":"Polygon","coordinates":"#)
            append(polygon)
        case .polygons(let polygons):
            append(#"{"type":"MultiPolygon","coordinates":"#)
            appendList(polygons) { $0.append($1) }
        }
        append(UInt8(ascii: "}"))
    }

    fileprivate mutating func append(box: Envelope) {
        append(#","bbox":["#)
        append(degrees: box.west)
        append(UInt8(ascii: ","))
        append(degrees: box.south)
        append(UInt8(ascii: ","))
        append(degrees: box.east)
        append(UInt8(ascii: ","))
        append(degrees: box.north)
        append(UInt8(ascii: "]"))
    }

    private mutating func append(_ position: Coordinate) {
        append(UInt8(ascii: "["))
        append(degrees: position.longitude)
        append(UInt8(ascii: ","))
        append(degrees: position.latitude)
        append(UInt8(ascii: "]"))
    }

    private mutating func append(_ path: [Coordinate]) { appendList(path) { $0.append($1) } }

    private mutating func append(_ polygon: Polygon) { appendList(polygon.woundRings) { $0.append($1) } }

    private mutating func appendList<T>(_ items: [T], _ append: (inout [UInt8], T) -> Void) {
        self.append(UInt8(ascii: "["))
        for (index, item) in items.enumerated() {
            if index > 0 { self.append(UInt8(ascii: ",")) }
            append(&self, item)
        }
        self.append(UInt8(ascii: "]"))
    }
}
