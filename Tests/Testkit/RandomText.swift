extension SeededRandom {
    /// Text that breaks careless writers: control characters, quotation marks, markup, beginnings of
    /// formulas, bidirectional marks, characters outside the basic plane, line ends of every kind.
    public mutating func hostileText(upTo length: Int = 12) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            switch Int.random(in: 0..<8, using: &self) {
            case 0: text.append(Unicode.Scalar(UInt8.random(in: 0..<0x20, using: &self)))
            case 1: text.append(contentsOf: pick(["\"", "'", "\\", "<", ">", "&", ",", ";", "]]>", "&amp;"]))
            case 2: text.append(contentsOf: pick(["=", "+", "-", "@", "\u{FF1D}", "'=", "-1", "0", "."]))
            case 3:
                text.append(contentsOf: pick(["\u{202E}", "\u{2066}", "\u{200F}", "\u{2028}", "\u{FEFF}"]))
            case 4: text.append(contentsOf: pick(["🚀", "𝄞", "\u{10FFFF}", "\u{FFFE}", "\u{FFFF}", "\u{7F}"]))
            case 5: text.append(contentsOf: pick(["کابل", "ō", "e\u{301}", "北京", "\r\n", "\n", "\r", " "]))
            default: text.append(Unicode.Scalar(UInt8.random(in: 0x20..<0x7F, using: &self)))
            }
        }
        return String(text)
    }

    private mutating func pick(_ items: [String]) -> String.UnicodeScalarView {
        items[Int.random(in: 0..<items.count, using: &self)].unicodeScalars
    }
}
