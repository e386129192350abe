import Formats
internal import Geometry

/// Reads the positions of delimited text with all cores: each takes a stretch of the file.
///
/// Nobody can tell whether the middle of a file lies within a quoted field. A stretch is read as if it began after a line
/// end outside of one; when the stretch before it turns out to end elsewhere, it is read again from there. So the result
/// is that of one reader, and in ordinary tables nothing is read twice.
enum DelimitedReading {
    /// What a stretch holds.
    private struct Part: Sendable {
        /// Where its first row begins, and the first after it.
        var start: Int
        var end: Int
        var latitudes: [Double] = []
        var longitudes: [Double] = []
        var anchors: [(row: Int, offset: Int)] = []
        var rejected: [RejectedRow] = []
        var rows = 0
        /// The row with a usable position that ends in a quoted field which is never closed.
        var open: Int?
    }

    private static let stretch = 4 << 20

    /// - Throws: `TableError` when there is no table, or too much of it.
    static func read(_ bytes: TableBytes, path: String, _ options: TableOptions) throws(TableError)
        -> PointTable
    {
        let name = path == "-" ? "standard input" : path
        let header = try DelimitedHeader(bytes, name: name, options)
        let size = bytes.count - header.end
        let stretches = max(1, (size + stretch - 1) / stretch)
        var parts = Parallel.map(count: stretches, threads: options.threads ?? Parallel.width) { number in
            let start = header.end + number * stretch
            return read(
                bytes, header, from: number == 0 ? start : bytes.afterLineEnd(from: start - 1),
                to: min(bytes.count, start + stretch))
        }
        for number in parts.indices.dropFirst() where parts[number].start != parts[number - 1].end {
            let limit = min(bytes.count, header.end + (number + 1) * stretch)
            parts[number] = read(bytes, header, from: parts[number - 1].end, to: limit)
        }
        let rows = parts.reduce(0) { $0 + $1.rows }
        guard rows <= PointIndex.limit else {
            throw TableError(path: name, reason: "more than \(PointIndex.limit) rows")
        }
        return join(&parts, rows, bytes, header, path, name)
    }

    /// Puts the parts into one table, and lets go of each on the way.
    private static func join(
        _ parts: inout [Part], _ rows: Int, _ bytes: TableBytes, _ header: DelimitedHeader, _ path: String,
        _ name: String
    ) -> PointTable {
        var latitudes: [Double] = []
        latitudes.reserveCapacity(rows)
        for number in parts.indices {
            latitudes += parts[number].latitudes
            parts[number].latitudes = []
        }
        var longitudes: [Double] = []
        longitudes.reserveCapacity(rows)
        var anchors = RowAnchors()
        var rejected: [RejectedRow] = []
        let notes = RowNotes()
        var before = 0
        for number in parts.indices {
            longitudes += parts[number].longitudes
            parts[number].longitudes = []
            for anchor in parts[number].anchors {
                anchors.rows.append(UInt32(before + anchor.row))
                anchors.offsets.append(UInt64(anchor.offset))
            }
            for row in parts[number].rejected {
                rejected.append(
                    RejectedRow(
                        row: before + row.row, offset: row.offset, column: row.column, reason: row.reason))
            }
            if let row = parts[number].open { notes.open(row: before + row) }
            before += parts[number].rows
        }
        return PointTable(
            path: path, columns: header.columns, latitudes: latitudes, longitudes: longitudes, rowCount: rows,
            rejected: rejected,
            rows: DelimitedRows(bytes: bytes, name: name, header: header, anchors: anchors, noticed: notes))
    }

