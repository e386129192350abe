import Formats
import Geocoding
import Geometry
import Incidents

/// The layers of the GeoPackage: where, how far around, on which words, from which reports.
struct IncidentTables {
    let incidents: [Incident]

    init(_ incidents: [Incident]) { self.incidents = incidents }

    /// Writes all of them.
    func write(to writer: inout GeoPackageWriter) throws(FormatError) {
        try writer.add(
            GeoPackageLayer(
                name: "incidents", title: "Incidents",
                summary: "Where each incident was, as one point; without a shape where no report says.",
                fields: IncidentFields.table, shapes: .points, style: QGISStyle.points),
            incidents.lazy.map { incident in
                Feature(
                    id: incident.id, shape: incident.location.map { .point($0.coordinate) },
                    values: incident.values)
            })
        try writer.add(
            GeoPackageLayer(
                name: "areas", title: "Areas",
                summary: "The area that a report states, otherwise where the truth may lie.",
                fields: IncidentFields.table, shapes: areaShapes, style: QGISStyle.areas),
            incidents.lazy.filter { $0.location != nil }.map { incident in
                Feature(id: incident.id, shape: incident.location?.area, values: incident.values)
            })
        try writer.add(
            GeoPackageLayer(
                name: "evidence", title: "Evidence",
                summary: "The sentence that each value was read from, and where it stands in the report.",
                fields: evidenceFields, shapes: nil, style: QGISStyle.titles(evidenceFields)),
            incidents.lazy.flatMap(evidence))
        try writer.add(
            GeoPackageLayer(
                name: "sources", title: "Sources", summary: "The reports, and how many incidents each tells.",
                fields: sourceFields, shapes: nil, style: QGISStyle.titles(sourceFields)),
            sources)
    }

    private let evidenceFields = [
        Field("id", .text, "Incident"),
        Field("field", .text, "Column"),
        Field("sentence", .text, "Sentence"),
        Field("start", .integer, "First character of the sentence"),
        Field("end", .integer, "End of the sentence"),
        Field("source", .text, "Source"),
    ]

    private let sourceFields = [
        Field("source", .text, "Source"),
        Field("incidents", .integer, "Incidents in it"),
        Field("located", .integer, "Incidents with a position"),
    ]

    /// Areas as a rule; whatever there is when one of them is something else.
    private var areaShapes: GeoPackageLayer.Shapes {
        incidents.allSatisfy { incident in
            switch incident.location?.area {
            case nil, .polygon, .polygons: true
            case .point, .line, .lines: false
            }
        } ? .areas : .mixed
    }

    private func evidence(of incident: Incident) -> [Feature] {
        incident.evidence.map { item in
            Feature(
                id: incident.id, shape: nil,
                values: [
                    .text(incident.id), .text(item.field), .text(item.sentence), .integer(item.span.start),
                    .integer(item.span.end), .text(incident.source),
                ])
        }
    }

    private var sources: [Feature] {
        var order: [String] = []
        var counts: [String: (all: Int, located: Int)] = [:]
        for incident in incidents {
            if counts[incident.source] == nil { order.append(incident.source) }
            counts[incident.source, default: (0, 0)].all += 1
            counts[incident.source, default: (0, 0)].located += incident.location == nil ? 0 : 1
        }
        return order.map { source in
            let count = counts[source] ?? (0, 0)
            return Feature(
                id: source, shape: nil,
                values: [.text(source), .integer(count.all), .integer(count.located)])
        }
    }
}
