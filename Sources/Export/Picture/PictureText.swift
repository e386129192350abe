/// Widths of text, for labels that must not overlap.
///
/// Of DejaVu Sans, which librsvg is given to draw with and which Verdana, the next of the list, is as wide as. Basic Latin is measured;
/// other scripts count as wide as nine in ten of their letters, or wider, whatever font draws them.
enum PictureText {
    /// What the picture's text asks for, the first that is there.
    static let fontFamily = "'DejaVu Sans', Verdana, 'Noto Sans', Arial, sans-serif"

    /// The advance of a text, in the units of `size`.
    static func width(_ text: String, size: Double, isBold: Bool = false, spacing: Double = 0) -> Double {
        let table = isBold ? bold : regular
        var thousandths = 0
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            switch scalar.value {
            case 0x20..<0x7F: thousandths += table[Int(scalar.value) - 0x20]
            case 0x300..<0x370, 0x64B..<0x660, 0x591..<0x5C8, 0x200B..<0x2010, 0xFE00..<0xFE10: break
            case 0xA0..<0x590, 0x1E00..<0x2000:
                let capital = scalar.properties.isUppercase
                let isCyrillic = scalar.value >= 0x400 && scalar.value < 0x530
                thousandths += (capital ? 800 : 660) + (isCyrillic ? 100 : 0) + (isBold ? 70 : 0)
            case 0x590..<0x600: thousandths += isBold ? 700 : 660
            case 0x600..<0x780, 0xFB50..<0xFE00, 0xFE70..<0xFF00: thousandths += isBold ? 1000 : 900
            case 0x2010..<0x2070: thousandths += isBold ? 1000 : 840
            // Ideographs, syllables and pictures are square; what nobody thought of may be.
            default: thousandths += 1050
            }
        }
        return Double(thousandths) * size / 1000 + spacing * Double(count)
    }

    /// The text in lines no wider than that, by words; the last one ends in an ellipsis where there are more.
    static func lines(
        _ text: String, width: Double, size: Double, isBold: Bool = false, atMost count: Int
    ) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last,
                Self.width("\(last) \(word)", size: size, isBold: isBold) <= width
            {
                lines[lines.count - 1] += " \(word)"
            } else if lines.count < count {
                lines.append(String(word))
            } else {
                lines[count - 1] = cut(
                    lines[count - 1] + " \(word)", width: width, size: size, isBold: isBold)
                break
            }
        }
        return lines.map { cut($0, width: width, size: size, isBold: isBold) }
    }

    /// The text, or as much of it as fits with an ellipsis.
    private static func cut(_ text: String, width: Double, size: Double, isBold: Bool) -> String {
        guard Self.width(text, size: size, isBold: isBold) > width else { return text }
        var kept = text
        while !kept.isEmpty, Self.width(kept + "…", size: size, isBold: isBold) > width { kept.removeLast() }
        return kept + "…"
    }

    /// The words of others on one line: white space is one space, and characters that would turn what stands beside them are left out.
    static func plain(_ text: String, atMost count: Int = 200) -> String {
        var result = ""
        var isGap = false
        for character in text {
            if character.isWhitespace {
                isGap = !result.isEmpty
                continue
            }
            let kept = character.unicodeScalars.filter {
                !(0x202A...0x202E).contains($0.value) && !(0x2066...0x2069).contains($0.value)
                    && $0.properties.generalCategory != .control
            }
            if kept.isEmpty { continue }
            if result.count >= count { return result + "…" }
            if isGap { result += " " }
            isGap = false
            result.unicodeScalars.append(contentsOf: kept)
        }
        return result
    }

    /// Whether the first letter of a text is of a script that is written from right to left.
    static func isRightToLeft(_ text: String) -> Bool {
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            return (0x590..<0x900).contains(scalar.value) || (0xFB1D..<0xFE00).contains(scalar.value)
                || (0xFE70..<0xFF00).contains(scalar.value) || (0x10800..<0x11000).contains(scalar.value)
                || (0x1E800..<0x1F000).contains(scalar.value)
        }
        return false
    }

    /// Thousandths of the size, from U+0020 on (DejaVu Sans 2.37, table `hmtx`).
    private static let regular = [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636,
        636,
        636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752,
        295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337,
        390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635,
        635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ]
    private static let bold = [
        348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696,
        696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821,
        837, 372, 372, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457,
        365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687,
        716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
    ]
}