    /// Reads the rows that begin from `start` on and before `limit`.
    private static func read(
        _ bytes: TableBytes, _ header: DelimitedHeader, from start: Int, to limit: Int
    ) -> Part {
        var part = Part(start: start, end: start)
        guard start < limit else { return part }
        let estimate = (limit - start) / 64
        part.latitudes.reserveCapacity(estimate)
        part.longitudes.reserveCapacity(estimate)
        var scanner = unsafe DelimitedScanner(
            bytes.block.bytes(0, bytes.count), delimiter: header.delimiter, at: start)
        let last = max(header.latitude, header.longitude)
        while scanner.beginRow(), scanner.position < limit {
            let rowStart = scanner.position
            if part.rows % RowAnchors.spacing == 0 { part.anchors.append((part.rows, rowStart)) }
            var latitude = 0..<0
            var longitude = 0..<0
            var column = 0
            while true {
                let field = scanner.field()
                if column == header.latitude { latitude = field.range }
                if column == header.longitude { longitude = field.range }
                if field.isLast { break }
                if column == last {
                    scanner.skipRow()
                    break
                }
                column += 1
            }
            if let position = unsafe position(scanner.bytes(latitude), scanner.bytes(longitude)) {
                part.latitudes.append(position.latitude)
                part.longitudes.append(position.longitude)
                if scanner.isOpen { part.open = part.rows }
            } else {
                let fault = fault(scanner, latitude, longitude, fields: column + 1, header)
                part.rejected.append(
                    RejectedRow(row: part.rows, offset: rowStart, column: fault.0, reason: fault.1))
                part.latitudes.append(.nan)
                part.longitudes.append(.nan)
            }
            part.rows += 1
        }
        part.end = min(bytes.count, scanner.position)
        bytes.done(start..<part.end)
        return part
    }

    /// The position that two fields give, if they do.
    @inline(__always)
    static func position(
        _ latitude: UnsafeRawBufferPointer, _ longitude: UnsafeRawBufferPointer
    ) -> (latitude: Double, longitude: Double)? {
        guard let latitude = unsafe DecimalText.number(latitude), abs(latitude) <= 90,
            let longitude = unsafe DecimalText.number(longitude), abs(longitude) <= 180
        else { return nil }
        return (latitude, longitude)
    }

    /// Why a row has no position; `fields` is how many of its fields were read.
    static func fault(
        _ scanner: DelimitedScanner, _ latitude: Range<Int>, _ longitude: Range<Int>, fields: Int,
        _ header: DelimitedHeader
    ) -> (column: String, reason: String) {
        if scanner.isOpen {
            return (
                "",
                "a quoted field begins here or on the next lines, and is not closed before the end of the file"
            )
        }
        let last = max(header.latitude, header.longitude)
        if fields <= last, longitude.isEmpty, latitude.isEmpty {
            return ("", "the row has \(fields) fields; the position stands in field \(last + 1)")
        }
        return unsafe fault(scanner.bytes(latitude), scanner.bytes(longitude), header)
    }

    /// Which of the two fields is wrong, and why.
    private static func fault(
        _ latitude: UnsafeRawBufferPointer, _ longitude: UnsafeRawBufferPointer, _ header: DelimitedHeader
    ) -> (column: String, reason: String) {
        if let reason = unsafe fault(latitude, limit: 90) { return (header.columns[header.latitude], reason) }
        if let reason = unsafe fault(longitude, limit: 180) {
            return (header.columns[header.longitude], reason)
        }
        return ("", "has no position")
    }

    private static func fault(_ field: UnsafeRawBufferPointer, limit: Int) -> String? {
        let text = unsafe String(decoding: field.prefix(40), as: UTF8.self)
        if text.allSatisfy(\.isWhitespace) { return "is empty" }
        guard let number = unsafe DecimalText.number(field) else {
            let pointed = unsafe field.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
            let isComma = unsafe pointed.withUnsafeBytes { unsafe DecimalText.number($0) != nil }
            return "\u{2018}\(text)\u{2019} is not a number of degrees"
                + (isComma ? ": it has a decimal comma, write a point" : "")
        }
        return abs(number) > Double(limit) ? "\(text) is not in -\(limit)...\(limit)" : nil
    }
}
