package import Formats
package import Gazetteer
import Geometry

extension Picture {
    /// A picture of the rows of a store, a table or an answer.
    ///
    /// - Parameters:
    ///   - meaning: What their columns mean.
    ///   - name: What people call the store or the table; its file is named below the map, unless the rows name their datasets.
    ///   - levels: Which values of a column `rule` say that nothing finer is known than a country or a division.
    /// - Throws: `FormatError` when the rows cannot be read.
    package init(
        _ rows: any RowSource, _ meaning: RowMeaning, name: String, world: WorldGazetteer,
        levels: [String: UnitLevel]
    ) throws(FormatError) {
        var table = PictureRows(meaning, world, levels)
        var block = RowBlock(columns: rows.fields.count)
        for number in 0..<rows.blockCount {
            try rows.read(block: number, into: &block)
            block.forEach { table.add($0) }
            rows.finish(block: number)
        }
        let file = FileNames.last(of: name)
        self.init(
            title: FileNames.stem(of: name), subtitle: table.subtitle, marks: table.marks,
            sources: 1...PictureRows.mostDatasets ~= table.datasets.count ? table.datasets : [file],
            world: world)
    }
}

/// Rows on their way to marks, and what a subtitle says of them.
private struct PictureRows {
    private let meaning: RowMeaning
    private let world: WorldGazetteer
    private let levels: [String: UnitLevel]
    private(set) var marks: [PictureMark] = []
    /// The datasets that rows name, in the order in which they come.
    private(set) var datasets: [String] = []
    private var rowCount = 0
    private var days: RowMeaning.Days?

    /// More datasets than this are not what a picture is drawn from.
    static let mostDatasets = 12

    init(_ meaning: RowMeaning, _ world: WorldGazetteer, _ levels: [String: UnitLevel]) {
        self.meaning = meaning
        self.world = world
        self.levels = levels
    }

    mutating func add(_ row: RowBlock.Row) {
        func text(_ role: RowMeaning.Role) -> String? {
            meaning[role].map(row.text).flatMap { $0.isEmpty ? nil : $0 }
        }
        rowCount += 1
        if datasets.count <= Self.mostDatasets, let dataset = text(.dataset), !datasets.contains(dataset) {
            datasets.append(dataset)
        }
        guard let position = row.position else { return }
        let metres = text(.uncertainty).flatMap(Double.init) ?? 0
        let days = meaning.days(row.text)
        let type = text(.type).flatMap(meaning.typeName)
        marks.append(
            PictureMark(
                at: position, uncertainty: Length(metres: metres.isFinite ? max(0, metres) : 0),
                reach: reach(text(.rule), text(.geonameID), position), kind: type ?? "",
                isPossible: text(.answer) == "possible", name: text(.place) ?? text(.matched),
                note: days.flatMap { PictureDates.words(from: $0.first, to: $0.last) }))
        guard let days else { return }
        self.days = RowMeaning.Days(
            first: min(self.days?.first ?? days.first, days.first),
            last: max(self.days?.last ?? days.last, days.last))
    }

    /// The outline of the unit that a row stands for, where it says that it does; otherwise a disc.
    private func reach(_ rule: String?, _ matched: String?, _ position: Coordinate) -> PictureMark.Reach {
        guard let level = rule.flatMap({ levels[$0] }) else { return .disc }
        return world.unit(level, geonameID: matched.flatMap { Int($0) }, at: position).map { .unit($0) }
            ?? .disc
    }

    /// "1,000 incidents, 1 January – 31 December 2022; 3 more without a position".
    var subtitle: String {
        let missing = rowCount - marks.count
        let span = days.flatMap { PictureDates.words(from: $0.first, to: $0.last) }
        return [Picture.count(marks.count), span].compactMap { $0 }.joined(separator: ", ")
            + (missing > 0 ? "; \(missing) more without a position" : "")
    }
}
