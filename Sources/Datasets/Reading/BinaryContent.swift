/// Files that are no text: said by what they are, and never shown.
enum BinaryContent {
    /// Why a file cannot be read as text; nil when it can.
    ///
    /// - Parameter head: How it begins.
    static func fault(_ head: [UInt8], name: String) -> String? {
        let known = kinds.first { head.starts(with: $0.mark) }
        guard known != nil || isBinary(head) else { return nil }
        let isPart = ["dbf", "shx"].contains(name.split(separator: ".").last?.lowercased())
        let what = known?.what ?? (isPart ? "a part of a shapefile" : "no text, and no table that is known")
        return "is \(what): \(known?.advice ?? convert)"
    }

    /// Whether bytes hold much that no text holds, at their beginning or all over. A stray one is a typist's.
    static func isBinary(_ head: [UInt8]) -> Bool {
        [head.prefix(64), head[...]].contains { part in
            let odd = part.count { $0 < 0x08 || 0x0E...0x19 ~= $0 }
            return odd > 2 && odd * 20 > part.count
        }
    }

    /// What to do with what others read.
    static let convert =
        "convert it to a GeoPackage, such as with `ogr2ogr -f GPKG table.gpkg FILE`, or save it as CSV or XLSX"

    private struct Kind {
        let what: String
        let mark: [UInt8]
        var advice = convert
    }

    private static let kinds = [
        Kind(what: "the geometry of a shapefile", mark: [0x00, 0x00, 0x27, 0x0A]),
        Kind(what: "a FlatGeobuf file", mark: Array("fgb".utf8) + [3]),
        Kind(what: "a Parquet file", mark: Array("PAR1".utf8)),
        Kind(what: "a database without layers of features", mark: Array("SQLite format 3".utf8)),
        Kind(
            what: "a zip file, such as a workbook", mark: [0x50, 0x4B, 0x03, 0x04],
            advice: "`dateline import` reads workbooks and KMZ; here save it as CSV"),
        Kind(what: "a compressed file", mark: [0x1F, 0x8B], advice: "unpack it first"),
        Kind(what: "a PDF", mark: Array("%PDF-".utf8), advice: "ask for the table behind it, as CSV or XLSX"),
    ]
}
