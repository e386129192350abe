/// Marks what stands within quotation marks. A quotation ends with its paragraph at the latest.
enum Quotation {
    static func mark(_ tokens: inout [Token], in scalars: [Unicode.Scalar]) {
        var isOpen = false
        for index in tokens.indices {
            if index > 0, hasParagraphBreak(scalars, tokens[index - 1].span.end, tokens[index].span.start) {
                isOpen = false
            }
            switch tokens[index].text {
            case "\u{201C}", "\u{00AB}", "\u{201E}": isOpen = true
            case "\u{201D}", "\u{00BB}": isOpen = false
            case "\"": isOpen.toggle()
            default: tokens[index].isQuoted = isOpen
            }
        }
    }

    /// Whether an empty line lies between two positions.
    static func hasParagraphBreak(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
        var breaks = 0
        for scalar in scalars[start..<end] {
            if scalar == "\n" || scalar == "\u{2028}" { breaks += 1 }
            if scalar == "\u{2029}" { breaks += 2 }
        }
        return breaks > 1
    }
}
