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

    static let shown = 10
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

    /// What is to be told, a line each.
    ///
    /// - Parameters:
    ///   - surplus: How many rows have fields without a column, and the first of them with their numbers of fields.
    ///   - notText: The place of the first bytes that are no UTF-8.
    ///   - open: The place of a quoted field that is never closed.
    static func lines(
        name: String, columns: Int, surplus: Int, fields: [(place: String, count: Int)], notText: String?,
        open: String?
    ) -> [String] {
        var lines = fields.map { place, count in
            "\(name):\(place): \(count) fields and only \(columns) columns: those behind are left out"
        }
        if surplus > 0 {
            lines.append("\(name): \(surplus) of the rows that were read have more fields than the header")
        }
        if let notText {
            lines.append(
                "\(name):\(notText): not UTF-8, here first; what cannot be read becomes U+FFFD: convert the file, such as with `iconv -f WINDOWS-1252 -t UTF-8`"
            )
        }
        if let open {
            lines.append(
                "\(name):\(open): a quoted field begins here or on the next lines, and is not closed before the end of the file"
            )
        }
        return lines
    }
}

extension PointTable {
    /// What was noticed in the rows that were read until now, and left them in use: lines for people.
    public var notes: [String] {
        guard let found = rows.notes?.all else { return [] }
        let places = self.places(ofRows: found.fields.map(\.row))
        return RowNotes.lines(
            name: name, columns: columns.count, surplus: found.surplus.count,
            fields: zip(places, found.fields).map { ($0, $1.count) },
            notText: found.notText.map { $0 < 0 ? "1" : self.places(ofRows: [$0])[0] },
            open: found.open.map { self.places(ofRows: [$0])[0] })
    }

    /// Where rows are, for people: a line's number in most files. They must ascend.
    public func places(ofRows numbers: [Int]) -> [String] {
        rows.places(
            numbers.map { RejectedRow(row: $0, offset: rows.offset(ofRow: $0), column: "", reason: "") })
    }
}
