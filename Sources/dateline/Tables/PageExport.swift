import Datasets
import Export
import Formats
import Gazetteer

/// A table, or the incidents of a store, as the page for people.
enum PageExport {
    /// Writes the page of some rows, to standard output when no file is named.
    ///
    /// - Throws: `FormatError` when there are too many rows, or they cannot be read, or the file not be written.
    static func write(
        _ rows: any RowSource, _ meaning: RowMeaning, count: Int, name: String, to path: String?
    ) throws {
        let page = try MapPage(
            rows, meaning, count: count, name: name, world: .embedded(), landmarks: .embedded(),
            levels: PlacingRule.unitLevels)
        try write(page, to: path)
    }

    /// Writes a page, whole or not at all; to standard output when no file is named.
    ///
    /// - Throws: `FormatError` when the file cannot be written.
    static func write(_ page: MapPage, to path: String?) throws {
        guard let path else { return StandardOutput.write(page.encode()) }
        try OutputFile.write(page.encode(), to: path)
    }
}
