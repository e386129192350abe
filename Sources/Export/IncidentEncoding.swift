public import Formats
import Incidents

extension IncidentLayers {
    /// All incidents as one GeoJSON feature collection, UTF-8.
    public func geoJSON() -> [UInt8] { bytes { sink in encodeGeoJSON(to: &sink) } }

    /// All incidents as one KML document, UTF-8.
    public func kml() -> [UInt8] { bytes { sink in encodeKML(to: &sink) } }

    /// All incidents as one KMZ: the same document with the icons that it draws with, and a legend that lies over the map where
    /// librsvg is there to draw one. Beside the viewer's list, which shows icons and types, too.
    public func kmz() -> [UInt8] {
        let styles = styles(areArchived: true)
        let legend = LegendPicture.legend(styles.map { ($0.name, $0.colour) })
        var sink = MemorySink()
        encodeKML(styles: styles, legend: legend, to: &sink)
        return KMZDocument.bytes(sink.bytes, styles: styles, legend: legend)
    }

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
        try encodeKML(styles: styles(areArchived: false), legend: nil, to: &sink)
    }

    /// A style for each type that occurs.
    private func styles(areArchived: Bool) -> [KMLStyle] {
        let found = Set(incidents.map(\.type))
        return IncidentType.allCases.filter(found.contains).enumerated().map { number, type in
            KMLStyle(
                name: type.rawValue, colour: type.colour,
                icon: areArchived ? "files/t\(number + 1).png" : nil)
        }
    }

    private func encodeKML<Sink: ByteSink & ~Copyable>(
        styles: [KMLStyle], legend: KMLLegend?, to sink: inout Sink
    ) throws(Sink.Failure) {
        let groups = Dictionary(grouping: incidents, by: \.type.rawValue)
        var writer = KMLWriter(name: "Incidents", fields: IncidentFields.mixed, styles: styles)
        writer.begin(&sink.bytes)
        if let legend { writer.add(legend, to: &sink.bytes) }
        for (number, style) in styles.enumerated() {
            writer.beginFolder(style.name, icon: style.icon, &sink.bytes)
            let months = Dictionary(grouping: groups[style.name] ?? []) { $0.date?.start.prefix(7) ?? "" }
            for (month, incidents) in months.sorted(by: { $0.key < $1.key }) {
                // Named after the type as well: programs that know no folders within folders take each for a layer.
                let name = "\(style.name), \(month.isEmpty ? "no date" : month)"
                // Of an archive's layers they look for the fields in a document of their own.
                let schema = style.icon.map { _ in "fields-\(number)-\(month)" }
                if let schema {
                    writer.beginDocument(name, schema: schema, &sink.bytes)
                } else if months.count > 1 {
                    writer.beginFolder(name, &sink.bytes)
                }
                for incident in incidents {
                    for feature in incident.features {
                        writer.add(
                            feature, incident.caption, schema: schema ?? "fields", to: &sink.bytes)
                    }
                    try sink.drain()
                }
                if schema != nil {
                    writer.endDocument(&sink.bytes)
                } else if months.count > 1 {
                    writer.endFolder(&sink.bytes)
                }
            }
            writer.endFolder(&sink.bytes)
        }
        writer.end(&sink.bytes)
    }
}
