import Datasets
import Export
import Formats
import Gazetteer
import Geometry

/// What the columns of a table say to a picture: rows in, marks out.
struct PictureRows: Sendable {
    private let kind: Int?
    private let uncertainty: Int?
    private let place: Int?
    private let rule: Int?
    private let matched: Int?
    private let days: [Int]
    private let world: WorldGazetteer

    /// Finds the columns by the names that are usual.
    init(columns: [String], uncertainty: String? = nil, world: WorldGazetteer) {
        func column(_ names: String...) -> Int? { RowCondition.column(names, in: columns) }
        kind = column("type", "event_type", "incident_type", "category")
        self.uncertainty = column(uncertainty ?? "uncertainty_m")
        place = column("place", "location", "matched", "where_coordinates", "name", "city", "town")
        rule = column("rule")
        matched = column("geonameid")
        days =
            [column("date_start", "date", "event_date"), column("date_end", "date", "event_date")].compactMap
        {
            $0
        }
        self.world = world
    }

    /// The mark of a row.
    func mark(_ values: [FieldValue], at position: Coordinate, isPossible: Bool = false) -> PictureMark {
        func text(_ column: Int?) -> String? {
            column.map { values[$0].text }.flatMap { $0.isEmpty ? nil : $0 }
        }
        let metres = text(uncertainty).flatMap(Double.init) ?? 0
        let length = Length(metres: metres.isFinite ? max(0, metres) : 0)
        return PictureMark(
            at: position, uncertainty: length, reach: reach(text(rule), text(matched), position),
            kind: text(kind) ?? "", isPossible: isPossible, name: text(place), note: day(values))
    }

    /// The outline of the unit that a row stands for, where it says that it does; otherwise a disc.
    private func reach(_ rule: String?, _ matched: String?, _ position: Coordinate) -> PictureMark.Reach {
        guard let level = rule.flatMap(PlacingRule.init(rawValue:))?.unitLevel else { return .disc }
        return world.unit(level, geonameID: matched.flatMap { Int($0) }, at: position).map { .unit($0) }
            ?? .disc
    }

    private func day(_ values: [FieldValue]) -> String? {
        span(values).flatMap { PictureDates.words(from: $0.start, to: $0.end) }
    }

    /// The first and the last day of a row, where it has any.
    func span(_ values: [FieldValue]) -> (start: String, end: String)? {
        guard let first = days.first.map({ String(values[$0].text.prefix(10)) }), RowFilter.isDay(first),
            first.utf8.count == 10
        else { return nil }
        let last = days.last.map { String(values[$0].text.prefix(10)) } ?? first
        return (first, last.utf8.count == 10 && RowFilter.isDay(last) ? last : first)
    }
}

/// Rows gathered for a picture, with what its subtitle says of them.
struct PictureTable {
    let rows: PictureRows
    private(set) var marks: [PictureMark] = []
    private(set) var rowCount = 0
    private var days: (start: String, end: String)?

    init(_ rows: PictureRows) { self.rows = rows }

    mutating func add(_ values: [FieldValue], at position: Coordinate?) {
        rowCount += 1
        guard let position else { return }
        marks.append(rows.mark(values, at: position))
        guard let span = rows.span(values) else { return }
        days = days.map { (min($0.start, span.start), max($0.end, span.end)) } ?? span
    }

    /// "1,000 incidents, 1 January – 31 December 2022; 3 more without a position".
    var subtitle: String {
        let missing = rowCount - marks.count
        let span = days.flatMap { PictureDates.words(from: $0.start, to: $0.end) }
        return [Picture.count(marks.count), span].compactMap { $0 }.joined(separator: ", ")
            + (missing > 0 ? "; \(missing) more without a position" : "")
    }
}
