internal import Formats

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How a table is opened.
public struct ReadingOptions: Hashable, Sendable {
    /// What stands between fields; found out from the first line unless it is given.
    public var delimiter: UInt8?
    /// The layer of a GeoPackage, the sheet of a workbook; the first one unless it is given.
    public var layer: String?

    /// Everything is found out.
    public init() {}
}

extension SourceTable {
    /// Opens a table of any kind: delimited text, XLSX, JSON, GeoJSON, GeoPackage, KML or KMZ, told apart by how it begins.
    ///
    /// - Parameter path: A file, or `-` for standard input.
    /// - Throws: `TableError` or `FormatError`, which say what is wrong and what to do.
    public init(contentsOf path: String, _ options: ReadingOptions = ReadingOptions()) throws {
        let bytes = try TableBytes(path: path)
        let name = path == "-" ? "standard input" : path
        let head = bytes.copy(0..<1024)
        if ZipReader.looksLike(head) {
            try Self.needsFile(path, name)
            self =
                try PlacemarkSource.open(archive: path) ?? SpreadsheetSource.open(path, sheet: options.layer)
        } else if GeoPackageReader.looksLike(head) {
            try Self.needsFile(path, name)
            self = FeatureSource.table(try GeoPackageReader.read(path, layer: options.layer))
        } else if PlacemarkSource.looksLike(head) {
            self = try PlacemarkSource.open(bytes.copy(0..<bytes.count), name: name)
        } else if let first = head.first(where: { $0 > 0x20 && ![0x1E, 0xEF, 0xBB, 0xBF].contains($0) }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        {
            self = try FeatureSource.json(bytes, name: name)
        } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw TableError(path: name, reason: "is an old Excel file (XLS): save it as XLSX or CSV")
        } else {
            self = try DelimitedSource.open(bytes, name: name, delimiter: options.delimiter)
        }
    }

    private static func needsFile(_ path: String, _ name: String) throws(TableError) {
        if path == "-" {
            throw TableError(path: name, reason: "this format cannot be read from a pipe: name the file")
        }
    }
}

/// What the system knows of a file.
enum SourceFile {
    /// How many bytes it has; 0 when there is none.
    static func size(_ path: String) -> Int64 {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}
