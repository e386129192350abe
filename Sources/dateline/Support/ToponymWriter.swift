import Export
import Formats
import Geocoding

/// Writes the places of documents in the chosen format, document by document where the format allows.
struct ToponymWriter {
    private let layer: ToponymLayer
    private let format: ToponymFormat
    private var writer: (any FeatureWriter)?
    private var kept: [ParsedDocument] = []
    private var bytes: [UInt8] = []
    /// Whether there was any place.
    private(set) var hasFound = false

    private static let bufferSize = 1 << 18

    init(layer: ToponymLayer, format: ToponymFormat) {
        self.layer = layer
        self.format = format
        let fields = [Field("document", .text, "Document")] + layer.fields
        writer =
            switch format {
            case .table, .jsonl: nil
            case .json: JSONWriter(fields: fields, framing: .array)
            case .csv: CSVWriter(fields: fields)
            case .geojson: GeoJSONWriter(fields: fields)
            case .kml: KMLWriter(name: "Places", fields: fields, styles: [])
            }
    }

    mutating func begin() { writer?.begin(&bytes) }

    mutating func add(_ document: ParsedDocument) {
        if !document.toponyms.isEmpty { hasFound = true }
        switch format {
        case .table: kept.append(document)
        case .jsonl: addLine(document)
        default: addFeatures(document)
        }
        if bytes.count > Self.bufferSize { flush() }
    }

    mutating func end() {
        writer?.end(&bytes)
        if format == .table {
            bytes +=
                layer.table(kept.map { (Self.name($0), $0.text, $0.toponyms) }, Terminal.output.look).utf8
        }
        flush()
    }

    private mutating func flush() {
        StandardOutput.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func addLine(_ document: ParsedDocument) {
        bytes += #"{"id":"#.utf8
        bytes += document.id
        if let error = document.error {
            bytes += #","error":"#.utf8
            bytes.append(json: error)
        } else {
            bytes += #","toponyms":["#.utf8
            let fields = layer.fields
            for (index, toponym) in document.toponyms.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.append(json: fields, layer.values(toponym, in: document.text))
            }
            bytes += "]".utf8
        }
        bytes += "}\n".utf8
    }

    private mutating func addFeatures(_ document: ParsedDocument) {
        let name = Self.name(document)
        for toponym in document.toponyms {
            let feature = layer.feature(
                toponym, in: document.text, id: "\(name)-\(toponym.scalars.lowerBound)")
            writer?.add(
                Feature(id: feature.id, shape: feature.shape, values: [.text(name)] + feature.values),
                to: &bytes)
        }
    }

    /// A document's id as text.
    private static func name(_ document: ParsedDocument) -> String {
        var scanner = JSONScanner(document.id, 0..<document.id.count)
        let text = document.id.first == 0x22 ? try? scanner.string() : nil
        return String(decoding: text ?? document.id, as: UTF8.self)
    }
}
