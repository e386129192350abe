internal import Geometry

/// Rows as comma-separated values (RFC 4180), texts as they were: what a spreadsheet takes for a formula is its owner's.
package struct CSVRows: RowBlockEncoder {
    private let fields: [Field]
    private let addsPosition: Bool

    /// An encoder of rows with these fields.
    ///
    /// - Parameter addsPosition: Whether columns `lat` and `lon` come behind them, since none of them holds the position.
    package init(_ fields: [Field], addsPosition: Bool) {
        self.fields = fields
        self.addsPosition = addsPosition
    }

    package var head: [UInt8] {
        let degrees = ["lat", "lon"].map { Field($0, .real, $0) }
        var writer = CSVWriter(
            fields: addsPosition ? uniqueNames(fields + degrees, folding: false) : fields)
        var out: [UInt8] = []
        writer.begin(&out)
        return out
    }

    package var tail: [UInt8] { [] }

    package func encode(_ rows: RowBlock, to out: inout [UInt8]) {
        rows.forEach { row in
            out.write(atMost: 64 + 2 * row.length + 24 * row.columns) { out in
                for column in 0..<row.columns {
                    if column > 0 { out.put(UInt8(ascii: ",")) }
                    let cell = row[column]
                    switch cell.kind {
                    case .null: break
                    case .text, .json: unsafe out.put(csv: row.bytes(cell))
                    case .integer, .real, .date: row.put(cell, to: &out)
                    case .yes: out.put("true")
                    case .no: out.put("false")
                    }
                }
                if addsPosition {
                    if row.columns > 0 { out.put(UInt8(ascii: ",")) }
                    if let position = row.position { out.put(degrees: position.latitude) }
                    out.put(UInt8(ascii: ","))
                    if let position = row.position { out.put(degrees: position.longitude) }
                }
                out.put("\r\n")
            }
        }
    }
}
