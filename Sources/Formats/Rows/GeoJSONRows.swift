internal import Geometry

/// Rows as GeoJSON features (RFC 7946), in a collection or as a text sequence (RFC 8142).
package struct GeoJSONRows: RowBlockEncoder {
    private let isSequence: Bool
    private let identifier: Int?
    /// Two a column: what stands before its values, and before its texts.
    private let keys: PackedTexts

    /// An encoder of rows with these fields, of which `identifier` tells them apart.
    package init(_ fields: [Field], identifier: Int?, framing: GeoJSONWriter.Framing) {
        isSequence = framing == .sequence
        self.identifier = identifier
        keys = PackedTexts(
            fields.enumerated().flatMap { index, field in
                var key: [UInt8] = index == 0 ? [] : [UInt8(ascii: ",")]
                key.append(jsonString: field.name)
                key.append(UInt8(ascii: ":"))
                return [key, key + [UInt8(ascii: "\"")]]
            })
    }

    package var head: [UInt8] {
        isSequence ? [] : Array("{\"type\":\"FeatureCollection\",\"features\":[\n".utf8)
    }

    package var separator: [UInt8] { isSequence ? [] : Array(",\n".utf8) }

    package var tail: [UInt8] { isSequence ? [] : Array("\n]}\n".utf8) }

    package func encode(_ rows: RowBlock, to out: inout [UInt8]) {
        keys.withBytes { keys in
            rows.forEach { row in
                // Twice the identifier: it may be one of the columns, too.
                let room =
                    200 + keys.count + 2 * ByteCursor.growth * row.length + 24 * row.columns
                out.write(atMost: room) { out in
                    add(row, keys, to: &out)
                }
            }
        }
    }

    @inline(__always)
    private func add(_ row: RowBlock.Row, _ keys: PackedTexts.Bytes, to out: inout ByteCursor) {
        if isSequence {
            out.put(0x1E)
        } else if !row.isFirst {
            out.put(",\n")
        }
        out.put(#"{"type":"Feature","id":"#)
        if let identifier, row[identifier].kind != .null {
            if row[identifier].isWord { out.put(UInt8(ascii: "\"")) }
            put(row[identifier], of: row, to: &out)
        } else {
            out.put(integer: row.number)
        }
        if let position = row.position {
            out.put(#","geometry":{"type":"Point","coordinates":["#)
            out.put(degrees: position.longitude)
            out.put(UInt8(ascii: ","))
            out.put(degrees: position.latitude)
            out.put(#"]},"properties":{"#)
        } else {
            out.put(#","geometry":null,"properties":{"#)
        }
        for column in 0..<row.columns {
            let cell = row[column]
            keys.put(2 * column + (cell.isWord ? 1 : 0), to: &out)
            put(cell, of: row, to: &out)
        }
        out.put("}}")
        if isSequence { out.put(0x0A) }
    }

    /// Writes a value, of a text all but the mark that opens it.
    @inline(__always)
    private func put(_ cell: RowBlock.Cell, of row: RowBlock.Row, to out: inout ByteCursor) {
        switch cell.kind {
        case .text, .date:
            if cell.isPlain { row.put(cell, to: &out) } else { unsafe out.put(json: row.bytes(cell)) }
            out.put(UInt8(ascii: "\""))
        case .integer, .real, .json: row.put(cell, to: &out)
        case .null: out.put("null")
        case .yes: out.put("true")
        case .no: out.put("false")
        }
    }
}

extension RowBlock.Cell {
    /// Whether it stands between quotation marks.
    @inline(__always)
    fileprivate var isWord: Bool { kind == .text || kind == .date }
}
