import Formats
public import Geometry

/// A table with the index of its points.
public struct IndexedTable: Sendable {
    /// The table; its positions lie in the index.
    public let table: PointTable
    /// The index.
    public let index: PointIndex
}

/// An index kept beside its table, `TABLE.dpx`, and mapped when it is wanted: a question then reads neither the table nor
/// most of the index.
public enum Sidecar {
    /// Where the index of a table lies.
    public static func path(of table: String) -> String { table + ".dpx" }

    /// Writes the index of a table beside it, whole or not at all.
    ///
    /// - Returns: The table, for what was rejected, and its number of points.
    /// - Throws: `TableError` when the table cannot be read or is no delimited text; `FormatError` when the index cannot
    ///   be written.
    public static func write(
        for path: String, _ options: TableOptions = TableOptions()
    ) throws -> (table: PointTable, points: Int) {
        var table = try PointTable(contentsOf: path, options)
        guard path != "-", let rows = table.rows as? DelimitedRows else {
            throw TableError(
                path: table.name, reason: "only delimited text in a file can have an index beside it")
        }
        let described = try DelimitedHeader(rows.bytes, name: path, options)
        var header = SidecarHeader(source: try SourceState(rows.bytes, path: path))
        header.points = table.rowCount - table.rejectedCount
        header.rows = table.rowCount
        header.anchors = rows.anchors.rows.count
        header.rejected = table.rejectedCount
        header.delimiter = described.delimiter
        header.latitude = described.latitude
        header.longitude = described.longitude
        let index = table.takeIndex(
            before: SidecarHeader.size, after: header.length - header.anchorRows, threads: options.threads)
        let block = index.block
        let (rowNumbers, offsets) = (rows.anchors.rows, rows.anchors.offsets)
        unsafe rowNumbers.withUnsafeBytes {
            unsafe block.mutableBytes(header.anchorRows, $0.count).copyMemory(from: $0)
        }
        unsafe offsets.withUnsafeBytes {
            unsafe block.mutableBytes(header.anchorOffsets, $0.count).copyMemory(from: $0)
        }
        header.digest = Digest.of(block, SidecarHeader.size..<header.length)
        try save(header, block, as: Sidecar.path(of: path))
        return (table, header.points)
    }

    private static func save(
        _ header: SidecarHeader, _ block: MemoryBlock, as path: String
    ) throws(FormatError) {
        var group = FileGroup()
        var file = try OutputFile(try group.stage(path))
        file.bytes += header.bytes
        var start = SidecarHeader.size
        while start < header.length {
            let end = min(header.length, start + 1 << 20)
            unsafe file.bytes.append(contentsOf: block.bytes(start, end - start))
            try file.drain()
            start = end
        }
        try file.finish()
        try group.commit()
    }

    /// Opens the index beside a table, with the table; nil when there is none, or it is of other columns than asked for.
    ///
    /// - Throws: `TableError` when the table has changed since, or the index is damaged. Nothing is then known of either.
    public static func open(
        for path: String, _ options: TableOptions = TableOptions()
    ) throws(TableError) -> IndexedTable? {
        let name = Sidecar.path(of: path)
        guard path != "-", exists(name) else { return nil }
        let block: MemoryBlock
        do throws(MappingError) {
            block = try MemoryBlock(mapping: name, eager: true)
        } catch {
            throw TableError(path: name, reason: error.reason)
        }
        let header = try SidecarHeader(block, path: name)
        let bytes = try TableBytes(path: path)
        guard try SourceState(bytes, path: path) == header.source else {
            throw TableError(
                path: name, reason: "the table has changed since: write the index again with `dateline index`"
            )
        }
        guard Digest.of(block, SidecarHeader.size..<header.length) == header.digest else {
            throw TableError(path: name, reason: "the index is damaged: write it again with `dateline index`")
        }
        var known = options
        known.delimiter = options.delimiter ?? header.delimiter
        let described = try DelimitedHeader(bytes, name: path, known)
        guard described.latitude == header.latitude, described.longitude == header.longitude,
            described.delimiter == header.delimiter
        else { return nil }
        var anchors = RowAnchors()
        anchors.rows = unsafe Array(
            block.bytes(header.anchorRows, header.anchors * 4).bindMemory(to: UInt32.self))
        anchors.offsets = unsafe Array(
            block.bytes(header.anchorOffsets, header.anchors * 8).bindMemory(to: UInt64.self))
        let table = PointTable(
            path: path, columns: described.columns, latitudes: [], longitudes: [], rowCount: header.rows,
            rejected: [], rejectedCount: header.rejected,
            rows: DelimitedRows(bytes: bytes, name: path, header: described, anchors: anchors))
        return IndexedTable(
            table: table, index: PointIndex(block, at: SidecarHeader.size, count: header.points))
    }
}
