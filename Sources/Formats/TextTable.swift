/// A column of a table for people.
public struct TextColumn: Sendable {
    /// Where the cells of a column stand.
    public enum Alignment: Hashable, Sendable {
        /// At the left edge: words.
        case left
        /// At the right edge: numbers, which are never cut.
        case right
    }

    let title: String
    let alignment: Alignment
    let rank: Int
    let styles: [String: TextStyle]

    /// A column.
    ///
    /// - Parameters:
    ///   - rank: What is left out first where the window is too narrow: the highest number, of equals the last; 0 stays.
    ///   - styles: The cells that stand out, by what they say.
    public init(
        _ title: String, _ alignment: Alignment, rank: Int = 0,
        styles: [String: TextStyle] = [:]
    ) {
        (self.title, self.alignment, self.rank, self.styles) = (title, alignment, rank, styles)
    }
}

/// Columns of text for people, each as wide as its widest cell, numbers to the right.
///
/// In a window, words are cut with an ellipsis, the widest columns first; where that does not do, columns are left out by
/// their rank, and a last line names them. Without a width nothing is cut.
public struct TextTable: Sendable {
    private let columns: [TextColumn]
    private var rows: [[String]] = []

    /// Between two columns.
    private static let gap = 2
    /// Words are cut to this width before columns are left out.
    private static let narrowest = 12

    /// A table with these columns.
    public init(_ columns: [TextColumn]) { self.columns = columns }

    /// Adds a row; missing cells stay empty. Line breaks and control characters become spaces.
    public mutating func add(_ cells: [String]) { rows.append(cells.map(TerminalText.line)) }

    /// The table, a line a row, with no spaces at the ends of lines.
    public func text(_ look: TextLook = .plain) -> String {
        let titles = columns.map { TerminalText.line($0.title) }
        var widths = titles.map(TerminalText.width)
        for row in rows {
            for (column, cell) in row.prefix(columns.count).enumerated() {
                widths[column] = max(widths[column], TerminalText.width(of: cell))
            }
        }
        let shown = look.width.map { fit(&widths, into: $0) } ?? Array(columns.indices)
        var text = ""
        if titles.contains(where: { !$0.isEmpty }) {
            add(titles, shown, widths, to: &text) { cell, _ in look.text(cell, .strong) }
        }
        for row in rows {
            add(row, shown, widths, to: &text) { cell, column in
                look.text(cell, columns[column].styles[cell])
            }
        }
        if shown.count < columns.count {
            let left = columns.indices.filter { !shown.contains($0) }.map { titles[$0] }
            let note =
                "(no room for \(left.count) column\(left.count == 1 ? "" : "s"): \(left.joined(separator: ", ")))"
            text += look.text(look.width.map { TerminalText.cut(note, to: $0) } ?? note, .faint) + "\n"
        }
        return text
    }

    private func add(
        _ cells: [String], _ shown: [Int], _ widths: [Int], to text: inout String,
        styled: (String, Int) -> String
    ) {
        var line = ""
        // Held back until something stands behind it.
        var spaces = 0
        for (place, column) in shown.enumerated() {
            let whole = column < cells.count ? cells[column] : ""
            let cell = TerminalText.cut(whole, to: widths[column])
            let padding = widths[column] - TerminalText.width(of: cell)
            spaces += place > 0 ? Self.gap : 0
            if columns[column].alignment == .right { spaces += padding }
            if !cell.isEmpty {
                line += String(repeating: " ", count: spaces) + styled(cell, column)
                spaces = 0
            }
            if columns[column].alignment == .left { spaces += padding }
        }
        text += line + "\n"
    }

    /// Narrows the columns to a window.
    ///
    /// - Returns: The columns that are shown.
    private func fit(_ widths: inout [Int], into width: Int) -> [Int] {
        var shown = Array(columns.indices)
        func excess(_ widths: [Int]) -> Int {
            shown.reduce(0) { $0 + widths[$1] } + Self.gap * max(0, shown.count - 1) - width
        }
        let least = columns.indices.map {
            columns[$0].alignment == .left ? min(widths[$0], Self.narrowest) : widths[$0]
        }
        while excess(least) > 0, let rank = shown.map({ columns[$0].rank }).max(), rank > 0,
            let last = shown.lastIndex(where: { columns[$0].rank == rank })
        {
            shown.remove(at: last)
        }
        for floor in [Self.narrowest, 3] {
            // The widest becomes as narrow as the next one, and so on: short words stay whole.
            while excess(widths) > 0 {
                let words = shown.filter { columns[$0].alignment == .left && widths[$0] > floor }
                guard let most = words.map({ widths[$0] }).max() else { break }
                let widest = words.filter { widths[$0] == most }
                let next = words.map { widths[$0] }.filter { $0 < most }.max() ?? floor
                let step = max(1, min(most - next, excess(widths) / widest.count))
                for column in widest.reversed() where excess(widths) > 0 { widths[column] -= step }
            }
        }
        return shown
    }
}
