/// A heading with labelled lines below it, for people. In a window, long lines go on below their own beginning.
public struct TextBlock: Sendable {
    private struct Line {
        var label: String
        var text: String
        var style: TextStyle?
    }

    private let heading: String
    private let remark: String
    private var lines: [Line] = []

    /// Where labels begin, and where what they label.
    private static let (indent, labelWidth) = (2, 12)
    /// In a window narrower than this, wrapping would leave a word a line.
    private static let narrowest = 30

    /// A block with a heading, and what stands faintly behind it.
    public init(_ heading: String, remark: String = "") {
        (self.heading, self.remark) = (TerminalText.line(heading), TerminalText.line(remark))
    }

    /// Adds a line; without a label it belongs to the one above. Line breaks and control characters become spaces.
    public mutating func add(_ label: String, _ text: String, _ style: TextStyle? = nil) {
        lines.append(Line(label: label, text: TerminalText.line(text), style: style))
    }

    /// The block, ended by a line break.
    public func text(_ look: TextLook = .plain) -> String {
        var text = look.text(heading, .strong)
        if !remark.isEmpty { text += "  " + look.text(remark, .faint) }
        text += "\n"
        let start = Self.indent + Self.labelWidth
        for line in lines {
            let width = look.width.map { max($0, Self.narrowest) - start }
            let parts = width.map { TerminalText.wrapped(line.text, to: $0) } ?? [line.text]
            for (number, part) in parts.enumerated() {
                let label = number == 0 ? line.label : ""
                let padding = max(0, Self.labelWidth - TerminalText.width(of: label))
                text += String(repeating: " ", count: Self.indent) + look.text(label, .faint)
                text += String(repeating: " ", count: padding) + look.text(part, line.style) + "\n"
            }
        }
        return text
    }
}
