internal import Geometry

/// Rows as the pages of a layer of points.
struct PageMaker: RowMaker {
    /// The pages, and what the index wants to know.
    private(set) var piece = PackedLayer.Piece()
    /// The number of the last row.
    private(set) var lastRow = 0
    private var record = SQLiteRecord()

    mutating func make(_ rows: RowBlock) {
        piece.removeAll()
        rows.forEach { row in
            record.begin(columns: row.columns + 2, room: row.length + 64)
            // The number stands beside the record.
            record.addNull()
            if let position = row.position {
                record.add(point: position.longitude, position.latitude)
                piece.add(PlanarBounds(position), ofRow: row.number)
            } else {
                record.addNull()
            }
            for column in 0..<row.columns { add(row[column], of: row) }
            piece.leaves.add(row.number, record.finish())
            lastRow = row.number
        }
    }

    @inline(__always)
    private mutating func add(_ cell: RowBlock.Cell, of row: RowBlock.Row) {
        switch cell.kind {
        case .text, .date, .json: unsafe record.add(text: row.bytes(cell))
        case .integer:
            if let number = unsafe WholeNumber.parse(row.bytes(cell)) {
                record.add(number)
            } else {
                record.addNull()
            }
        case .real:
            if let number = unsafe DecimalText.number(row.bytes(cell)) {
                record.add(number)
            } else {
                record.addNull()
            }
        case .null: record.addNull()
        case .yes: record.add(1)
        case .no: record.add(0)
        }
    }
}

extension PackedLayer.Piece {
    /// Adds a feature.
    mutating func add(_ feature: Feature, row: Int, of layer: GeoPackageLayer, _ record: inout SQLiteRecord) {
        record.begin(columns: feature.values.count + 2, room: 0)
        record.addNull()
        if layer.shapes != nil {
            if let shape = feature.shape.map({ layer.asDeclared($0) }) {
                let bounds = PlanarBounds(shape)
                record.add(blob: geoPackageBlob(shape, bounds: bounds))
                add(bounds, ofRow: row)
            } else {
                record.addNull()
            }
        }
        for value in feature.values { record.add(value) }
        leaves.add(row, record.finish())
    }
}

extension SQLiteRecord {
    /// Adds a feature's value.
    fileprivate mutating func add(_ value: FieldValue) {
        switch value {
        case .null: addNull()
        case .boolean(let flag): add(flag ? 1 : 0)
        case .integer(let number): add(number)
        case .real(let number): if number.isFinite { add(number) } else { addNull() }
        case .text(let text), .date(let text), .json(let text): add(text: withoutNUL(text))
        case .object(let members):
            var bytes: [UInt8] = []
            bytes.append(jsonObject: members)
            unsafe bytes.withUnsafeBytes { unsafe add(text: $0) }
        }
    }

    private mutating func add(text: String) {
        var text = text
        text.withUTF8 { unsafe add(text: UnsafeRawBufferPointer($0)) }
    }
}

/// Whole numbers in bytes.
enum WholeNumber {
    /// The number that digits write, with a minus before them or not; nil for anything else, or one of more than 64 bits.
    static func parse(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard let first = unsafe bytes.first else { return nil }
        let isNegative = first == UInt8(ascii: "-")
        var number = 0
        for index in (isNegative ? 1 : 0)..<bytes.count {
            let digit = unsafe Int(bytes[index]) - 0x30
            guard 0...9 ~= digit else { return nil }
            let (shifted, isOver) = number.multipliedReportingOverflow(by: 10)
            let (sum, isFull) = shifted.subtractingReportingOverflow(digit)
            guard !isOver, !isFull else { return nil }
            number = sum
        }
        if isNegative { return bytes.count > 1 ? number : nil }
        return number == .min ? nil : -number
    }
}
