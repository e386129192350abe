import Export
import Formats
import Geocoding

/// Writes described places in the chosen format, one after the other.
struct DescriptionWriter {
    private let layer: DescriptionLayer
    private let format: ToponymFormat
    private var writer: (any FeatureWriter)?
    private var bytes: [UInt8] = []
    private var number = 0
    /// Descriptions that place nothing.
    private(set) var unanswered = 0
    /// Lines that could not be read.
    private(set) var failures = 0

    private static let bufferSize = 1 << 18

    init(_ layer: DescriptionLayer, _ format: ToponymFormat) {
        self.layer = layer
        self.format = format
        writer =
            switch format {
            case .table, .jsonl: nil
            case .json: JSONWriter(fields: layer.fields, framing: .array)
            case .csv: CSVWriter(fields: layer.fields)
            case .geojson: GeoJSONWriter(fields: layer.fields)
            case .kml: KMLWriter(name: "Places", fields: layer.fields, styles: [])
            }
    }

    mutating func begin() { writer?.begin(&bytes) }

    mutating func add(_ answer: DescriptionAnswer) {
        number += 1
        if let error = answer.error {
            failures += 1
            StandardError.write("dateline: \(error)")
            if format == .jsonl {
                bytes += #"{"id":null,"error":"#.utf8
                bytes.append(json: error)
                bytes += "}\n".utf8
            }
            return
        }
        if answer.described.readings.isEmpty {
            unanswered += 1
            if format != .table {
                let notes = answer.described.notes.joined(separator: "; ")
                StandardError.write("dateline: \u{2018}\(answer.text)\u{2019}: \(notes)")
            }
        }
        switch format {
        case .table: bytes += layer.table(answer.described, text: answer.text, Terminal.output.look).utf8
        case .jsonl:
            bytes += layer.line(answer.described, id: answer.id ?? Array("null".utf8), text: answer.text)
        default:
            let feature = layer.feature(
                answer.described, id: name(answer.id), text: answer.text, number: number)
            writer?.add(feature, to: &bytes)
        }
        if bytes.count > Self.bufferSize { flush() }
    }

    mutating func end() {
        writer?.end(&bytes)
        flush()
    }

    private mutating func flush() {
        StandardOutput.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// An id as text.
    private func name(_ id: [UInt8]?) -> String? {
        guard let id else { return nil }
        var scanner = JSONScanner(id, 0..<id.count)
        let text = id.first == 0x22 ? try? scanner.string() : nil
        return String(decoding: text ?? id, as: UTF8.self)
    }
}
