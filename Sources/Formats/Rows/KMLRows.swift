internal import Geometry

/// Rows as KML 2.2 placemarks (OGC 07-147r2), their cells typed by a `Schema`, with their days for the viewer's time slider
/// and a colour for each type.
///
/// A document of many rows has them in folders, each for a region of the map: see `RegionSource`.
package struct KMLRows: RowBlockEncoder {
    let writer: KMLWriter
    let look: KMLLook
    private let identifier: Int?
    private let names: PackedTexts
    private let styles: PackedTexts

    /// An encoder of a document of that name, with the rows of a source.
    ///
    /// - Parameter isArchived: Whether the document lies in an archive beside its icons.
    package init(name: String, of source: some RowSource, _ look: KMLLook, isArchived: Bool = false) {
        let fields = source.fields
        // KML's whole numbers have 32 bits; longer ones keep their digits as text.
        let typed = fields.enumerated().map { column, field in
            source.wideColumns.contains(column) ? Field(field.name, .text, field.title) : field
        }
        writer = KMLWriter(name: name, fields: typed, styles: look.styles(icons: isArchived))
        self.look = look
        identifier = source.identifier
        names = PackedTexts(
            fields.map { field in
                var name: [UInt8] = Array("<SimpleData name=\"".utf8)
                name.append(xml: field.name)
                name += Array("\">".utf8)
                return name
            })
        styles = PackedTexts(
            (0...look.kinds.count).map {
                Array(
                    "<styleUrl>#\(KMLLook.style($0 < look.kinds.count ? $0 : nil))</styleUrl><ExtendedData><SchemaData schemaUrl=\"#"
                        .utf8)
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
        withTexts { texts in
            rows.forEach { add($0, texts, schema: Self.schema, to: &out) }
        }
    }

    /// Appends a row whose data are those of a schema of that name.
    @inline(__always)
    func add(_ row: RowBlock.Row, _ texts: Texts, schema: [UInt8], to out: inout [UInt8]) {
        // The identifier stands there twice, and so do days.
        let room =
            500 + texts.names.count + texts.styles.count + schema.count + 2 * ByteCursor.growth * row.length
            + 32 * row.columns
        out.write(atMost: room) { add(row, texts, schema, to: &$0) }
    }

    private static let schema = Array("fields".utf8)

    /// What stands in every row.
    struct Texts {
        let names: PackedTexts.Bytes
        let styles: PackedTexts.Bytes
        /// The types, each of which has a style.
        let kinds: PackedTexts.Bytes
    }

    /// Calls `body` with what stands in every row.
    @inline(__always)
    func withTexts(_ body: (Texts) -> Void) {
        names.withBytes { names in
            styles.withBytes { styles in
                look.texts.withBytes { kinds in body(Texts(names: names, styles: styles, kinds: kinds)) }
            }
        }
    }

    @inline(__always)
    private func add(
        _ row: RowBlock.Row, _ texts: Texts, _ schema: [UInt8], to out: inout ByteCursor
    ) {
        out.put("<Placemark><name>")
        if let identifier, row[identifier].kind != .null {
            put(row[identifier], of: row, to: &out)
        } else {
            out.put(integer: row.number)
        }
        out.put("</name>")
        addDays(row, to: &out)
        texts.styles.put(look.kind(of: row, texts.kinds) ?? texts.kinds.number, to: &out)
        out.put(schema)
        out.put("\">")
        for column in 0..<row.columns {
            let cell = row[column]
            if cell.kind == .null { continue }
            texts.names.put(column, to: &out)
            put(cell, of: row, to: &out)
            out.put("</SimpleData>")
        }
        out.put("</SchemaData></ExtendedData>")
        if let position = row.position {
            out.put("<Point><coordinates>")
            out.put(degrees: position.longitude)
            out.put(UInt8(ascii: ","))
            out.put(degrees: position.latitude)
            out.put("</coordinates></Point>")
        }
        out.put("</Placemark>\n")
    }

    /// A day as a moment, several as a span (OGC 07-147r2, 15.2 and 15.3).
    @inline(__always)
    private func addDays(_ row: RowBlock.Row, to out: inout ByteCursor) {
        if look.readsDays { return addReadDays(row, to: &out) }
        let begin = look.begin.map { row[$0] }.flatMap { $0.kind == .date ? $0 : nil }
        let end = look.end.map { row[$0] }.flatMap { $0.kind == .date ? $0 : nil }
        guard let first = begin ?? end else { return }
        if let begin, let end, unsafe !row.bytes(begin).elementsEqual(row.bytes(end)) {
            out.put("<TimeSpan><begin>")
            row.put(begin, to: &out)
            out.put("</begin><end>")
            row.put(end, to: &out)
            out.put("</end></TimeSpan>")
        } else {
            out.put("<TimeStamp><when>")
            row.put(first, to: &out)
            out.put("</when></TimeStamp>")
        }
    }

    /// The same of days that are written otherwise.
    private func addReadDays(_ row: RowBlock.Row, to out: inout ByteCursor) {
        guard let days = look.read?(row.text) else { return }
        let text =
            days.first == days.last
            ? "<TimeStamp><when>\(days.first)</when></TimeStamp>"
            : "<TimeSpan><begin>\(days.first)</begin><end>\(days.last)</end></TimeSpan>"
        out.put(Array(text.utf8))
    }

    @inline(__always)
    private func put(_ cell: RowBlock.Cell, of row: RowBlock.Row, to out: inout ByteCursor) {
        switch cell.kind {
        case .text, .json:
            if cell.isPlain { row.put(cell, to: &out) } else { unsafe out.put(xml: row.bytes(cell)) }
        case .integer, .real, .date: row.put(cell, to: &out)
        case .null: break
        case .yes: out.put(UInt8(ascii: "1"))
        case .no: out.put(UInt8(ascii: "0"))
        }
    }
}
