public import Geometry

/// What a publisher changed between two editions of a table.
public struct EditionChange: Hashable, Sendable {
    /// What was done.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Only the newer edition has it.
        case added
        /// Only the older edition has it.
        case deleted
        /// Its point is another one; other columns may differ, too.
        case moved
        /// Its point is the same, some other columns are not.
        case recoded
    }

    /// The incident's name.
    public let id: String
    /// What was done to it.
    public let kind: Kind
    /// Its line in the older edition.
    public let oldLine: Int?
    /// Its line in the newer edition.
    public let newLine: Int?
    /// Where it was.
    public let oldPoint: Coordinate?
    /// Where it is now.
    public let newPoint: Coordinate?
    /// How far it was moved, metres; nil when it had or has no point.
    public let distance: Double?
    /// The columns that differ, each as it was and as it is.
    public let columns: [(name: String, old: String, new: String)]

    /// By name and kind, of which an incident has one.
    public static func == (a: EditionChange, b: EditionChange) -> Bool { a.id == b.id && a.kind == b.kind }

    /// By name and kind.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(kind)
    }
}

/// Compares two editions of a table, incident by incident; columns by their names, whatever their order.
public struct EditionComparison {
    private let old: Edition
    private let new: Edition
    /// The columns that only one of them has.
    public var columnsApart: (old: [String], new: [String]) {
        let (before, after) = (Set(old.columns), Set(new.columns))
        return (old.columns.filter { !after.contains($0) }, new.columns.filter { !before.contains($0) })
    }
    /// Rows that cannot be compared: without a name, or unreadable, or with a name that an earlier row has.
    public let leftOut: (old: Int, new: Int)

    private struct Edition {
        var columns: [String]
        /// Those that hold days.
        let dayColumns: Set<Int>
        let reader: IncidentReader
        var rows: [(id: String, line: Int, fields: [String], point: Coordinate?)] = []
        var numbers: [String: Int] = [:]
        var leftOut = 0

        init(_ table: SourceTable, _ map: ColumnMap) {
            columns = table.columns
            dayColumns = Set([ColumnRole.date, .dateStart, .dateEnd].flatMap { map.columns[$0.index] })
            reader = IncidentReader(table, map)
            table.forEachRow { row in
                do throws(IncidentReader.Fault) {
                    let reading = try reader.read(row)
                    let id = reading.incident.id
                    let identity = ImportedIncident.identity(of: id)
                    guard !id.isEmpty, numbers[identity] == nil else {
                        leftOut += 1
                        return
                    }
                    numbers[identity] = rows.count
                    rows.append((id, row.line, row.fields, reading.point))
                } catch {
                    leftOut += 1
                }
            }
        }
    }

    /// Reads both editions.
    public init(old: (SourceTable, ColumnMap), new: (SourceTable, ColumnMap)) {
        self.old = Edition(old.0, old.1)
        self.new = Edition(new.0, new.1)
        leftOut = (self.old.leftOut, self.new.leftOut)
    }

    /// Less is rounding: the publisher wrote another number of decimals.
    private static let still = Length.metres(1)

    /// All changes: what is in the newer edition in its order, then what it has no more.
    public var changes: [EditionChange] {
        var changes: [EditionChange] = []
        let places = Dictionary(old.columns.enumerated().map { ($1, $0) }) { first, _ in first }
        let shared = new.columns.enumerated().compactMap { index, name in
            places[name].map { (name, $0, index) }
        }
        for row in new.rows {
            guard let number = old.numbers[ImportedIncident.identity(of: row.id)] else {
                changes.append(
                    EditionChange(
                        id: row.id, kind: .added, oldLine: nil, newLine: row.line, oldPoint: nil,
                        newPoint: row.point,
                        distance: nil, columns: []))
                continue
            }
            let before = old.rows[number]
            let columns = shared.compactMap { name, a, b -> (name: String, old: String, new: String)? in
                let texts = (
                    a < before.fields.count ? before.fields[a] : "", b < row.fields.count ? row.fields[b] : ""
                )
                return Self.isSame(texts.0, texts.1) || isSameDay(texts, columns: a, b)
                    ? nil : (name, texts.0, texts.1)
            }
            var distance: Double?
            if let a = before.point, let b = row.point { distance = Geodesic.distance(from: a, to: b).metres }
            let isMoved =
                distance.map { $0 > Self.still.metres } ?? ((before.point == nil) != (row.point == nil))
            guard isMoved || !columns.isEmpty else { continue }
            changes.append(
                EditionChange(
                    id: row.id, kind: isMoved ? .moved : .recoded, oldLine: before.line, newLine: row.line,
                    oldPoint: before.point, newPoint: row.point, distance: distance, columns: columns))
        }
        for row in old.rows where new.numbers[ImportedIncident.identity(of: row.id)] == nil {
            changes.append(
                EditionChange(
                    id: row.id, kind: .deleted, oldLine: row.line, newLine: nil, oldPoint: row.point,
                    newPoint: nil,
                    distance: nil, columns: []))
        }
        return changes
    }

    /// Days are the same however they are written: `28.12.2022`, `2022-12-28`.
    private func isSameDay(_ texts: (String, String), columns a: Int, _ b: Int) -> Bool {
        guard old.dayColumns.contains(a), new.dayColumns.contains(b), let day = old.reader.days(texts.0)
        else { return false }
        return day == new.reader.days(texts.1)
    }

    /// Numbers are the same however they are written: `1`, `1.0`.
    private static func isSame(_ a: String, _ b: String) -> Bool {
        if a == b { return true }
        guard let first = Double(a), let second = Double(b) else { return false }
        return first == second
    }
}
