/// Reading `shapes.txt`: the two columns of GeoNames' `shapes_all_low.txt`, geonameid and a GeoJSON geometry
/// (https://download.geonames.org/export/dump/readme.txt). A place may have several lines.
extension GazetteerBuilder {
    mutating func readShape(_ table: borrowing TableReader) throws(GazetteerError) {
        if table.line == 1, table.text(0).lowercased() == "geonameid" { return }
        guard table.count >= 2 else {
            throw table.failure("line", "has \(table.count) tab-separated fields, shapes have 2")
        }
        let identifier = UInt32(try table.whole(0, "geonameid"))
        guard source.place(identifier: identifier) != nil else {
            summary.orphanShapes += 1
            return
        }
        guard let area = outlines.area(of: identifier) else {
            throw table.failure("geonameid", "more than 65,535 places with an outline")
        }
        let rings = table.withField(1) { GeometryScanner.lines($0, depth: 3) }
        guard let rings, !rings.isEmpty else {
            throw table.failure(
                "geoJSON",
                "is no Polygon or MultiPolygon with positions from -180 to 180 and from -90 to 90")
        }
        for ring in rings { outlines.add(ring, to: area) }
    }

    /// A line of `basemap.txt`: what it is and a GeoJSON LineString or MultiLineString. Its long edges are parted as those of
    /// outlines are, so that the same edge is the same in both.
    mutating func readBaseLine(_ table: borrowing TableReader) throws(GazetteerError) {
        let kinds = BaseLine.Kind.allCases
        guard table.count >= 2, let kind = kinds.first(where: { "\($0)" == table.text(0) }) else {
            throw table.failure("kind", "is none of \(kinds.map { "\($0)" }.joined(separator: ", "))")
        }
        guard let lines = table.withField(1, { GeometryScanner.lines($0, depth: 2) }), !lines.isEmpty else {
            throw table.failure(
                "geoJSON",
                "is no LineString or MultiLineString with positions from -180 to 180 and from -90 to 90")
        }
        for line in lines {
            let corners = AreaOutlines.parted(line).map { BaseLine.Corner(x: $0.x, y: $0.y) }
            baseLines.append(BaseLine(kind: kind, corners: corners))
        }
    }

    /// Writes the places by position and the outlines, as far as there are any; `areaRows` are the rows of the outlines.
    func writeSpatial(_ order: PlaceOrder, _ areaRows: [UInt32], to sink: inout IndexSink)
        throws(GazetteerError)
    {
        // In the order of the rows, not of the sources: the same places give the same tree.
        var numbers = [Int](repeating: 0, count: source.rows.count)
        for (number, row) in order.rows.enumerated() { numbers[Int(row)] = number }
        var points: [PackedPoint] = []
        points.reserveCapacity(source.rows.count)
        for number in numbers {
            let row = source.rows[number]
            points.append(
                PackedPoint(
                    WorldGazetteer.coordinate(row.latitude, row.longitude), payload: order.rows[number]))
        }
        try sink.appendTree(points, as: .nearest)
        guard !areaRows.isEmpty else { return }
        sink.begin(.areas)
        for row in areaRows { sink.append(row) }
        try sink.end(items: areaRows.count)
        if outlines.identifiers.isEmpty, let inheritedOutlines {
            return try inheritedOutlines.write(to: &sink)
        }
        let writer = AreaWriter(outlines)
        sink.begin(.squares)
        for node in writer.nodes { sink.append(node) }
        try sink.end(items: writer.nodes.count)
        sink.begin(.edges)
        try sink.append(all: writer.cells)
        try sink.end(items: outlines.edges.count)
        try sink.appendTree(CoastPoints.points(outlines), as: .coasts)
        let lakes = baseLines.filter { $0.kind == .shore }
        try sink.append(baseLines, as: .lines)
        try sink.append(
            FarLand.lines(FarLand.rings(outlines, lakes: lakes)), as: .farLand, unit: FarLand.unit)
    }
}

/// Outlines as they lie in another index: only the rows that they belong to are new.
struct InheritedOutlines {
    /// The identifier of each area's place; 0 where there is none.
    let identifiers: [UInt32]
    let index: OpenIndex

    /// Copies the sections behind the one with the rows.
    ///
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    func write(to sink: inout IndexSink) throws(GazetteerError) {
        for section in [GazetteerFormat.Section.squares, .edges, .coasts, .lines, .farLand] {
            guard let range = index.range(of: section) else { continue }
            sink.begin(section)
            try sink.append(all: index.bytes.withSpan(range) { span in span.indices.map { span[$0] } })
            try sink.end(items: index.items(of: section))
        }
    }
}

extension IndexSink {
    /// Writes a section of lines, if there are any.
    ///
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    fileprivate mutating func append(
        _ lines: [BaseLine], as section: GazetteerFormat.Section, unit: Int = 1
    ) throws(GazetteerError) {
        guard !lines.isEmpty else { return }
        let packed = PackedLines.bytes(lines, unit: unit)
        begin(section)
        try append(all: packed.bytes)
        try end(items: packed.count)
    }
}

/// The lines or rings of a GeoJSON geometry (RFC 7946, 3.1.4 to 3.1.7), whether holes or not: the even-odd rule makes no
/// difference between them.
private enum GeometryScanner {
    /// Nil when there is anything but numbers in the brackets behind `"coordinates"`, a number out of range, or a position within
    /// fewer brackets than `least`.
    static func lines(_ bytes: Span<UInt8>, depth least: Int) -> [[AreaOutlines.Vertex]]? {
        guard var position = end(of: "\"coordinates\"", in: bytes) else { return nil }
        var lines: [[AreaOutlines.Vertex]] = []
        var line: [AreaOutlines.Vertex] = []
        var numbers: [Int] = []
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"):
                if !numbers.isEmpty {
                    guard depth >= least, let vertex = vertex(numbers) else { return nil }
                    line.append(vertex)
                    numbers = []
                } else if !line.isEmpty {
                    lines.append(line)
                    line = []
                }
                depth -= 1
                if depth == 0 { return lines }
            case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: ":"): break
            default:
                let start = position
                while position < bytes.count, isPartOfNumber(bytes[position]) { position += 1 }
                guard let number = FixedPoint.parse(bytes.extracting(start..<position), decimals: 4) else {
                    return nil
                }
                numbers.append(number)
                continue
            }
            position += 1
        }
        return nil
    }

    private static func vertex(_ numbers: [Int]) -> AreaOutlines.Vertex? {
        guard numbers.count >= 2 else { return nil }
        let (x, y) = (numbers[0] + AreaGrid.width / 2, numbers[1] + AreaGrid.height / 2)
        guard 0...AreaGrid.width ~= x, 0...AreaGrid.height ~= y else { return nil }
        return AreaOutlines.Vertex(x: Int32(x), y: Int32(y))
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "+")
    }

    private static func end(of text: String, in bytes: Span<UInt8>) -> Int? {
        let wanted = Array(text.utf8)
        var position = 0
        while position + wanted.count <= bytes.count {
            if wanted.indices.allSatisfy({ bytes[position + $0] == wanted[$0] }) {
                return position + wanted.count
            }
            position += 1
        }
        return nil
    }
}
