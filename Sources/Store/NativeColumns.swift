package import Datasets
package import Formats
internal import Geometry

/// The rows of a dataset as they were published, with the position of those which had none.
package struct NativeColumns: Sendable {
    /// The columns, and what stands above them.
    package let layout: PublishedLayout
    private let places: [Int64: [Int]]
    private let fields: NativeFields
    private let identifier: Int?
    private let map: ColumnMap
    /// How many columns the publisher has; ours are behind them.
    private let width: Int

    /// The columns of a dataset.
    ///
    /// - Throws: `TableError` when a column is gone that the user named.
    package init(_ dataset: StoredDataset) throws(TableError) {
        let (layout, places) = dataset.layout()
        let map = try dataset.map(layout)
        self.places = places
        self.map = map
        fields = NativeFields(map)
        identifier = map.column(of: .id)
        width = layout.columns.count
        self.layout = fields.hasOwnPosition ? layout : layout.adding(NativeFields.added)
    }

    /// What they mean.
    ///
    /// - Throws: `FormatError` when the rows cannot be read.
    package func meaning(of rows: StoreRowSource) throws(FormatError) -> RowMeaning {
        try RowMeaning(rows, map)
    }

    /// What is read of each incident.
    package var columns: StoreColumns {
        StoreColumns(
            fields: uniqueNames(layout.columns.map { Field($0, .text, $0) }, folding: false),
            identifier: identifier,
            selection:
                "incidents.fid, lat, lon, uncertainty_m, rule, evidence.source, evidence.native",
            tables: "incidents JOIN evidence ON evidence.fid = incidents.fid"
        ) { row, place, rows in add(row, place, to: &rows) }
    }

    private func add(_ row: SQLiteRow, _ place: RowPlace, to rows: inout RowBlock) {
        let (latitude, longitude) = (row.number(1), row.number(2))
        let uncertainty = row.number(3)
        let rule = unsafe String(decoding: row.bytes(4), as: UTF8.self)
        var cells = [[UInt8]](repeating: [], count: width)
        let targets = places[row.integer(5)] ?? []
        for (index, text) in Self.texts(unsafe Array(row.bytes(6))).enumerated() where index < targets.count {
            cells[targets[index]] = text
        }
        if fields.hasOwnPosition {
            if let placing = PlacingRule(rawValue: rule), let latitude, let longitude,
                let point = Coordinate(latitude: latitude, longitude: longitude)
            {
                let fillings = fields.fillings(at: point, uncertainty: uncertainty ?? 0, rule: placing) {
                    String(decoding: cells[$0], as: UTF8.self)
                }
                for (column, text) in fillings { cells[column] = Array(text.utf8) }
            }
        } else {
            cells += [latitude, longitude].map { $0.map { Array(NativeFields.degrees($0).utf8) } ?? [] }
            cells += [uncertainty.map { Array("\($0)".utf8) } ?? [], Array(rule.utf8)]
        }
        for cell in cells {
            if cell.isEmpty { rows.addNull() } else { rows.add(.text) { $0 += cell } }
        }
        rows.end(latitude: latitude ?? .nan, longitude: longitude ?? .nan, place)
    }

    /// The texts of a JSON array.
    static func texts(_ json: [UInt8]) -> [[UInt8]] {
        var texts: [[UInt8]] = []
        var scanner = JSONScanner(json, 0..<json.count)
        try? scanner.array { scanner throws(JSONScanner.Failure) in
            var text = try scanner.string()
            if text.contains(0) { text.removeAll { $0 == 0 } }
            texts.append(text)
        }
        return texts
    }
}
