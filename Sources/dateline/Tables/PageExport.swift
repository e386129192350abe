import Datasets
import Export
import Formats
import Gazetteer

/// A table, or the incidents of a store, as the page for people.
enum PageExport {
    /// What the rules of the store say that nothing finer is known than.
    private static let levels = Dictionary(
        uniqueKeysWithValues: PlacingRule.allCases.compactMap { rule in
            rule.unitLevel.map { (rule.rawValue, $0) }
        })

    /// Writes the page of some rows, to standard output when no file is named.
    ///
    /// - Throws: `FormatError` when there are too many rows, or they cannot be read, or the file not be written.
    static func write(_ rows: any RowSource, count: Int, name: String, to path: String?) throws {
        let page = try MapPage(
            rows, count: count, name: name, world: .embedded(), landmarks: .embedded(), levels: levels)
        guard let path else { return StandardOutput.write(page.encode()) }
        var files = FileGroup()
        var file = try OutputFile(try files.stage(path))
        try file.write(page.encode())
        try file.finish()
        try files.commit()
    }
}
