/// Text as a terminal shows it: how wide it is, where it is cut, and what in it would steer the terminal.
public enum TerminalText {
    /// Columns that a text takes: East Asian wide characters take two, marks that combine take none.
    public static func width(of text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// One line that stays where it is put: line breaks and control characters become spaces, marks that turn the text
    /// around and spaces at the end are left out.
    public static func line(_ text: String) -> String {
        guard text.hasSuffix(" ") || text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else {
            return text
        }
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.properties.isBidiControl {
            line.append(isBreak(scalar) ? " " : scalar)
        }
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    /// The beginning of a text that takes at most so many columns, with an ellipsis where something was cut.
    public static func cut(_ text: String, to width: Int) -> String {
        guard self.width(of: text) > width else { return text }
        var (kept, taken) = ("", 0)
        for character in text {
            let wide = self.width(of: String(character))
            guard taken + wide < width else { break }
            kept.append(character)
            taken += wide
        }
        while kept.hasSuffix(" ") { kept.removeLast() }
        return width > 0 ? kept + "\u{2026}" : ""
    }

    /// A text as lines of at most so many columns, broken at spaces; a word that is wider has a line of its own.
    public static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var (line, taken) = ("", 0)
        for word in text.split(separator: " ") {
            let wide = self.width(of: word)
            if !line.isEmpty, taken + 1 + wide > width {
                lines.append(line)
                (line, taken) = ("", 0)
            }
            line += (line.isEmpty ? "" : " ") + word
            taken += wide + (taken > 0 ? 1 : 0)
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]
}
