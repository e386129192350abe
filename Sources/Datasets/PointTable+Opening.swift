extension PointTable {
    /// Reads a table: a GeoPackage, GeoJSON, objects a line each, or delimited text, told apart by how it begins.
    ///
    /// - Parameter path: A file, or `-` for standard input.
    /// - Throws: `TableError` that says what is wrong and what to do.
    public init(contentsOf path: String, _ options: TableOptions = TableOptions()) throws(TableError) {
        let bytes = try TableBytes(path: path)
        if path != "-", bytes.copy(0..<16) == Array("SQLite format 3\0".utf8) {
            self = try GeoPackageReading.read(path)
            return
        }
        let first = bytes.copy(0..<64).first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            self = try JSONReading.read(bytes, path: path, options)
        } else {
            self = try DelimitedReading.read(bytes, path: path, options)
        }
    }
}
