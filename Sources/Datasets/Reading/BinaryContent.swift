/// Files that are no text: said by what they are, and never shown.
enum BinaryContent {
    /// Why a file cannot be read as text; nil when it can.
    ///
    /// - Parameter head: How it begins.
    static func fault(_ head: [UInt8], name: String) -> String? {
        let ending = name.split(separator: ".").last?.lowercased() ?? ""
        let known = kinds.first { head.starts(with: $0.mark) && (!$0.mark.isEmpty || $0.ending == ending) }
        guard known != nil || isBinary(head) else { return nil }
        let what =
            known?.what
            ?? (["dbf", "shx"].contains(ending)
                ? "a part of a shapefile" : "no text, and no table that is known")
        return
            "is \(what): convert it to a GeoPackage, such as with `ogr2ogr -f GPKG table.gpkg FILE`, or save it as CSV or XLSX"
    }

    /// Whether bytes hold what no text holds.
    static func isBinary(_ head: [UInt8]) -> Bool {
        head.contains {
            $0 < 0x20 && !(0x08...0x0D ~= $0 || [0x1A, 0x1B, 0x1E, 0x1F, 0x1C, 0x1D].contains($0))
        }
    }

    private static let kinds: [(what: String, mark: [UInt8], ending: String)] = [
        ("the geometry of a shapefile", [0x00, 0x00, 0x27, 0x0A], "shp"),
        ("a FlatGeobuf file", Array("fgb".utf8), "fgb"),
        ("a Parquet file", Array("PAR1".utf8), "parquet"),
        ("a compressed file", [0x1F, 0x8B], "gz"),
        ("a PDF", Array("%PDF-".utf8), "pdf"),
        ("a database without layers of features", Array("SQLite format 3".utf8), "sqlite"),
    ]
}
