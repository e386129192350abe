extension PointTable {
    /// Reads a table: a GeoPackage, GeoJSON, objects a line each, or delimited text, told apart by how it begins.
    ///
    /// - Parameter path: A file, or `-` for standard input.
    /// - Throws: `TableError` that says what is wrong and what to do.
    public init(contentsOf path: String, _ options: TableOptions = TableOptions()) throws(TableError) {
        self = try Self.read(try TableBytes(path: path), path: path, options)
    }

    /// Reads a table whose bytes are there already.
    static func read(_ bytes: TableBytes, path: String, _ options: TableOptions) throws(TableError)
        -> PointTable
    {
        switch TableKind(bytes, path: path) {
        case .geoPackage: try GeoPackageReading.read(path)
        case .json: try JSONReading.read(bytes, path: path, options)
        case .delimited: try DelimitedReading.read(bytes, path: path, options)
        }
    }
}

/// What a table is, by how it begins.
enum TableKind {
    case geoPackage
    case json
    case delimited

    init(_ bytes: TableBytes, path: String) {
        let first = bytes.copy(0..<64).first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        if path != "-", bytes.copy(0..<16) == Array("SQLite format 3\0".utf8) {
            self = .geoPackage
        } else if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            self = .json
        } else {
            self = .delimited
        }
    }
}
