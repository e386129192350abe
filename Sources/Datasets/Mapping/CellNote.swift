/// What is to be told of a cell though its row is used.
public struct CellNote: Hashable, Sendable {
    /// What is odd about it.
    public enum Matter: Hashable, Sendable {
        /// Is no date.
        case noDate
        /// Is no number, of people or of metres.
        case noNumber
        /// Is no number of degrees, or no position.
        case noPosition
        /// Lies beyond -90...90, or -180...180.
        case offGlobe(Int)
        /// Latitude and longitude are on the globe the other way round.
        case exchanged
        /// Is empty though the other number of the position is there.
        case half
        /// May be read with the day or with the month in front, and nothing tells which.
        case dayFirst
        /// A comma or a point was taken to part thousands.
        case grouped
    }

    /// The name of the column.
    public let column: String
    /// Its text.
    public let text: String
    /// What is odd.
    public let matter: Matter

    init(_ column: String, _ text: String, _ matter: Matter) {
        self.column = column
        self.text = String(text.prefix(40))
        self.matter = matter
    }

    /// Whether what the cell says is lost to the incident.
    public var isLoss: Bool { matter != .dayFirst && matter != .grouped }

    /// For people, with the column.
    public var reason: String {
        let cell = "\(column): \u{2018}\(text)\u{2019}"
        return switch matter {
        case .noDate: "\(cell) is no date"
        case .noNumber: "\(cell) is not a number"
        case .noPosition: "\(cell) is no position"
        case .offGlobe(let limit): "\(cell) is not in -\(limit)...\(limit)"
        case .exchanged: "\(cell): latitude and longitude seem to be exchanged"
        case .half: "\(column): is empty, though the other number of the position is there"
        case .dayFirst: "\(cell) may be either way: read with the day in front"
        case .grouped: "\(cell): thousands are parted"
        }
    }
}

/// Notes on cells of a table, by what is odd about them: the first of a kind stands for all.
public struct CellNotes: Hashable, Sendable {
    private struct Kind: Hashable {
        let column: String
        let matter: CellNote.Matter
    }

    private struct Found: Hashable {
        var line: Int
        var note: CellNote
        var count: Int

        var text: String {
            let more = count > 1 ? ", in \(count) rows" : ""
            return "\(line): \(note.reason)\(note.isLoss ? ": left empty" : "")\(more)"
        }
    }

    private var kinds: [Kind: Found] = [:]

    /// None.
    public init() {}

    /// Whether there are none.
    public var isEmpty: Bool { kinds.isEmpty }

    /// Adds a note on a row.
    public mutating func add(_ note: CellNote, line: Int, count: Int = 1) {
        let kind = Kind(column: note.column, matter: note.matter)
        var found = kinds[kind] ?? Found(line: line, note: note, count: 0)
        if line < found.line { (found.line, found.note) = (line, note) }
        found.count += count
        kinds[kind] = found
    }

    /// Adds the notes of a piece that begins at a line.
    public mutating func add(_ others: CellNotes, from line: Int) {
        for other in others.kinds.values { add(other.note, line: line + other.line, count: other.count) }
    }

    /// A line for people each, in the order of the rows: the row's line and what is odd, and in how many rows.
    public var lines: [String] { sorted.map(\.text) }

    /// The first that tells of a loss; nil without any.
    public var firstLoss: String? { sorted.first(where: \.note.isLoss)?.text }

    private var sorted: [Found] {
        kinds.values.sorted { ($0.line, $0.note.column) < ($1.line, $1.note.column) }
    }
}
