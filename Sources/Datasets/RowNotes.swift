import Synchronization

/// What was noticed in the rows of a table while they were read, and is to be told though the rows are used.
///
/// What stands behind the position is passed over until a row is wanted, so it is noticed then and told when all is done.
package final class RowNotes: Sendable {
    /// The rows at fault.
    package struct Found: Sendable {
        /// Rows with fields that no column is there for; a row may be read several times.
        var surplus: Set<Int> = []
        /// The first of them, with their numbers of fields, ascending.
        var fields: [(row: Int, count: Int)] = []
        /// The first row with bytes that are no UTF-8; -1 for the header.
        var notText: Int?
        /// The row with a quoted field that is never closed.
        var open: Int?
    }

    private static let shown = 10
    private let found = Mutex(Found())

    /// What was noticed until now.
    package var all: Found { found.withLock { $0 } }

    func surplus(row: Int, fields: Int) {
        found.withLock { found in
            guard found.surplus.insert(row).inserted else { return }
            let place = found.fields.firstIndex { $0.row > row } ?? found.fields.count
            guard place < Self.shown else { return }
            found.fields.insert((row, fields), at: place)
            if found.fields.count > Self.shown { found.fields.removeLast() }
        }
    }

    func notText(row: Int) { found.withLock { $0.notText = min($0.notText ?? row, row) } }

    func open(row: Int) { found.withLock { $0.open = row } }
}

extension PointTable {
    /// What was noticed in the rows that were read until now, and left them in use: lines for people.
    public var notes: [String] {
        guard let found = rows.notes?.all else { return [] }
        var lines: [String] = []
        let places = self.places(ofRows: found.fields.map(\.row))
        for (place, row) in zip(places, found.fields) {
            lines.append(
                "\(name):\(place): \(row.count) fields and only \(columns.count) columns: those behind are left out"
            )
        }
        if !found.surplus.isEmpty {
            lines.append(
                "\(name): \(found.surplus.count) of the rows that were read have more fields than the header")
        }
        if let row = found.notText {
            let place = row < 0 ? "1" : self.places(ofRows: [row])[0]
            lines.append("\(name):\(place): \(DelimitedRecords.notText)")
        }
        if let row = found.open {
            let place = self.places(ofRows: [row])[0]
            lines.append("\(name):\(place): \(DelimitedRecords.open)")
        }
        return lines
    }

    /// Where rows are, for people: a line's number in most files. They must ascend.
    public func places(ofRows numbers: [Int]) -> [String] {
        rows.places(
            numbers.map { RejectedRow(row: $0, offset: rows.offset(ofRow: $0), column: "", reason: "") })
    }
}
