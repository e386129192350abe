/// Columns of text for people, each as wide as its widest cell, numbers to the right.
public struct TextTable: Sendable {
    /// Where the cells of a column stand.
    public enum Alignment: Hashable, Sendable {
        /// At the left edge.
        case left
        /// At the right edge.
        case right
    }

    private var rows: [[String]] = []
    private let alignments: [Alignment]

    /// A table with these column headings.
    public init(_ columns: [(title: String, alignment: Alignment)]) {
        self.alignments = columns.map(\.alignment)
        self.rows = [columns.map(\.title)]
    }

    /// Adds a row; missing cells stay empty. Line breaks and control characters become spaces.
    public mutating func add(_ cells: [String]) {
        rows.append(
            cells.map { cell in
                String(
                    String.UnicodeScalarView(
                        cell.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
            })
    }

    /// The table, a line a row, with no spaces at the ends of lines.
    public var text: String {
        let widths = alignments.indices.map { column in
            rows.map { column < $0.count ? Self.width(of: $0[column]) : 0 }.max() ?? 0
        }
        var result = ""
        for row in rows {
            var line = ""
            for (column, cell) in row.prefix(alignments.count).enumerated() {
                let padding = String(repeating: " ", count: widths[column] - Self.width(of: cell))
                line +=
                    (column > 0 ? "  " : "")
                    + (alignments[column] == .right ? padding + cell : cell + padding)
            }
            while line.hasSuffix(" ") { line.removeLast() }
            result += line + "\n"
        }
        return result
    }

    /// Columns on a terminal: East Asian wide characters take two, marks that combine take none.
    private static func width(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { total, scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return total
            default: break
            }
            let isWide =
                (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
                || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
                || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
                || (0x1F300...0x1FAFF).contains(scalar.value) || (0x20000...0x3FFFD).contains(scalar.value)
            return total + (isWide ? 2 : 1)
        }
    }
}
