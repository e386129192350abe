import ArgumentParser
import Export
import Formats
import Geocoding

/// What `geocode` prints.
enum CandidateFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv, geojson, kml
}

/// Collects answers and turns them into the chosen format.
struct CandidateWriter {
    private let format: CandidateFormat
    private var answers: [(query: String, candidates: [Candidate])] = []

    init(format: CandidateFormat) { self.format = format }

    mutating func add(_ query: String, _ candidates: [Candidate]) { answers.append((query, candidates)) }

    func finish() -> [UInt8] {
        let fields = CandidateLayer.fields
        switch format {
        case .table: return Array(CandidateLayer.table(answers).utf8)
        case .json: return encode(JSONWriter(fields: fields, framing: .array))
        case .jsonl: return encode(JSONWriter(fields: fields, framing: .lines))
        case .csv: return encode(CSVWriter(fields: fields))
        case .geojson: return encode(GeoJSONWriter(fields: fields))
        case .kml: return encode(KMLWriter(name: "Places", fields: fields, styles: []))
        }
    }

    private func encode(_ writer: some FeatureWriter) -> [UInt8] {
        var writer = writer
        var bytes: [UInt8] = []
        writer.begin(&bytes)
        for (query, candidates) in answers {
            for (index, candidate) in candidates.enumerated() {
                writer.add(CandidateLayer.feature(candidate, query: query, rank: index + 1), to: &bytes)
            }
        }
        writer.end(&bytes)
        return bytes
    }
}
