public import Formats
import Incidents

extension IncidentLayers {
    /// All incidents as one GeoJSON feature collection, UTF-8.
    public func geoJSON() -> [UInt8] { bytes { sink in encodeGeoJSON(to: &sink) } }

    /// All incidents as one KML document, UTF-8.
    public func kml() -> [UInt8] { bytes { sink in encodeKML(to: &sink) } }

    /// All incidents as one CSV table, UTF-8.
    public func csv() -> [UInt8] { bytes { sink in encodeCSV(to: &sink) } }

    /// All incidents as one JSON array of their values, UTF-8.
    public func json() -> [UInt8] { encoded(JSONWriter(fields: IncidentFields.table, framing: .array)) }

    /// All incidents as JSON Lines of their values, UTF-8.
    public func jsonLines() -> [UInt8] { encoded(JSONWriter(fields: IncidentFields.table, framing: .lines)) }

    private func encoded(_ writer: JSONWriter) -> [UInt8] {
        writer.bytes(of: incidents.lazy.map { Feature(id: $0.id, shape: nil, values: $0.values) })
    }

    private func bytes(_ encode: (inout MemorySink) -> Void) -> [UInt8] {
        var sink = MemorySink()
        encode(&sink)
        return sink.bytes
    }

    /// Encodes the incidents as GeoJSON into any sink, a buffer at a time.
    ///
    /// - Throws: What the sink throws.
    public func encodeGeoJSON<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(Sink.Failure) {
        var writer = GeoJSONWriter(fields: IncidentFields.mixed)
        writer.begin(&sink.bytes)
        for incident in incidents {
            for feature in incident.features { writer.add(feature, to: &sink.bytes) }
            try sink.drain()
        }
        writer.end(&sink.bytes)
    }

    /// Encodes the incidents as CSV into any sink, a buffer at a time.
    ///
    /// - Throws: What the sink throws.
    public func encodeCSV<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(Sink.Failure) {
        var writer = CSVWriter(fields: IncidentFields.table)
        writer.begin(&sink.bytes)
        for incident in incidents {
            writer.add(Feature(id: incident.id, shape: nil, values: incident.values), to: &sink.bytes)
            try sink.drain()
        }
        writer.end(&sink.bytes)
    }

    /// Encodes the incidents as KML into any sink, a buffer at a time: a folder and a colour for each type, and a folder
    /// within for each month in which they began, if there are several.
    ///
    /// - Throws: What the sink throws.
    public func encodeKML<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(Sink.Failure) {
        let groups = Dictionary(grouping: incidents, by: \.type)
        let types = IncidentType.allCases.filter { groups[$0] != nil }
        var writer = KMLWriter(
            name: "Incidents", fields: IncidentFields.mixed,
            styles: types.map { KMLStyle(name: $0.rawValue, colour: $0.colour) })
        writer.begin(&sink.bytes)
        for type in types {
            writer.beginFolder(type.rawValue, &sink.bytes)
            let months = Dictionary(grouping: groups[type] ?? []) { $0.date?.start.prefix(7) ?? "" }
            for (month, incidents) in months.sorted(by: { $0.key < $1.key }) {
                // Named after the type as well: programs that know no folders within folders take each for a layer.
                let name = "\(type.rawValue), \(month.isEmpty ? "no date" : month)"
                if months.count > 1 { writer.beginFolder(name, &sink.bytes) }
                for incident in incidents {
                    for feature in incident.features {
                        writer.add(feature, incident.caption, to: &sink.bytes)
                    }
                    try sink.drain()
                }
                if months.count > 1 { writer.endFolder(&sink.bytes) }
            }
            writer.endFolder(&sink.bytes)
        }
        writer.end(&sink.bytes)
    }
}
