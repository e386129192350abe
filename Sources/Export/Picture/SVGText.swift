import Formats

/// An SVG 1.1 document in the making: elements in the order in which they are painted.
struct SVGText {
    private(set) var bytes: [UInt8] = []

    /// A way to paint text.
    struct Style {
        var size: Double
        var colour: String
        var isBold = false
        var isItalic = false
        /// Added between letters.
        var spacing = 0.0
        /// A pale edge around the letters, so that lines below do not strike them out.
        var halo: String?
    }

    /// Where a text is held.
    enum Anchor: String { case start, middle, end }

    /// Appends markup as it is.
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Appends what another document says.
    mutating func append(_ other: SVGText) { bytes += other.bytes }

    /// Appends words that are not ours.
    mutating func words(_ text: String) { bytes.append(xml: text) }

    /// Appends a number with one decimal at most.
    mutating func number(_ value: Double) { raw(Self.text(value)) }

    /// A number with as many decimals as a picture shows: one, by steps of a tenth of a unit.
    static func text(_ value: Double) -> String {
        let tenths = Int((max(-1e9, min(1e9, value)) * 10).rounded())
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return "\(tenths < 0 ? "-" : "")\(whole)\(rest == 0 ? "" : ".\(rest)")"
    }

    /// Path data for a line, each corner but the first told from the one before; closed if it is a ring. Nothing for less than two corners.
    static func path(_ line: [Pixel], isClosed: Bool = false) -> String {
        // Steps are between rounded corners, so that they add up.
        var last = (0, 0)
        var path = ""
        var count = 0
        for pixel in line {
            let next = (Int((pixel.x * 10).rounded()), Int((pixel.y * 10).rounded()))
            let step = (next.0 - last.0, next.1 - last.1)
            if count > 0, step == (0, 0) { continue }
            path += count == 0 ? "M" : count == 1 ? "l" : step.0 < 0 ? "" : " "
            path += text(Double(step.0) / 10)
            path += step.1 < 0 ? "" : " "
            path += text(Double(step.1) / 10)
            last = next
            count += 1
        }
        guard count > 1 else { return "" }
        return path + (isClosed ? "z" : "")
    }

    /// A text on its base line. What is written from right to left stays so, held by the same side.
    mutating func text(_ text: String, at pixel: Pixel, _ anchor: Anchor = .start, _ style: Style) {
        raw("<text x=\"")
        number(pixel.x)
        raw("\" y=\"")
        number(pixel.y)
        raw("\" font-size=\"")
        number(style.size)
        raw("\" fill=\"\(style.colour)\"")
        var anchor = anchor
        if PictureText.isRightToLeft(text) {
            raw(" direction=\"rtl\" unicode-bidi=\"embed\"")
            anchor = anchor == .start ? .end : anchor == .end ? .start : .middle
        }
        if anchor != .start { raw(" text-anchor=\"\(anchor.rawValue)\"") }
        if style.isBold { raw(" font-weight=\"bold\"") }
        if style.isItalic { raw(" font-style=\"italic\"") }
        if style.spacing > 0 { raw(" letter-spacing=\"\(Self.text(style.spacing))\"") }
        if let halo = style.halo {
            raw(" stroke=\"\(halo)\" stroke-width=\"2.6\" stroke-linejoin=\"round\" paint-order=\"stroke\"")
        }
        raw(">")
        words(text)
        raw("</text>\n")
    }
}
