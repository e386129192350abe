/// Keeps labels from overlapping one another and what they must not cover.
struct LabelBoard {
    private let panel: PixelBox
    /// Boxes by the squares that they touch: a label is compared with a few, however many there are.
    private var squares: [Square: [PixelBox]] = [:]
    private static let side = 48.0

    private struct Square: Hashable {
        let column: Int
        let row: Int
    }

    init(_ panel: PixelBox) { self.panel = panel }

    /// Takes a box out of what labels may cover.
    mutating func block(_ box: PixelBox) {
        for square in Self.squares(box) { squares[square, default: []].append(box) }
    }

    /// Whether a box lies within the panel and covers nothing that is blocked.
    func isFree(_ box: PixelBox) -> Bool {
        panel.contains(box)
            && !Self.squares(box).contains { squares[$0]?.contains { $0.overlaps(box) } ?? false }
    }

    /// Takes the first place that is free, and gives its number; nil when none is.
    mutating func place(_ candidates: [PixelBox]) -> Int? {
        guard let number = candidates.firstIndex(where: isFree) else { return nil }
        block(candidates[number])
        return number
    }

    private static func squares(_ box: PixelBox) -> [Square] {
        func range(_ low: Double, _ high: Double) -> ClosedRange<Int> {
            let first = Int((max(-1e6, min(1e6, low)) / side).rounded(.down))
            let last = Int((max(-1e6, min(1e6, high)) / side).rounded(.down))
            return first...max(first, last)
        }
        return range(box.top, box.bottom).flatMap { row in
            range(box.left, box.right).map { Square(column: $0, row: row) }
        }
    }
}

/// A label beside a symbol: a line or two, and the places where it may stand, the best ones first.
struct PointLabel {
    let lines: [(text: String, style: SVGText.Style)]
    let width: Double
    let height: Double

    init(_ lines: [(text: String, style: SVGText.Style)]) {
        self.lines = lines
        width =
            lines.map {
                PictureText.width(
                    $0.text, size: $0.style.size, isBold: $0.style.isBold, spacing: $0.style.spacing)
            }
            .max() ?? 0
        height = lines.reduce(0) { $0 + Self.lineHeight($1.style) }
    }

    private static func lineHeight(_ style: SVGText.Style) -> Double { (style.size * 1.2).rounded() }

    /// The box of each place around a symbol of that radius, and the side by which the text is held there.
    func candidates(around pixel: Pixel, radius: Double) -> [(box: PixelBox, anchor: SVGText.Anchor)] {
        let gap = radius + 4
        let slant = radius * 0.7 + 3
        func box(_ x: Double, _ y: Double) -> PixelBox {
            PixelBox(left: x, top: y, right: x + width, bottom: y + height)
        }
        let (left, middle) = (pixel.x - width, pixel.x - width / 2)
        return [
            (box(pixel.x + gap, pixel.y - height / 2), .start),
            (box(left - gap, pixel.y - height / 2), .end),
            (box(pixel.x + slant, pixel.y - slant - height + 4), .start),
            (box(pixel.x + slant, pixel.y + slant - 4), .start),
            (box(left - slant, pixel.y - slant - height + 4), .end),
            (box(left - slant, pixel.y + slant - 4), .end),
            (box(middle, pixel.y - gap - height + 2), .middle),
            (box(middle, pixel.y + gap - 2), .middle),
        ]
    }

    /// The same, over a point.
    func candidates(over pixel: Pixel) -> [(box: PixelBox, anchor: SVGText.Anchor)] {
        [(0.0, 0.0), (0, -1), (0, 1), (-0.4, 0), (0.4, 0), (0, -2), (0, 2)].map { step in
            let centre = pixel + Pixel(step.0 * width, step.1 * height)
            return (PixelBox(around: centre, width: width, height: height), .middle)
        }
    }

    /// Writes the lines into a box.
    func write(in box: PixelBox, _ anchor: SVGText.Anchor, to svg: inout SVGText) {
        let x =
            switch anchor {
            case .start: box.left
            case .middle: box.middle.x
            case .end: box.right
            }
        var y = box.top
        for (text, style) in lines {
            let height = Self.lineHeight(style)
            // Capitals stand in the middle of their line.
            svg.text(text, at: Pixel(x, y + height / 2 + style.size * 0.36), anchor, style)
            y += height
        }
    }
}
