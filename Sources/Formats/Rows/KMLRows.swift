internal import Geometry

/// Rows as KML 2.2 placemarks (OGC 07-147r2), their cells typed by a `Schema`.
///
/// A document of many rows has them in folders, each for a region of the map: see `RegionSource`.
package struct KMLRows: RowBlockEncoder {
    private let writer: KMLWriter
    private let identifier: Int?
    private let names: PackedTexts

    /// An encoder of a document of that name, with the rows of a source.
    package init(name: String, of source: some RowSource) {
        let fields = source.fields
        // KML's whole numbers have 32 bits; longer ones keep their digits as text.
        let typed = fields.enumerated().map { column, field in
            source.wideColumns.contains(column) ? Field(field.name, .text, field.title) : field
        }
        writer = KMLWriter(name: name, fields: typed)
        identifier = source.identifier
        names = PackedTexts(
            fields.map { field in
                var name: [UInt8] = Array("<SimpleData name=\"".utf8)
                name.append(xml: field.name)
                name += Array("\">".utf8)
                return name
            })
    }

    package var head: [UInt8] {
        var out: [UInt8] = []
        var writer = writer
        writer.begin(&out)
        return out
    }

    package var tail: [UInt8] {
        var out: [UInt8] = []
        var writer = writer
        writer.end(&out)
        return out
    }

    package func encode(_ rows: RowBlock, to out: inout [UInt8]) {
        let region = Region(of: rows)
        if let region {
            writer.beginFolder(region.name, &out)
            region.append(to: &out)
        }
        placemarks(rows, to: &out)
        if region != nil { writer.endFolder(&out) }
    }

    /// Appends the rows of a block as they are.
    func placemarks(_ rows: RowBlock, to out: inout [UInt8]) {
        names.withBytes { names in
            rows.forEach { row in
                // The identifier stands there twice.
                let room = 300 + names.count + 2 * ByteCursor.growth * row.length + 16 * row.columns
                out.write(atMost: room) { add(row, names, to: &$0) }
            }
        }
    }

    @inline(__always)
    private func add(_ row: RowBlock.Row, _ names: PackedTexts.Bytes, to out: inout ByteCursor) {
        // An XML identifier must be the only one of its kind, which nobody promises of a column.
        out.put("<Placemark id=\"row-")
        out.put(integer: row.number)
        out.put("\"><name>")
        if let identifier, row[identifier].kind != .null {
            put(row[identifier], of: row, to: &out)
        } else {
            out.put(integer: row.number)
        }
        out.put("</name>\n<ExtendedData><SchemaData schemaUrl=\"#fields\">")
        for column in 0..<row.columns {
            let cell = row[column]
            if cell.kind == .null { continue }
            unsafe out.put(names[column])
            put(cell, of: row, to: &out)
            out.put("</SimpleData>")
        }
        out.put("</SchemaData></ExtendedData>\n")
        if let position = row.position {
            out.put("<Point><coordinates>")
            out.put(degrees: position.longitude)
            out.put(UInt8(ascii: ","))
            out.put(degrees: position.latitude)
            out.put("</coordinates></Point>\n")
        }
        out.put("</Placemark>\n")
    }

    @inline(__always)
    private func put(_ cell: RowBlock.Cell, of row: RowBlock.Row, to out: inout ByteCursor) {
        switch cell.kind {
        case .text, .json: unsafe out.put(xml: row.bytes(cell))
        case .integer, .real, .date: unsafe out.put(row.bytes(cell))
        case .null: break
        case .yes: out.put(UInt8(ascii: "1"))
        case .no: out.put(UInt8(ascii: "0"))
        }
    }
}
