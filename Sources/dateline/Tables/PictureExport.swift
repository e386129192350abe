import ArgumentParser
import Datasets
import Export
import Formats
import Gazetteer
import Store

/// A table, or the incidents of a store, as a still map.
enum PictureExport {
    /// Draws the incidents of a store that are wanted; to standard output when no file is named.
    ///
    /// - Throws: `PictureError` when a PNG cannot be drawn; the exit code for nothing when there are none.
    static func write(
        _ store: IncidentStore, _ selection: StoreInput, of dataset: StoredDataset?,
        as format: PictureFormat, to path: String?
    ) throws {
        let world = try WorldGazetteer.embedded()
        var rows = PictureTable(PictureRows(columns: IncidentStore.columns, world: world))
        var sources: [String] = []
        let column = IncidentStore.columns.firstIndex(of: "dataset") ?? 0
        try selection.forEach(store) { incident in
            let name = incident.values[column].text
            if let dataset, dataset.name != name { return true }
            rows.add(incident.values, at: incident.point)
            if !sources.contains(name) { sources.append(name) }
            return true
        }
        try write(rows, of: store.path, sources: sources, world, as: format, to: path)
    }

    /// Draws the rows of a table, those that are chosen.
    ///
    /// - Throws: `PictureError` when a PNG cannot be drawn; the exit code for nothing when there are none.
    static func write(
        _ table: PointTable, _ chosen: TableSelection?, as format: PictureFormat, to path: String?
    ) throws {
        let world = try WorldGazetteer.embedded()
        var rows = PictureTable(PictureRows(columns: table.columns, world: world))
        let test = try chosen?.tests()()
        var failure: (any Error)?
        try table.forEach(in: 0..<table.rowCount) { row, values in
            guard failure == nil else { return }
            let point = table.coordinate(ofRow: row)
            do {
                if try test?(row + 1, point, { values[$0].text }) ?? true { rows.add(values, at: point) }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        try write(rows, of: table.name, sources: [table.name], world, as: format, to: path)
    }

    private static func write(
        _ rows: PictureTable, of name: String, sources: [String], _ world: WorldGazetteer,
        as format: PictureFormat, to path: String?
    ) throws {
        guard rows.rowCount > 0 else { throw ExitCode.nothingFound }
        var picture = Picture(
            title: InputFile.stem(of: name), subtitle: rows.subtitle, marks: rows.marks, sources: sources,
            world: world)
        picture.landmarks = try LandmarkTable.embedded().landmarks
        try format.write(picture, to: path)
    }
}
