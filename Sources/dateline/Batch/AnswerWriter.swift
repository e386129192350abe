import ArgumentParser
import Formats

/// What `geocode` and `reverse` print.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv, geojson, kml

    /// What rows are printed as when nobody says: a person sees a table, a program reads columns.
    static var usual: Self { Terminal.output.isInteractive ? .table : .csv }

    /// An encoder of its rows; nil for the table.
    func encoder(fields: [Field], name: String) -> RowEncoder? {
        switch self {
        case .table: nil
        case .json: RowEncoder(.json, fields: fields)
        case .jsonl: RowEncoder(.jsonl, fields: fields)
        case .csv: RowEncoder(.csv, fields: fields)
        case .geojson: RowEncoder(.geojson, fields: fields)
        case .kml: RowEncoder(.kml(name), fields: fields)
        }
    }
}

/// Puts answers out as they come; a table, whose columns are as wide as their widest cell, at the end.
struct AnswerWriter {
    private let encoder: RowEncoder?
    private let columns: [TextColumn]
    private var cells: [[String]] = []
    private var isEmpty = true
    /// How many questions had no answer.
    private(set) var unanswered = 0

    init(
        _ format: AnswerFormat, fields: [Field], name: String,
        columns: [TextColumn]
    ) {
        encoder = format.encoder(fields: fields, name: name)
        self.columns = columns
    }

    mutating func add(_ output: BatchOutput) {
        unanswered += output.unanswered
        if encoder == nil { cells += output.cells }
        if let encoder, !output.bytes.isEmpty {
            if isEmpty {
                let rows = encoder.partsWithCommas ? output.bytes.dropFirst() : output.bytes[...]
                StandardOutput.write(encoder.head + rows)
            } else {
                StandardOutput.write(output.bytes)
            }
            isEmpty = false
        }
        for message in output.messages { StandardError.write("dateline: \(message)") }
    }

    /// Puts out what must come last.
    mutating func finish() {
        guard let encoder else {
            guard !cells.isEmpty else { return }
            var table = TextTable(columns)
            for row in cells { table.add(row) }
            StandardOutput.write(table.text(Terminal.output.look))
            return
        }
        StandardOutput.write((isEmpty ? encoder.head : []) + encoder.tail)
    }
}
