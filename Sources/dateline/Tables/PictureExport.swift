import Datasets
import Export
import Formats
import Gazetteer

/// A table, or the incidents of a store, as a still map.
enum PictureExport {
    /// Writes the picture of some rows, to standard output when no file is named.
    ///
    /// - Throws: `PictureError` when a PNG cannot be drawn; `FormatError` when the rows cannot be read or the file not be written.
    static func write(
        _ rows: any RowSource, _ meaning: RowMeaning, name: String, as format: PictureFormat, to path: String?
    ) throws {
        var picture = try Picture(
            rows, meaning, name: name, world: .embedded(), levels: PlacingRule.unitLevels)
        picture.landmarks = try LandmarkTable.embedded().landmarks
        try format.write(picture, to: path)
    }
}
