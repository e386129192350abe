public import Formats
internal import Geometry

extension FeatureTable {
    /// Reads features of any kind: GeoJSON, a GeoPackage, or a table of points, told apart by how the file begins.
    ///
    /// - Parameter path: A file, or `-` for standard input.
    /// - Throws: `TableError` or `FormatError`, which say what is wrong and what to do.
    public init(contentsOf path: String, _ options: TableOptions = TableOptions(), layer: String? = nil)
        throws
    {
        let bytes = try TableBytes(path: path)
        let name = path == "-" ? "standard input" : path
        let head = bytes.copy(0..<64)
        if GeoPackageReader.looksLike(head) {
            guard path != "-" else {
                throw TableError(path: name, reason: "a GeoPackage cannot be read from a pipe: name the file")
            }
            self = try GeoPackageReader.read(path, layer: layer)
        } else if GeoJSONReader.looksLike(head) {
            let all = bytes.copy(0..<bytes.count)
            let table = try GeoJSONReader.read(all, name: name)
            // Objects with a latitude and a longitude a line are a table of points.
            let isTable =
                !table.features.isEmpty
                && table.features.allSatisfy { $0.fault == "the geometry has no type" }
            self = isTable ? try Self(JSONReading.read(bytes, path: path, options)) : table
        } else {
            self = try Self(DelimitedReading.read(bytes, path: path, options))
        }
    }

    /// The rows of a table of points.
    private init(_ table: PointTable) throws(TableError) {
        var faults: [Int: (row: RejectedRow, place: String)] = [:]
        for (rejected, place) in zip(table.rejected, table.rows.places(table.rejected)) {
            faults[rejected.row] = (rejected, place)
        }
        var rows: [[FieldValue]] = []
        rows.reserveCapacity(table.rowCount)
        try table.forEach(in: 0..<table.rowCount) { _, values in rows.append(values) }
        let types = table.columns.indices.map { column in FieldType(ofTexts: rows.lazy.map { $0[column] }) }
        let features = rows.enumerated().map { row, values in
            let fault = faults[row]
            return SourceFeature(
                id: nil,
                place: fault.map { "line \($0.place)" } ?? "row \(row + 1)",
                shapes: table.coordinate(ofRow: row).map { [.point($0)] } ?? [],
                fault: fault.map { ($0.row.column.isEmpty ? "" : "\($0.row.column): ") + $0.row.reason },
                values: zip(values, types).map { $0.read(as: $1) })
        }
        self.init(
            name: table.name, fields: zip(table.columns, types).map { Field($0, $1, $0) }, features: features,
            notes: table.notes)
    }
}

extension FieldType {
    /// What a column of a text table holds: numbers when all its texts are such as a number would be written.
    fileprivate init(ofTexts values: some Sequence<FieldValue>) {
        var type: FieldType?
        for value in values {
            switch value {
            case .null: continue
            case .integer: type = type == nil || type == .integer ? .integer : type == .real ? .real : .text
            case .real: type = type == nil || type == .integer || type == .real ? .real : .text
            case .boolean: type = type == nil || type == .boolean ? .boolean : .text
            case .text(let text):
                if text.isWholeNumber {
                    type = type == nil || type == .integer ? .integer : type
                } else {
                    type = text.isNumber && (type == nil || type == .integer || type == .real) ? .real : .text
                }
            case .date, .object, .json: type = type == nil || type == .object ? .object : .text
            }
            if type == .text { break }
        }
        self = type ?? .text
    }
}

extension FieldValue {
    /// The number that a text is, in a column of numbers.
    fileprivate func read(as type: FieldType) -> FieldValue {
        guard case .text(let text) = self else { return self }
        switch type {
        case .integer: return Int(text).map { .integer($0) } ?? self
        case .real: return Double(text).map { .real($0) } ?? self
        default: return self
        }
    }
}

extension String {
    /// A whole number as it would be written: `007` is a name and `+1` a note.
    fileprivate var isWholeNumber: Bool { Int(self).map { "\($0)" == self } ?? false }

    /// A decimal number that a Double holds with all its digits.
    fileprivate var isNumber: Bool {
        let digits = utf8.drop { $0 == UInt8(ascii: "-") }
        guard utf8.count <= 16, digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else {
            return false
        }
        let whole = digits.prefix { $0 != 0x2E }
        return Double(self) != nil && !whole.isEmpty && (whole.count == 1 || whole.first != 0x30)
    }
}
