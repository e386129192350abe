/// Rows as delimited text in the manner of whoever published them: with the lines that stand above, and the delimiter.
///
/// Text that tabs part has no quotation marks wherever it can do without, and lines end with a line feed alone: GDELT and
/// others know nothing else.
package struct DelimitedRows: RowBlockEncoder {
    private let lines: [[String]]
    private let delimiter: UInt8
    private let isBare: Bool

    private var lineEnd: StaticString { isBare ? "\n" : "\r\n" }

    /// An encoder; `lines` stand above the rows.
    package init(lines: [[String]], delimiter: UInt8) {
        self.lines = lines
        self.delimiter = delimiter
        isBare = delimiter == UInt8(ascii: "\t")
    }

    package var head: [UInt8] {
        var out: [UInt8] = []
        for line in lines {
            for (column, text) in line.enumerated() {
                if column > 0 { out.append(delimiter) }
                unsafe out.append(text) { unsafe put($0, to: &$1) }
            }
            out += Array("\(lineEnd)".utf8)
        }
        return out
    }

    package var tail: [UInt8] { [] }

    package func encode(_ rows: RowBlock, to out: inout [UInt8]) {
        rows.forEach { row in
            out.write(atMost: 64 + 2 * row.length + 6 * row.columns) { out in
                for column in 0..<row.columns {
                    if column > 0 { out.put(delimiter) }
                    let cell = row[column]
                    switch cell.kind {
                    case .null: break
                    case .yes: out.put("true")
                    case .no: out.put("false")
                    default: unsafe put(row.bytes(cell), to: &out)
                    }
                }
                out.put(lineEnd)
            }
        }
    }

    private func put(_ text: UnsafeRawBufferPointer, to out: inout ByteCursor) {
        let isOdd =
            if isBare {
                unsafe text.first == UInt8(ascii: "\"")
                    || text.contains { $0 == delimiter || $0 == 0x0A || $0 == 0x0D }
            } else {
                unsafe text.contains(delimiter)
            }
        if isOdd {
            unsafe out.put(quoted: text)
        } else if isBare {
            unsafe out.put(text)
        } else {
            unsafe out.put(csv: text)
        }
    }
}
